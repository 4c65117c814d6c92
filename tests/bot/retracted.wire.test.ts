import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportMistake } from '../../src/bot/answers/report.js';
import type { StatementView } from '../../src/bot/answers/statement-actions.js';
import { Bot } from '../../src/bot/dispatch.js';
import type { Reply } from '../../src/bot/reply/reply.js';
import type { Source } from '../../src/model/source.js';
import { Directory } from '../../src/people/directory.js';
import { LocalRecord } from '../../src/record/record.js';
import { openSqliteStore } from '../../src/store/sqlite/index.js';
import type { Store } from '../../src/store/store.js';
import { makeDocument } from '../store/documents.js';
import { CALLER } from './fixtures.js';

const WORDS = 'We will never sell the harbour.';
const VIEWS: readonly StatementView[] = ['share', 'context', 'source', 'cite'];
const SAID = 'A talk was retracted on 24 November 2026: The recording was cut.';

let store: Store;
let record: LocalRecord;
let bot: Bot;
beforeEach(() => {
  store = openSqliteStore(':memory:');
  record = new LocalRecord(store, new Directory([]));
  bot = new Bot({ record, commands: [], logger: { error() {} }, now: () => new Date() });
});
afterEach(() => record.close());

/** Puts a version of the talk on record; the id of its statement. */
async function put(text = `Ann Lee said: ${WORDS}`, about: Partial<Source> = {}): Promise<string> {
  const said = [{ by: 'Ann Lee', text: text.slice(text.indexOf(': ') + 2) }];
  const document = makeDocument(text, said, { title: 'A talk', origin: 'talk.txt', ...about });
  await store.save(document);
  return document.statements[0]!.id;
}

const retract = (keepsWords = false) =>
  record.retract('talk.txt', { at: '2026-11-24', reason: 'The recording was cut.', keepsWords });

const nodesIn = ({ nodes }: Reply) => JSON.stringify(nodes);

describe('a statement that was retracted', () => {
  it.each(VIEWS)('is said to be in the place of its words: %s', async (view) => {
    const id = await put();
    expect(nodesIn(await bot.view(view, [id], CALLER))).toMatch(/harbour|A talk/);
    await retract();
    const shown = await bot.view(view, [id], CALLER);
    expect(shown).toMatchObject({ failed: true, text: `${SAID}\nIts words are not shown any more.` });
  });

  it('is reported as one, and whoever reports it is told so', async () => {
    const id = await put();
    await retract();
    const posted: Reply[] = [];
    const post = async (report: Reply) => {
      posted.push(report);
      return null;
    };
    const told = await reportMistake([id], { bot, caller: CALLER, by: 'Ann', what: 'x', from: null, post });
    for (const shown of [posted[0]!, told]) {
      expect(shown.text).toContain(SAID);
      expect(shown.text).not.toMatch(/not on record any more|harbour/);
    }
    expect(told.text).toContain('The editors have been told. Thank you.');
  });

  it('is published as one, without its words', async () => {
    const id = await put();
    expect(await bot.published(id)).toMatchObject({ outcome: 'shown', title: 'A talk' });
    await retract();
    const published = await bot.published(id);
    expect(published).toMatchObject({ outcome: 'retracted', title: 'A talk' });
    expect(published.shown.text).toBe(`${SAID}\nIts words are not shown any more.`);
  });

  it('is published as one with the card below where the retraction keeps the words', async () => {
    const id = await put();
    await retract(true);
    const { outcome, shown } = await bot.published(id);
    expect(outcome).toBe('retracted');
    expect(shown.nodes.map(({ type }) => type)).toEqual(['note', 'quote']);
    expect(shown.text.startsWith(SAID)).toBe(true);
    expect(shown.text).toContain(WORDS);
    for (const view of VIEWS) {
      expect((await bot.view(view, [id], CALLER)).text).toContain(
        'retracted on 24 November 2026: The recording was cut.',
      );
    }
  });

  it('in an older version is said to be as well', async () => {
    const id = await put();
    const later = await put('Ann Lee said: We will never ever sell the harbour.', { title: 'A talk, corrected' });
    expect(await bot.published(id)).toMatchObject({ outcome: 'shown' });
    await retract();
    expect(await bot.published(id)).toMatchObject({ outcome: 'retracted', title: 'A talk' });
    expect(await bot.published(later)).toMatchObject({ outcome: 'retracted', title: 'A talk, corrected' });
    expect((await bot.view('share', [id], CALLER)).text).toContain(SAID);
  });

  it('in an older version, with words that are kept, is said to be above them', async () => {
    const id = await put();
    await put('Ann Lee said: We will never ever sell the harbour.');
    await retract(true);
    for (const view of VIEWS) {
      const shown = await bot.view(view, [id], CALLER);
      expect(shown.failed).toBeUndefined();
      expect(shown.text).toContain(SAID);
    }
    const { outcome, shown } = await bot.published(id);
    expect([outcome, shown.nodes.map(({ type }) => type)]).toEqual(['retracted', ['note', 'quote']]);
  });
});

describe('a statement that is withheld for another reason', () => {
  it.each<Partial<Source>>([
    { groundRules: { attribution: 'on the record', embargo: { stated: 'until it is time', until: null } } },
    { groundRules: { attribution: 'on deep background' } },
    { groundRules: { attribution: 'off the record' } },
    { groundRules: { attribution: 'off the record' }, status: 'retracted' },
  ])('is told in the same words as one that nobody knows: %j', async (about) => {
    const id = await put(undefined, about);
    const unknown = 'f'.repeat(64);
    expect(await bot.published(id)).toEqual(await bot.published(unknown));
    expect(await bot.published(id)).toMatchObject({ outcome: 'gone' });
    for (const view of VIEWS)
      expect(await bot.view(view, [id], CALLER)).toEqual(await bot.view(view, [unknown], CALLER));
  });

  it('by a later version under an embargo is, though it was shown before', async () => {
    const id = await put();
    await put('Ann Lee said: We will never ever sell the harbour.', {
      groundRules: { attribution: 'on the record', embargo: { stated: 'until it is time', until: null } },
    });
    expect(await bot.published(id)).toEqual(await bot.published('f'.repeat(64)));
  });
});

it('is published to readers alone', async () => {
  const id = await put();
  await retract();
  for (const standing of ['outsider', 'unlisted', 'unknown'] as const) {
    const { outcome, shown } = await bot.published(id, { standing });
    expect(outcome).toBe('gone');
    expect(shown.text).not.toContain('talk');
  }
});
