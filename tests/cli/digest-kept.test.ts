import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeliveredUtterance, type DigestRule, EVERYTHING, type WatchRule } from '../../src/model/subscription.js';
import { openRecord } from '../../src/record/index.js';
import { digestOf, statementsOf, type Utterance, wordsOf } from './digest-output.js';
import { ARTICLE, Workplace } from './harness.js';
import { all, readHtml, readXml, text } from './reading.js';

const DRAFT = 'The letter is a draft. It was a mistake,';
const PERIOD = 'There has been no decision made to leave Iraq, period,';

describe('what a kept schedule or watch asks for', () => {
  let place: Workplace;
  beforeEach(async () => {
    place = await Workplace.open();
    await place.run(['import', await place.file('article.md', ARTICLE)]);
  });
  afterEach(() => place.close());

  const subscribed = async (
    rule: DigestRule | WatchRule,
    told: readonly DeliveredUtterance[] = [],
  ): Promise<string> => {
    const record = await openRecord({ db: place.environment['ONRECORD_DB']!, thread: 'caller' });
    const made = await record.subscribe({
      ...{ place: { platform: 'terminal', channel: 'C1', isPerson: false }, owner: 'U1', state: 'active' },
      ...{ rule, after: 0, since: 0 },
    });
    if (told.length > 0) {
      await record.plan({
        ...{ subscription: made.id, slot: '2020-01-07', state: 'planned', after: 0, upTo: await record.newest() },
        ...{ dueAt: 1, plannedAt: 1, told, read: { statements: 1, sources: 1 }, posts: [] },
      });
    }
    await record.close();
    return `${made.id}`;
  };
  const when = { days: [1], time: '08:00', zone: 'Asia/Tokyo' } as const;

  it('is its filter, in its zone', async () => {
    const id = await subscribed({
      type: 'digest',
      when,
      filter: { ...EVERYTHING, topics: ['letter'] },
      quietDays: 'line',
    });
    const digest = await digestOf(place, '--schedule', id);
    expect(digest).toMatchObject({
      type: 'digest',
      subscription: 1,
      wanted: 'on letter',
      window: { timeZone: 'Asia/Tokyo' },
    });
    expect(wordsOf(digest)).toContain(DRAFT);
    const judged = await digestOf(place, '--preview', '--schedule', id);
    const words = judged.flatMap(({ statements }: { statements: Utterance[] }) => statements.map((one) => one.text));
    expect(words).toContain(DRAFT);
    expect(words).not.toContain(PERIOD);
    const { code, stderr } = await place.run(['digest', '--watch', id]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no watch 1 in the record.')]);
  });

  it('corrects what the schedule has told before', async () => {
    const [draft] = statementsOf(await digestOf(place, '--speaker', 'Milley'));
    const rule: DigestRule = { type: 'digest', when, filter: EVERYTHING, quietDays: 'line' };
    const id = await subscribed(rule, [{ ids: [draft!.id], part: 'first' }]);
    const changed = ARTICLE.replace('is a draft. It was a mistake', 'is a draft. It was an honest mistake');
    await place.run(['import', await place.file('article.md', changed)]);
    const digest = await digestOf(place, '--schedule', id);
    const now = 'The letter is a draft. It was an honest mistake,';
    expect(digest.corrections).toMatchObject([
      { told: [{ text: DRAFT, source: { status: 'corrected' } }], now: [{ text: now }] },
    ]);
    const written = async (format: string) =>
      (await place.run(['digest', '--schedule', id, '--format', format])).stdout;
    for (const format of ['text', 'markdown', 'html']) {
      expect((await written(format)).split('Corrections')[1]).toMatch(
        /Told before:[\s\S]*a mistake,”[\s\S]*On record now:[\s\S]*honest mistake,”/,
      );
    }
    const correction = all(readXml(await written('atom')), 'entry').find((one) =>
      text(one, 'title')?.startsWith('Correction: '),
    );
    expect(text(correction!, 'id')).toBe(`urn:onrecord:correction:${draft!.id}`);
    expect(readHtml(text(correction!, 'content')!).quoted).toEqual([`“${DRAFT}”`, `“${now}”`]);
  });

  it('says of what was told as corrected that it is on record again', async () => {
    const [draft] = statementsOf(await digestOf(place, '--speaker', 'Milley'));
    const rule: DigestRule = { type: 'digest', when, filter: EVERYTHING, quietDays: 'line' };
    const id = await subscribed(rule, [
      { ids: [draft!.id], part: 'correction' },
      { ids: [draft!.id], part: 'first' },
    ]);
    const digest = await digestOf(place, '--schedule', id);
    expect(digest.corrections).toMatchObject([{ told: [{ text: DRAFT }], now: [{ text: DRAFT }] }]);
    const written = async (format: string) =>
      (await place.run(['digest', '--schedule', id, '--format', format])).stdout;
    for (const format of ['text', 'markdown', 'html']) {
      const [, corrections = ''] = (await written(format)).split('Corrections');
      expect(corrections).toMatch(/Told as corrected before, and on record again:[\s\S]*a mistake,”/);
      expect(corrections.split('a mistake,”')).toHaveLength(2);
    }
    const entries = all(readXml(await written('atom')), 'entry').filter((one) =>
      text(one, 'id')?.includes(`:restoration:${draft!.id}`),
    );
    expect(entries).toHaveLength(1);
    expect(readHtml(text(entries[0]!, 'content')!).quoted).toEqual([`“${DRAFT}”`]);
  });

  it('is all that the watch finds, by its phrase', async () => {
    const id = await subscribed({ type: 'watch', filter: EVERYTHING, phrase: 'no decision made' });
    const digest = await digestOf(place, '--watch', id);
    expect(digest).toMatchObject({
      type: 'watch',
      subscription: 1,
      wanted: 'the exact words no decision made',
      left: 0,
    });
    expect(statementsOf(digest).map(({ speaker }) => speaker)).toEqual(['Mark T. Esper']);
    const shown = (await place.run(['digest', '--watch', id])).stdout;
    expect(shown).toMatch(/^New on record, .*: the exact words no decision made\n/);
    expect(shown).toMatch(/1 statement in 1 source fits\.\n$/);
    expect(shown).not.toContain('/watch');
  });

  it('is all of it, also where that is more than is posted at once', async () => {
    const lines = Array.from({ length: 80 }, (_, i) =>
      JSON.stringify({ text: `This is remark ${i}.`, speaker: 'Ann Lee', date: '2020-01-06' }),
    );
    await place.run(['import', '--statements', await place.file('lines.jsonl', lines.join('\n'))]);
    const id = await subscribed({ type: 'watch', filter: EVERYTHING, phrase: 'this is remark' });
    const { stdout } = await place.run(['digest', '--watch', id, '--format', 'rss']);
    expect(all(all(readXml(stdout), 'channel')[0]!, 'item')).toHaveLength(80);
  });
});
