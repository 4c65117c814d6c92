import { describe, expect, it } from 'vitest';
import said from '../../../commands/said.js';
import { Bot } from '../../../src/bot/dispatch.js';
import type { Invocation, Reply } from '../../../src/bot/reply/reply.js';
import { followUpInvocation, LONGEST_BUTTON, readTurn } from '../../../src/bot/reply/turns.js';
import { turnOf } from '../../../src/record/index.js';
import { DIRECTORY, LETTER, MISTAKE, MOVES, STORE, ask as searchFor } from '../../search/fixtures.js';
import { talkOver } from '../../search/talk.js';
import { type AskedRecord, CALLER, recordOf } from '../fixtures.js';

const { ask } = talkOver(STORE, DIRECTORY);

/** A bot over the documents that search is tested with. */
function bot(): Bot {
  const record: AskedRecord = {
    ...recordOf({}),
    source: STORE.source,
    ask: (question, { now: _, timeZone: __, ...options }) => ask(question, options),
  };
  const logger = { error: (...failed: unknown[]) => expect.unreachable(String(failed)) };
  return new Bot({ record, commands: [said], logger, now: () => new Date('2024-03-13') });
}

/** As a platform stores it with its button. */
const stored = (invocation: Invocation | null | undefined): Invocation => JSON.parse(JSON.stringify(invocation));
const nextOf = ({ nodes }: Reply) => stored(nodes.flatMap((node) => (node.type === 'page' ? [node.next] : []))[0]);
const wordsOf = ({ nodes }: Reply) =>
  nodes.flatMap((node) => ('pieces' in node ? node.pieces.map(({ words }) => words) : []));
const buttonsOf = ({ nodes }: Reply) => nodes.flatMap((node) => (node.type === 'actions' ? node.actions : []));
const button = (reply: Reply, label: string) =>
  stored(buttonsOf(reply).find((action) => action.label === label)?.invocation);

describe('a button', () => {
  it.each([
    ['limit:1 Esper on the letter', 'limit:1 and Milley?'],
    ['limit:1 Milley on the letter', 'limit:1 only from articles'],
    ['limit:1 Milley on the letter'],
    ['limit:1 and Milley on the letter?'],
  ])('turns its own pages, whatever was asked meanwhile: %s', async (...questions) => {
    const talk = bot();
    let page: Reply | undefined;
    for (const question of questions) page = await talk.answerLine(question, CALLER);
    const shown: string[] = [];
    for (let i = 0; i < 3; i++) {
      const next = nextOf(page!);
      await talk.answerLine('what did Brownback say about Roberts', CALLER);
      shown.push(...wordsOf(page!));
      if (i < 2) page = await talk.answer(next, { ...CALLER, userId: 'another' });
    }
    expect(shown.toSorted()).toEqual([LETTER, MOVES, MISTAKE].toSorted());
  });

  it('keeps words as they were typed on the next page', async () => {
    const { options } = nextOf(await bot().answerLine('limit:1 spelling:typed Milley on the letter', CALLER));
    expect(options).toEqual({ limit: '1', spelling: 'typed', page: '2' });
  });

  it('picks one of those who were asked about then', async () => {
    const talk = bot();
    const asked = await talk.answerLine('who besides Brown spoke about CAFTA', CALLER);
    await talk.answerLine('Milley on the letter', CALLER);
    const picked = await talk.answer(button(asked, 'Corrine Brown'), CALLER);
    expect(picked.text).toContain('CAFTA is a trade agreement');
    expect(picked.text).toContain('without Corrine Brown');
  });

  it('picks one who was asked for around a statement', async () => {
    const talk = bot();
    await talk.answerLine('Sherrod Brown on CAFTA', CALLER);
    const asked = await talk.answerLine('what did Brown say right after that', CALLER);
    await talk.answerLine('Milley on the letter', CALLER);
    const picked = await talk.answer(button(asked, 'Corrine Brown'), CALLER);
    expect(picked.text).toMatch(/^What Corrine Brown said right after that: 1 statement/);
  });

  it('asks again as typed, going on from what the question went on from', async () => {
    const talk = bot();
    await talk.answerLine('Esper on the letter', CALLER);
    const corrected = await talk.answerLine('and Miley?', CALLER);
    const typed = await talk.answer(button(corrected, 'Miley as typed'), CALLER);
    expect(typed.text).toMatch(/^Nothing on record: Mark T\. Esper on Miley\n/);
  });

  it('is none where it would be too large to carry', async () => {
    const { understood, ...turn } = turnOf(await searchFor('Milley on the letter'));
    const words = Array.from({ length: LONGEST_BUTTON / 10 }, () => 'helicopters');
    const invocation = { command: 'said', options: {}, text: 'more' };
    expect(followUpInvocation(invocation, { understood, ...turn })).not.toBeNull();
    expect(followUpInvocation(invocation, { understood: { ...understood, topic: words }, ...turn })).toBeNull();
  });

  it('says so where what it carries is of no use', async () => {
    const turn = turnOf(await searchFor('Milley on the letter'));
    expect(readTurn(JSON.parse(JSON.stringify(turn)))).toEqual(turn);
    const understood = { ...turn.understood, from: 'yesterday' };
    for (const after of [{}, 'more', [], 1, { ...turn, skipped: -1 }, { ...turn, understood }]) {
      expect(() => readTurn(after)).toThrowError(expect.objectContaining({ code: 'BUTTON_INVALID' }));
      const pressed = { command: 'said', options: {}, text: 'more', after: after as never };
      expect((await bot().answer(pressed, CALLER)).text).toMatch(/^This button cannot be read any more\./);
    }
  });

  it('carries every turn that there is', async () => {
    const questions = [
      'what did the defense secretary say about Iraq since January 7 2020',
      'who besides Milley first spoke about the letter, not Iran',
      'what did reporters ask about Soleimani',
      'what will Esper say "tomorrow"',
      'why did Smith lie, only from transcripts',
      'exact quotes of Milley on the letter',
      'what did Brown say about CAFTA',
      'what was Jean-Pierre asked about Soleimani',
    ];
    for (const question of questions) {
      const turn = turnOf(await searchFor(question, { asTyped: true }));
      expect(readTurn(JSON.parse(JSON.stringify(turn)))).toEqual(turn);
    }
  });
});
