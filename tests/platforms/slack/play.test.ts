import { expect, it } from 'vitest';
import { played } from '../local/played.js';

it('npm run play:slack shows what each line leads to, as readers see it and raw', async () => {
  const lines = [
    'help',
    '/said',
    'type 1 mil',
    'fill 1 mark a. milley',
    'fill 2 letter',
    'choose 5 quotes',
    'submit',
    '/said limit:2 what did Milley say about the letter',
    'json m1',
    'press Context',
    '@onrecord who said "honest mistake"',
    'dm what did Esper say about Iran',
    'press 99',
    '/nosuch',
    'quit',
    'this is not done',
  ];
  const { code, stderr, after, lines: done } = await played('slack', lines);
  expect(stderr).toContain('The record is empty: reading the sample documents.');
  expect(done).toEqual(lines.slice(0, -2));
  expect(after['help']).toMatch(/^\/COMMAND \[TEXT\] .*^press NUMBER\|LABEL .*^submit .*^json \[MESSAGE\] .*^quit /ms);

  expect(after['/said']).toMatch(/^── form “Search statements”\nSpeaker: \[1\] A name \(offers as you type\)\n/);
  expect(after['type 1 mil']).toBe('Mark A. Milley');
  expect(after['fill 1 mark a. milley']).toBe('Speaker: Mark A. Milley');
  expect(after['choose 5 quotes']).toBe('Kind: Quotes');
  expect(after['submit']).toMatch(/^── form “Search statements”\n# Mark A\. Milley on letter, exact quotes only: 1 /);

  const answer = after['/said limit:2 what did Milley say about the letter'];
  expect(answer).toMatch(/^── m1 · onrecord in #news, only visible to you\n# Mark A\. Milley on letter: /);
  expect(answer).toContain('\n> “In short, [that] was an honest mistake on the part of people');
  expect(answer).toMatch(/^\[\d+\] Share to channel {2}\[\d+\] Context {2}\[\d+\] Source {2}/m);
  expect(JSON.parse(after['json m1']!)).toMatchObject({
    channel: 'C0001',
    blocks: expect.arrayContaining([expect.objectContaining({ type: 'rich_text' })]),
  });
  expect(after['press Context']).toMatch(/^── form “Context”\n/);
  expect(after['press Context']).toContain('The draft was sent to the Iraqis to get their comments');
  expect(after['@onrecord who said "honest mistake"']).toMatch(
    /^── m2 · reader in #news\n@onrecord who said "honest mistake"\n\n── m3 · onrecord in #news, in a thread\n/,
  );
  expect(after['dm what did Esper say about Iran']).toMatch(
    /^── m4 · reader in dm\n.*\n\n── m5 · onrecord in dm\n# Mark T\. Esper on Iran: /,
  );
  expect(after['press 99']).toMatch(/^! nothing has the number or the name "99"/);
  expect(after['/nosuch']).toMatch(/^! there is no command \/nosuch; there are \/digest, .*\/said/);
  expect(code).toBe(1);
});
