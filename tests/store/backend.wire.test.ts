import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/bot/commands/load.js';
import { Bot } from '../../src/bot/dispatch.js';
import { Directory } from '../../src/people/directory.js';
import { LocalRecord } from '../../src/record/record.js';
import { BACKENDS, openStore } from '../../src/store/open.js';
import { BRIEFING, EDITOR, NOW, REPORTER } from '../commands/news.js';
import { HEAP } from '../samples/memory-backend/index.js';
import type { StoreUnderTest } from './contract.js';
import { describeKeeping } from './kept-contract.js';
import { describeLedger } from './ledger-contract.js';

let places = 0;
const backends = [HEAP, ...BACKENDS];

describe('a store backend', () => {
  let location: string;
  let record: LocalRecord;
  let bot: Bot;
  const open = () => new LocalRecord(openStore(location, {}, backends), new Directory([]));
  const add = (text: string, name: string) => record.import({ name, bytes: new TextEncoder().encode(text) });
  beforeEach(async () => {
    location = `heap:${++places}`;
    record = open();
    bot = new Bot({ record, commands: await loadCommands(), logger: { error: () => {} }, now: () => new Date(NOW) });
  });
  afterEach(() => record.close());

  it('is chosen by the location, and no other location is', () => {
    expect(() => openStore(location, { create: 'new' }, backends)).toThrowError(/There is a record/);
    expect(() => openStore('heap:nowhere', { create: false }, backends)).toThrowError(/no record at heap:nowhere/);
    expect(() => openStore('postgres://host/db', {}, backends)).toThrowError(/PostgreSQL/);
    expect(openStore(':memory:', {}, backends).location).toBe(':memory:');
  });

  it('is imported into, asked, quoted and completed from', async () => {
    expect(await add(BRIEFING, 'briefing.md')).toMatchObject({ added: 1, refused: 0 });
    expect(await add(BRIEFING, 'briefing.md')).toMatchObject({ unchanged: 1 });
    const { outcome, answers } = await record.ask('what did Milley say about the letter', { now: new Date(NOW) });
    expect([outcome, answers[0]?.statement.text]).toEqual(['answered', expect.stringContaining('an honest mistake')]);
    expect((await record.verify('“The letter was an honest mistake” — Milley')).verdict).toBe('exact');
    expect((await record.stats()).statements).toBe(3);
    expect((await bot.answerLine('/said milley letter', REPORTER)).text).toContain('an honest mistake');
    expect((await bot.answerLine('/speakers', REPORTER)).text).toContain('Milley');
  });

  it('puts a new version in the place of the old one, which is read by the ids of its statements', async () => {
    await add(BRIEFING, 'briefing.md');
    const [told] = (await record.ask('milley letter')).answers;
    expect(await add(BRIEFING.replace('honest mistake', 'draft'), 'briefing.md')).toMatchObject({ replaced: 1 });
    expect((await record.ask('who said "an honest mistake"')).outcome).toBe('nothing');
    expect((await record.ask('milley letter')).answers[0]?.statement.text).toContain('was an draft');
    expect((await record.statement(told!.statement.id))?.text).toContain('an honest mistake');
  });

  it('withholds what is under an embargo until an editor ends it, and takes back', async () => {
    await add('---\nembargo: 2040-01-01T08:00:00Z\n---\n“We shall rebuild the bridge,” said Ann Lee.', 'bridge.md');
    const outcome = async () => (await record.ask('Lee on the bridge')).outcome;
    expect([await outcome(), (await record.withheld()).length]).toEqual(['nothing', 1]);
    expect(await record.free('bridge.md')).toHaveLength(1);
    expect([await outcome(), await record.newest()]).toEqual(['answered', 1]);
    expect(await record.retract('bridge.md')).toHaveLength(1);
    expect(await outcome()).toBe('nothing');
  });

  it('releases what was under an embargo at its end, and not before', async () => {
    await add('---\nembargo: 2040-01-01T08:00:00Z\n---\n“We shall rebuild the bridge,” said Ann Lee.', 'bridge.md');
    const store = openStore(location, {}, backends);
    expect(await store.release(Date.parse('2040-01-01T07:59:59Z'))).toBe(0);
    expect(await store.newest()).toBe(0);
    expect(await store.release(Date.parse('2040-01-01T08:00:00Z'))).toBe(1);
    expect([await store.newest(), (await store.speakers()).length]).toEqual([1, 1]);
  });

  it('keeps subscriptions, also when it is opened again', async () => {
    await add(BRIEFING, 'briefing.md');
    expect((await bot.answerLine('/watch add milley', EDITOR)).text).toMatch(/milley/i);
    expect(await open().subscriptions()).toHaveLength(1);
    expect(await open().newest()).toBe(3);
  });
});

async function setUp(): Promise<StoreUnderTest> {
  const place = ++places;
  return {
    open: async (name) => openStore(`heap:${place}/${name}`, {}, backends),
    dispose: async () => {},
  };
}

describeKeeping('a store on the heap', setUp);
describeLedger('a store on the heap', setUp);
