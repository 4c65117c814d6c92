import { describe, expect, it } from 'vitest';
import said from '../../commands/said.js';
import { cardsOf } from '../../src/bot/cards/cards.js';
import { Bot } from '../../src/bot/dispatch.js';
import type { Invocation, Page, Reply } from '../../src/bot/reply/reply.js';
import { sampleRecord } from '../search/sample-record.js';
import { CALLER } from './fixtures.js';

const sample = sampleRecord();

let talks = 0;
/** Somebody who talks to the bot that was made last, and to no other: conversations are kept in the record. */
const caller = () => ({ ...CALLER, place: `${talks}` });

function bot(): Bot {
  talks++;
  const logger = { error: (...failed: unknown[]) => expect.unreachable(String(failed)) };
  return new Bot({ record: sample.record(), commands: [said], logger, now: () => new Date(2026, 10, 22, 12) });
}

/** As a platform stores it with its button. */
const stored = (invocation: Invocation): Invocation => JSON.parse(JSON.stringify(invocation));
const pageOf = ({ nodes }: Reply) => nodes.find((node): node is Page => node.type === 'page');
const shown = (reply: Reply) => reply.nodes.flatMap((node) => ('pieces' in node ? node.pieces : []));

describe('the pages of an answer', () => {
  const options = { speaker: 'Mark T. Esper', about: 'Iran', since: '2020-01-06', until: '8 January 2020' };

  it.each<[string, Partial<Invocation>, string?]>([
    ['a question', { text: 'what did Esper say about Iran', options: { limit: '3' } }],
    ['every option', { options: { ...options, kind: 'quotes', limit: '2' } }],
    ['a speaker alone', { options: { speaker: 'Esper' } }],
    ['a question and a name', { text: 'Iran?', options: { speaker: 'Esper', limit: '4', spelling: 'typed' } }],
    ['a question that goes on', { text: 'and Esper?', options: { limit: '3', since: '2020-01-06' } }, 'Milley on Iran'],
    ['another topic', { text: 'and on Iraq', options: { limit: '2' } }, 'Esper on Iran'],
  ])('are the same on the way back: %s', async (_what, asked, before) => {
    const talk = bot();
    if (before) await talk.answerLine(before, caller());
    let reply = await talk.answer({ command: 'said', options: {}, text: '', ...asked }, caller());
    const pages: Reply[] = [reply];
    expect(pageOf(reply)?.previous).toBeNull();
    for (let next = pageOf(reply)?.next; next && pages.length < 4; next = pageOf(reply)?.next) {
      // What is asked meanwhile, and by whom a button is pressed, makes no difference.
      await talk.answerLine('Brownback on Roberts', caller());
      reply = await talk.answer(stored(next), caller());
      pages.push(reply);
    }
    expect(pages.length).toBeGreaterThan(2);
    const ids = pages.flatMap((page) => shown(page).map(({ statementId }) => statementId));
    expect(new Set(ids).size).toBe(ids.length);
    for (const earlier of pages.slice(0, -1).toReversed()) {
      reply = await talk.answer(stored(pageOf(reply)!.previous!), { ...caller(), userId: 'another' });
      expect(shown(reply).map(({ words }) => words)).toEqual(shown(earlier).map(({ words }) => words));
      expect(pageOf(reply)).toMatchObject({ first: pageOf(earlier)!.first, last: pageOf(earlier)!.last });
    }
    expect(pageOf(reply)?.previous).toBeNull();
  });

  it('carry all that was given', async () => {
    const given = { ...options, kind: 'quotes', limit: '2' };
    const reply = await bot().answer({ command: 'said', options: given, text: 'what did he say?' }, caller());
    expect(pageOf(reply)?.next).toEqual({
      command: 'said',
      options: { ...given, page: '2' },
      text: 'what did he say?',
      after: null,
    });
  });
});

