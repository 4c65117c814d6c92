import { describe, expect, it } from 'vitest';
import { reportMistake } from '../../../src/bot/answers/report.js';
import type { StatementView } from '../../../src/bot/answers/statement-actions.js';
import type { Command } from '../../../src/bot/commands/command.js';
import { loadCommands } from '../../../src/bot/commands/load.js';
import { Bot } from '../../../src/bot/dispatch.js';
import type { Pages } from '../../../src/bot/memory/pages.js';
import type { Reply, ReplyNode } from '../../../src/bot/reply/reply.js';
import type { RankedStatement } from '../../../src/model/answer.js';
import type { Source } from '../../../src/model/source.js';
import { answerOf, CALLER, ranked, recordOf, SOURCE, statementOf } from '../fixtures.js';

const idOf = (digit: string) => digit.repeat(64);
const mistake = ranked(statementOf('It was an honest mistake,', 'direct', { id: idOf('a'), utterance: 1 }));
const sent = ranked(statementOf('It should not have been sent.', 'direct', { id: idOf('b'), utterance: 1 }));
const draft = ranked(statementOf('the letter was a draft', 'indirect', { id: idOf('c') }));
const ALL = [mistake, sent, draft];

function botOf(
  parts: Parameters<typeof recordOf>[0] = {},
  linksFor?: Pages['linksFor'],
  commands: readonly Command[] = [],
) {
  const logged: unknown[] = [];
  const bot = new Bot({
    record: recordOf({ statements: ALL, ...parts }),
    commands,
    logger: { error: (...args: unknown[]) => void logged.push(args) },
    now: () => new Date(0),
    ...(linksFor && { pages: { linksFor } as Pages }),
  });
  return { bot, logged };
}

const view = (name: StatementView, ids: readonly string[], parts = {}) => botOf(parts).bot.view(name, ids, CALLER);
const idsOf = (...statements: readonly RankedStatement[]) => statements.map(({ statement }) => statement.id);
const of = <T extends ReplyNode['type']>(type: T, { nodes }: Reply) =>
  nodes.filter((node): node is Extract<ReplyNode, { type: T }> => node.type === type);

