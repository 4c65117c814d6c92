import { expect, it } from 'vitest';
import { played } from '../local/played.js';

it('npm run play:discord shows what each line leads to, as readers see it and raw', async () => {
  const lines = [
    'help',
    '/said',
    'fill 1 Milley',
    'fill 2 letter',
    'choose 5 quotes',
    'submit',
    '/said what did Milley say about the letter limit:2',
    'json m2',
    'press Context',
    '@onrecord who said "honest mistake"',
    'dm what did Esper say about Iran',
    'type /said speaker:mil',
    'as editor',
    '/withheld list',
  ];
  const { code, stderr, after, lines: done } = await played('discord', lines);
  expect(stderr).toContain('The record is empty: reading the sample documents.');
  expect(done).toEqual(lines);
  expect(after['help']).toMatch(
    /^\/COMMAND \[OPTION:VALUE …\] .*^press NUMBER\|LABEL .*^submit .*^json \[MESSAGE\] .*^quit /ms,
  );

  expect(after['/said']).toMatch(/^── form “Search statements”\nSpeaker: \[1\] A name\n/);
  expect(after['fill 1 Milley']).toBe('Speaker: Milley');
  expect(after['choose 5 quotes']).toBe('Kind: quotes');
  expect(after['submit']).toMatch(/^── m1 · onrecord in .*\n# Mark A\. Milley on letter, exact quotes only: 1 /);

  const answer = after['/said what did Milley say about the letter limit:2'];
  expect(answer).toMatch(/^── m2 · onrecord in #news, only visible to you\n# Mark A\. Milley on letter: /);
  expect(answer).toContain('\n> “In short, [that] was an honest mistake on the part of people');
  expect(answer).toMatch(/^\[\d+\] Share {2}\[\d+\] Context {2}\[\d+\] Source {2}/m);
  expect(JSON.parse(after['json m2']!)).toMatchObject({ components: [{ type: 17 }] });
  expect(after['press Context']).toMatch(/^── m3 · onrecord in #news, only visible to you\n# Context: /);
  expect(after['press Context']).toContain('The draft was sent to the Iraqis to get their comments');
  expect(after['@onrecord who said "honest mistake"']).toMatch(
    /^── m4 · reader in #news\n@onrecord who said "honest mistake"\n\n── m5 · onrecord in #news\n/,
  );
  expect(after['dm what did Esper say about Iran']).toMatch(
    /^── m6 · reader in dm\n.*\n\n── m7 · onrecord in dm\n# Mark T\. Esper on Iran: /,
  );
  expect(after['type /said speaker:mil']).toBe('Mark A. Milley');
  expect(after['/withheld list']).toMatch(/^── m8 · onrecord in #news, only visible to you\nNothing is withheld\.$/);
  expect(code).toBe(0);
});