describe('/said with options', () => {
  const ask = (options: Invocation['options'], text = '') => bot().answer({ command: 'said', options, text }, caller());

  it.each<[Invocation['options'], string, string]>([
    [{ speaker: 'Milley', about: 'the letter' }, '', 'Mark A. Milley on letter: '],
    [{ speaker: 'Milley' }, 'letter', 'Mark A. Milley on letter: '],
    [{ about: 'letter' }, 'what did Milley say?', 'Mark A. Milley on letter: '],
    [{ about: 'about the letter' }, 'Milley', 'Mark A. Milley on letter: '],
    [{ about: '"honest mistake"' }, '', 'Anyone, with the exact words honest mistake: '],
    [{ speaker: 'Esper', since: '2020-01-07' }, '', 'Mark T. Esper, since 7 January 2020: '],
    [{ since: '2020-01-06', until: '2020-01-06' }, 'Esper', 'Mark T. Esper, on 6 January 2020: '],
    [{ kind: 'paraphrases' }, 'Milley on the letter', 'Mark A. Milley on letter, paraphrase only: '],
  ])('is read: %j %s', async (options, text, heading) => {
    expect((await ask(options, text)).text).toContain(heading);
  });

  it('asks for a question where nothing is asked', async () => {
    for (const options of [{}, { kind: 'quotes' }, { limit: '3' }, { speaker: ' ' }]) {
      expect((await ask(options)).text).toMatch(/^\/said needs a question/);
    }
  });

  it('keeps them where a question is asked again', async () => {
    const given = { speaker: 'Milly', since: '2020', limit: '1' };
    const reply = await ask(given, 'letter');
    const again = reply.nodes.flatMap((node) => (node.type === 'actions' ? node.actions : []));
    expect(again.map(({ invocation }) => invocation)).toEqual([
      { command: 'said', options: { ...given, spelling: 'typed' }, text: 'letter', after: null },
    ]);
    const who = await ask({ speaker: 'Brown', kind: 'quotes', until: '2010', spelling: 'typed' }, 'CAFTA');
    const [first] = who.nodes.flatMap((node) => (node.type === 'actions' ? node.actions : []));
    expect(first?.invocation).toMatchObject({
      options: { kind: 'quotes', spelling: 'typed' },
      text: 'what did Sherrod Brown say about CAFTA until 31 December 2010',
    });
  });
});

describe('what is shown of statements by their ids', () => {
  it('has the receipts that were given with the answer', async () => {
    for (const question of ['Esper on Iran', 'Sherrod Brown on CAFTA', 'who spoke about the letter', 'Kirby']) {
      const { answers } = await sample.ask(question, { limit: 25 });
      const again = await sample.record().receipts(answers.map(({ statement }) => statement.id));
      const receipts = answers.map(({ score: _, why: __, ...receipt }) => receipt);
      expect(again.map(({ score: _, why: __, ...receipt }) => receipt)).toEqual(receipts);
      expect(again.every(({ why }) => why.length === 0)).toBe(true);
    }
  });

  it('leaves out what is unknown, in the order asked for', async () => {
    const { answers } = await sample.ask('Esper on Iran');
    const ids = answers.map(({ statement }) => statement.id);
    const [one, two] = ids as [string, string];
    const again = await sample.record().receipts([two, 'f'.repeat(64), one, '', "' OR 1=1"]);
    expect(again.map(({ statement }) => statement.id)).toEqual([two, one]);
    expect(await sample.record().receipts([])).toEqual([]);
    expect(await sample.record().inPassage('f'.repeat(64))).toBeNull();
  });

  it('gives the latest first', async () => {
    const recent = await sample.record().recent(10);
    const days = recent.map(({ date }) => date);
    expect(days).toEqual(days.toSorted((a, b) => (a! < b! ? 1 : a! > b! ? -1 : 0)));
    expect(recent).toHaveLength(10);
    expect(await sample.record().recent(0)).toHaveLength(1);
    const most = await sample.record().recent(1000);
    expect(most.length).toBeGreaterThan(10);
    expect(most.every(({ statement }) => statement.text.split(/\s+/).length >= 10)).toBe(true);
    const utterances = most.map(({ statement }) => `${statement.sourceId}:${statement.utterance}`);
    expect(new Set(utterances).size).toBe(most.length);
  });

  it('marks the words asked for on its cards, and whole words alone', async () => {
    for (const question of [
      'Esper on Iran',
      'Sherrod Brown on trade',
      'Kirby on Hamas leaders',
      'who said "red sea"',
    ]) {
      const { cards } = await cardsOf((await sample.ask(question, { limit: 25 })).answers, sample.record());
      const pieces = cards.flatMap((card) => card.pieces);
      expect(pieces.some(({ matched }) => matched.length > 0)).toBe(true);
      for (const { words, matched } of pieces) {
        for (const { start, end } of matched) {
          expect(words.slice(0, start)).not.toMatch(/[\p{L}\p{N}]$/u);
          expect(words.slice(end)).not.toMatch(/^[\p{L}\p{N}]/u);
        }
      }
    }
  });
});
