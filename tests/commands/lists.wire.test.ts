import { describe, expect, it } from 'vitest';
import help from '../../commands/help.js';
import sources from '../../commands/sources.js';
import speakers from '../../commands/speakers.js';
import { loadCommands } from '../../src/bot/commands/load.js';
import { CALLER, recordOf, sourceSummaryOf, speakerOf } from '../bot/fixtures.js';

const commands = await loadCommands();
const contextOf = (parts: Parameters<typeof recordOf>[0]) => {
  const record = recordOf(parts);
  return { record, news: record, editing: record, now: new Date(0), caller: CALLER, commands };
};
const NO_OPTIONS = { filter: undefined, page: undefined };

describe('/speakers', () => {
  const everyone = [
    speakerOf('Mark A. Milley'),
    speakerOf('Corrine Brown', { statements: 1, firstDate: null, lastDate: null }),
    speakerOf('a military official', {}, 'unnamed'),
  ];

  it('lists who is on record, and says how many have no name', async () => {
    const { text } = await speakers.run(contextOf({ speakers: everyone }), NO_OPTIONS);
    expect(text).toBe(
      [
        '2 speakers on record',
        'Mark A. Milley: chairman of the Joint Chiefs of Staff · 3 statements in 1 source · on 6 January 2020',
        'Corrine Brown: chairman of the Joint Chiefs of Staff · 1 statement in 1 source',
        'Besides, 1 speaker without a full name, each within one source.',
      ].join('\n'),
    );
  });

  it.each([
    ['mill', 1],
    ['joint chiefs', 3],
    ['official', 1],
    ['row', 0],
  ])('filters by name or role: %s', async (filter, expected) => {
    const { nodes, text } = await speakers.run(contextOf({ speakers: everyone }), { ...NO_OPTIONS, filter });
    expect(nodes.find((node) => node.type === 'fields')?.fields.length ?? 0).toBe(expected);
    if (expected === 0)
      expect(text).toBe('Nobody on record fits row.\nSearched the names, aliases and roles of 2 speakers.');
  });

  it('pages a long list', async () => {
    const many = Array.from({ length: 45 }, (_, index) => speakerOf(`Brown ${index}`));
    const { text } = await speakers.run(contextOf({ speakers: many }), { page: 2, filter: 'brown' });
    expect(text).toContain('45 speakers for brown');
    expect(text).toContain('Brown 20:');
    expect(text).not.toContain('Brown 19:');
    expect(text).toContain('21 to 40 of 45. More: /speakers page:3 brown');
    const end = await speakers.run(contextOf({ speakers: many }), { page: 4, filter: 'brown' });
    expect(end.text).toBe('That was all: 45 speakers.');
  });

  it('says that nobody is on record yet', async () => {
    expect((await speakers.run(contextOf({}), NO_OPTIONS)).text).toBe('Nobody is on record yet.');
  });
});

describe('/sources', () => {
  const all = [
    sourceSummaryOf(),
    sourceSummaryOf({ title: 'Press Briefing', kind: 'transcript', status: 'corrected', url: 'https://example.org/2' }),
  ];

  it('lists the sources with what must be known of them', async () => {
    const { text } = await sources.run(contextOf({ sources: all }), NO_OPTIONS);
    expect(text).toContain('2 sources on record');
    expect(text).toContain(
      'Press Briefing: Defense Department · transcript · 6 January 2020 · 4 statements by 2 speakers · ' +
        'A later version of this source stands in its place. · example.org/2',
    );
  });

  it('shows long addresses in short, and knows them whole', async () => {
    const url = `https://www.example.org/${'long-'.repeat(40)}end`;
    const { text, nodes } = await sources.run(contextOf({ sources: [sourceSummaryOf({ url })] }), NO_OPTIONS);
    expect(text).toContain(' · example.org/long-long');
    expect(text).not.toContain('end');
    expect(nodes.find((node) => node.type === 'fields')?.fields[0]).toMatchObject({ url });
  });

  it('filters by title and kind, and says when nothing fits', async () => {
    const filtered = await sources.run(contextOf({ sources: all }), { ...NO_OPTIONS, filter: 'TRANSCRIPT' });
    expect(filtered.text).toMatch(/^1 source for TRANSCRIPT\nPress Briefing/);
    const none = await sources.run(contextOf({ sources: all }), { ...NO_OPTIONS, filter: 'bitcoin' });
    expect(none.text).toMatch(/^No source on record fits bitcoin\./);
  });
});

describe('/help', () => {
  it('names every command and shows how to ask without one', async () => {
    const { text } = await help.run(contextOf({}), { command: undefined });
    const forEveryone = commands.filter(({ who }) => who === 'everyone');
    for (const { name, description } of forEveryone) expect(text).toMatch(new RegExp(`/${name}.*: ${description}`));
    expect(text).toContain('Or just ask: what did Milley say about the letter');
  });

  it('says where a question needs no slash, if not here', async () => {
    const caller = { ...CALLER, needsMention: true as const };
    const { text } = await help.run({ ...contextOf({}), caller }, { command: undefined });
    expect(text).not.toContain('Or just ask:');
    expect(text).toContain('in a direct message to the bot or in one that mentions it: what did Milley say');
  });

  it('explains one command, with or without its slash', async () => {
    const { text } = await help.run(contextOf({}), { command: '/speakers' });
    expect(text).toContain('/speakers [filter]');
    expect(text).toContain('filter: part of a name, an alias or a role; may be left out');
    expect(text).toContain(
      'page:1: which page of the list\nOptions with a colon may be left out and stand before the filter.\n',
    );
    expect(text).toContain('/speakers secretary of defense');
  });

  it('says of a question that it is needed, and how what stands beside it is given', async () => {
    expect((await help.run(contextOf({}), {})).text).toContain('/said question: ');
    const { text } = await help.run(contextOf({}), { command: 'said' });
    expect(text).toMatch(
      /^\/said question\n.*\nquestion: a name, and what it is about; needed unless a speaker, .*\nspeaker:…: who said it\n/,
    );
    expect(text).toContain('\nkind:quotes or kind:paraphrases: ');
    expect(text).toContain(
      '\nOptions with a colon may be left out and stand before the question, two words in quotation marks: name:"two words".\n',
    );
    expect(text).toContain('\n/said speaker:"Mark Milley" since:2020-01-06 kind:quotes letter');
  });
});