describe('what is shown of a card', () => {
  it('is shared as the card alone', async () => {
    const reply = await view('share', idsOf(mistake, sent));
    expect(reply.nodes.map(({ type }) => type)).toEqual(['quote']);
    expect(of('quote', reply)[0]?.pieces.map(({ words }) => words)).toEqual([
      'It was an honest mistake,',
      'It should not have been sent.',
    ]);
  });

  it('stands in its passage, every piece marked, without marks of ours', async () => {
    const reply = await view('context', idsOf(sent, mistake));
    const [passage] = of('passage', reply);
    expect(passage?.label).toBe('The whole paragraph');
    expect(passage?.marked.map(({ start, end }) => passage.words.slice(start, end))).toEqual([
      'It was an honest mistake,',
      'It should not have been sent.',
    ]);
    expect(SOURCE.text).toContain(passage!.words);
    expect(reply.text).toContain('Mark A. Milley, chairman of the Joint Chiefs of Staff · 6 January 2020');
  });

  it('tells what was asked, and what stands outside of the passage', async () => {
    const question = 'The general spoke of the letter.';
    const asked = { ...draft, context: { before: 'not in the source', after: 'that the letter', question } };
    const reply = await view('context', idsOf(asked), { statements: [asked] });
    // What the paragraph holds is not shown twice, and what no source holds not at all.
    expect(of('passage', reply).map(({ label }) => label)).toEqual(['Asked', 'The whole paragraph']);
    expect(of('passage', reply)[0]?.words).toBe(question);
  });

  it('tells all that is known of the source', async () => {
    const source: Source = {
      ...SOURCE,
      eventDate: '2020-01-06T14:30:00-05:00',
      translation: 'machine, from es',
      language: 'en-US',
      groundRules: { attribution: 'on background' },
    };
    const reply = await view('source', idsOf(mistake), { source });
    expect(of('fields', reply)[0]?.fields).toEqual([
      { name: 'Outlet', value: 'Defense Department' },
      { name: 'Kind', value: 'article' },
      { name: 'Said on', value: '6 January 2020, 14:30 UTC-05:00' },
      { name: 'Language', value: 'en-US' },
      { name: 'Translation', value: 'machine, from es' },
    ]);
    expect(of('link', reply)[0]?.url).toBe(`${SOURCE.url}#:~:text=It%20was%20an%20honest%20mistake%2C`);
    expect(reply.text).toContain('Ground rules: on background.');
    const { url: _, ...local } = source;
    const unlinked = await view('source', idsOf(mistake), { source: { ...local, url: 'javascript:alert(1)' } });
    expect(of('link', unlinked)).toEqual([]);
    expect(of('fields', unlinked)[0]?.fields).toContainEqual({ name: 'Address', value: 'javascript:alert(1)' });
  });

  it('is cited as plain text with its receipt, and its address ready for copy', async () => {
    const { bot } = botOf({}, async (id) => ({ address: `https://record.example/s/${id}`, personal: null }));
    const reply = await bot.view('cite', idsOf(mistake, sent), CALLER);
    expect(of('copyable', reply)[0]?.text).toBe(
      [
        '“It was an honest mistake,” … “It should not have been sent.” — Mark A. Milley, chairman of the Joint Chiefs of Staff · 6 January 2020.',
        'Esper: U.S. Has No Plans to Leave Iraq, Defense Department · article · https://www.defense.gov/News/',
      ].join('\n'),
    );
    expect(of('link', reply).map(({ url }) => url)).toEqual([
      expect.stringContaining('#:~:text='),
      `https://record.example/s/${idOf('a')}`,
    ]);
    const paraphrase = (await bot.view('cite', idsOf(draft), CALLER)).text;
    expect(paraphrase).toContain('Paraphrase, not a quotation: the letter was a draft — Mark A. Milley');
    expect(paraphrase).not.toMatch(/[“”"]/);
  });

  it('withholds words that are not those of the source', async () => {
    const altered = ranked({ ...mistake.statement, text: 'It was no mistake,' });
    for (const name of ['share', 'cite'] as const) {
      const { text } = await view(name, idsOf(altered), { statements: [altered] });
      expect(text).not.toContain('no mistake');
      expect(text).toContain('are not the words of that source; they are withheld.');
    }
  });

  it('says so where it is not on record any more', async () => {
    for (const name of ['share', 'context', 'source', 'cite'] as const) {
      for (const ids of [[], [idOf('f')], ['<!channel>'], ["' OR 1=1"]]) {
        expect((await view(name, ids)).text).toMatch(/^This statement is not on record any more\./);
      }
    }
    expect((await view('share', [idOf('f'), ...idsOf(draft, draft)])).nodes).toHaveLength(1);
  });
});

describe('the page of a statement', () => {
  const [address, personal] = ['https://record.example/s/x', 'https://record.example/s/x?key=1'];
  const urlsOf = (shown: Reply) => of('link', shown).map(({ url }) => url);

  it('that opens for readers alone has a link of their own in the citation and at the source', async () => {
    const asked: string[][] = [];
    const { bot } = botOf({}, async (...about) => {
      asked.push(about);
      return { address, personal };
    });
    expect(urlsOf(await bot.view('cite', idsOf(mistake), CALLER))).toEqual(expect.arrayContaining([address, personal]));
    expect(urlsOf(await bot.view('source', idsOf(mistake), CALLER))).toContain(personal);
    // What others see has none.
    expect(urlsOf(await bot.view('share', idsOf(mistake), CALLER))).toEqual([]);
    expect(new Set(asked.map(([, reader]) => reader))).toEqual(new Set([' U1']));
  });

  it('that can’t be made just now is said not to be, and the citation is there', async () => {
    const { bot, logged } = botOf({}, () => Promise.reject(new Error('busy')));
    const { text } = await bot.view('cite', idsOf(mistake), CALLER);
    expect(text).toContain('It was an honest mistake,');
    expect(text).toContain('The link to its page could not be made just now.');
    expect(logged).toHaveLength(1);
  });
});

describe('a report', () => {
  it('shows the editors what was reported, by whom, and the card', async () => {
    const { bot } = botOf();
    const { text } = await bot.report(idsOf(mistake), { by: 'Ann', what: 'It was Esper.' }, CALLER);
    expect(text).toContain('By Ann: It was Esper.');
    expect(text).toContain('“It was an honest mistake,”');
    expect(text).toContain(`Statement ${'a'.repeat(12)}`);
    expect((await bot.report(idsOf(draft), { by: 'Ann', what: '' }, CALLER)).text).toContain(
      'By Ann: nothing more was said.',
    );
  });

  it('of a statement that is gone tells what was reported all the same', async () => {
    const { text, failed } = await botOf({ statements: [] }).bot.report(
      [idOf('d')],
      { by: 'Ann', what: 'Not Milley.' },
      CALLER,
    );
    expect(failed).toBeUndefined();
    expect(text).toContain('By Ann: Not Milley.');
    expect(text).toContain('not on record any more');
    expect(text).toContain(`Statement ${'d'.repeat(12)}`);
  });

  it('that could not be made is told to whoever reported it, and posted nowhere', async () => {
    const record = { ...recordOf({}), receipts: () => Promise.reject(new Error('disk')) };
    const bot = new Bot({ record, commands: [], logger: { error: () => {} }, now: () => new Date(0) });
    const posted: Reply[] = [];
    const post = async (report: Reply) => {
      posted.push(report);
      return null;
    };
    const told = await reportMistake(idsOf(mistake), {
      bot,
      caller: CALLER,
      by: 'Ann',
      what: 'It was Esper.',
      from: null,
      post,
    });
    expect([posted, told.failed]).toEqual([[], true]);
  });

  it('passes on no ids that are none', async () => {
    const { bot } = botOf();
    const { text } = await bot.report(['<!channel>', idOf('a')], { by: 'Ann', what: 'x' }, CALLER);
    expect(text).not.toContain('<!channel>');
  });
});

describe('what is like a message', () => {
  it('is a quotation where the message has its words', async () => {
    const verification = {
      quote: '',
      attributedTo: null,
      verdict: 'exact' as const,
      speakers: [],
      matches: [{ ...mistake, verdict: 'exact' as const, similarity: 1, diff: [], partOfStatement: false }],
      scope: answerOf().scope,
    };
    const { text } = await botOf({ verification: verification as never }).bot.similar(
      'It was an honest mistake',
      CALLER,
    );
    expect(text).toContain('On record, in exactly these words.');
  });

  it('is an answer about the same, else nothing, with what was searched', async () => {
    const like = await botOf({ answer: answerOf({ answers: [draft] }) }).bot.similar(
      '  that   letter\nagain “and so on',
      CALLER,
    );
    expect(like.text).toMatch(/^On record about the same\n/);
    const empty = await botOf().bot.similar(' \n ', CALLER);
    expect(empty.text).toBe('This message has no text to look for.');
    const none = await botOf().bot.similar('lunch?', CALLER);
    expect(none.text).toMatch(/^Nothing like this message is on record\.\nSearched 4,512 statements/);
  });

  it('never says that nothing is on record where it is not known who is meant', async () => {
    const candidates = [{ id: 'a', name: 'Corrine Brown', role: 'Representative', statements: 12 }];
    const answer = answerOf({ outcome: 'ambiguous', candidates });
    const found = await botOf({ answer }).bot.similar('Brown again', CALLER);
    expect(found.text).not.toContain('Nothing');
    expect(found.text).toContain('Corrine Brown: Representative · 12 statements');
    expect(of('actions', found).flatMap(({ actions }) => actions)).toMatchObject([
      { label: 'Corrine Brown', invocation: { command: 'said', text: 'what did Corrine Brown say about letter' } },
    ]);
  });

  it('gives an example as it is called here where no name completes what was said', async () => {
    const candidates = [{ id: 'a', name: 'Corrine Brown', role: null, statements: 12 }];
    const { understood } = answerOf();
    const excluded = { speakers: [], words: [], unclear: 'Brown' };
    const answer = answerOf({ outcome: 'ambiguous', candidates, understood: { ...understood, excluded } });
    const commands = await loadCommands({ prefix: 'or-' });
    const found = await botOf({ answer }, undefined, commands).bot.similar('the letter, but not Brown', CALLER);
    expect(of('actions', found)).toEqual([]);
    expect(found.text).toContain('Ask with the full name, for example: /or-said what did Milley say about the letter');
  });

  it('offers what is near where nothing is like it', async () => {
    const nearMisses = [{ kind: 'other-speakers' as const, name: 'Mark T. Esper', count: 3 }];
    const answer = answerOf({ outcome: 'nothing', nearMisses });
    const found = await botOf({ answer }, undefined, await loadCommands({ prefix: 'or-' })).bot.similar(
      'the letter',
      CALLER,
    );
    expect(found.text).toContain('On record from others: Mark T. Esper (3)');
    expect(of('actions', found).flatMap(({ actions }) => actions)).toMatchObject([
      { label: 'Mark T. Esper', invocation: { command: 'or-said' } },
    ]);
  });
});

describe('what was said last', () => {
  it('is shown on cards, and said where there is nothing yet', async () => {
    expect((await botOf().bot.recent(2, CALLER)).nodes.map(({ type }) => type)).toEqual(['quote']);
    expect((await botOf({ statements: [] }).bot.recent(5, CALLER)).text).toBe('No statement is on record yet.');
  });
});
