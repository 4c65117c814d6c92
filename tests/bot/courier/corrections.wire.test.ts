import { describe, expect, it } from 'vitest';
import { type Desk, desks, sentence, told, wordsOf } from './desk.js';

const open = desks();

/** One document, in the version that says this. */
async function feed(desk: Desk, texts: readonly string[], by = 'Ann Lee'): Promise<void> {
  await desk.say(
    texts.map((text) => ({ by, text })),
    { origin: 'feed.txt' },
  );
}

describe('a correction', () => {
  it('is told as one, and not as news as well', async () => {
    const desk = open();
    const courier = desk.courier();
    await desk.digest();
    await feed(desk, [sentence(1)]);
    await desk.at('2026-11-23T08:00Z', courier);
    const changed = sentence(1).replace('never', 'gladly');
    await feed(desk, [changed, sentence(2)]);
    await desk.at('2026-11-24T08:00Z', courier);
    const words = wordsOf(desk.chat.posted[1]!);
    expect(words.slice(words.indexOf('Corrections'))).toContain(changed);
    expect(words.split(changed)).toHaveLength(2);
    expect(told(desk.chat.posted[1]!)).toEqual([2, 1, 1]);
  });

  it('is corrected itself where its words change once more', async () => {
    const desk = open();
    const courier = desk.courier();
    await desk.digest({ quietDays: 'nothing' });
    const [first, second, third] = ['never', 'gladly', 'hardly'].map((word) => sentence(1).replace('never', word));
    await feed(desk, [first!]);
    await desk.at('2026-11-23T08:00Z', courier);
    await feed(desk, [second!]);
    await desk.at('2026-11-24T08:00Z', courier);
    await feed(desk, [third!]);
    await desk.at('2026-11-25T08:00Z', courier);
    await desk.at('2026-11-26T08:00Z', courier);
    expect(desk.chat.posted).toHaveLength(3);
    const words = wordsOf(desk.chat.posted[2]!);
    expect(words.indexOf('Corrections')).toBeGreaterThan(0);
    expect(words.indexOf(second!)).toBeGreaterThan(words.indexOf('Corrections'));
    expect(words.indexOf(third!)).toBeGreaterThan(words.indexOf(second!));
    expect(words).not.toContain(first!);
  });

  it('is none where an unnamed speaker says the same in a later version', async () => {
    const desk = open();
    const courier = desk.courier();
    await desk.digest({ quietDays: 'nothing' });
    const words = 'We decided to sign 12 of these orders in Ankara, and we will announce the other ones on Friday.';
    await feed(desk, [words], 'a senior official');
    await desk.at('2026-11-23T08:00Z', courier);
    await feed(desk, [words, 'Nothing of it.'], 'a senior official');
    await desk.at('2026-11-24T08:00Z', courier);
    expect(desk.chat.posted.map((post) => wordsOf(post).includes(words))).toEqual([true]);
  });

  it('is told each time that a version is put back, and once each time', async () => {
    const desk = open();
    const courier = desk.courier();
    await desk.digest({ quietDays: 'nothing' });
    const [first, second] = ['never', 'gladly'].map((word) => sentence(1).replace('never', word));
    const posts = [];
    for (const [day, words] of [first, second, first, second, second].entries()) {
      await feed(desk, [words!]);
      await desk.at(`2026-11-${23 + day}T08:00Z`, courier);
      await desk.at(`2026-11-${23 + day}T20:00Z`, courier);
      posts.push(...desk.chat.posted.splice(0));
    }
    expect(posts).toHaveLength(4);
    for (const [i, before, now] of [
      [1, first, second],
      [2, second, first],
      [3, first, second],
    ] as const) {
      const words = wordsOf(posts[i]!);
      expect(words.indexOf('Corrections')).toBeGreaterThan(0);
      expect(words.indexOf(before!)).toBeGreaterThan(words.indexOf('Corrections'));
      expect(words.indexOf(now!)).toBeGreaterThan(words.indexOf(before!));
      for (const each of [before!, now!]) expect(words.split(each)).toHaveLength(2);
    }
  });

  it('is taken back, once, where what was withdrawn is on record again', async () => {
    const desk = open();
    const courier = desk.courier();
    await desk.digest({ quietDays: 'nothing' });
    const [kept, gone] = [sentence(1), sentence(2)];
    const posts = [];
    // The same version, and then a later one that has the words again.
    const versions = [[kept, gone], [kept], [kept, gone], [kept, 'Nothing of it.'], [gone, kept], [gone, kept]];
    for (const [i, texts] of versions.entries()) {
      const day = [23, 24, 25, 26, 27, 30][i];
      await feed(desk, texts);
      await desk.at(`2026-11-${day}T08:00Z`, courier);
      posts.push(...desk.chat.posted.splice(0).map(wordsOf));
    }
    expect(posts).toHaveLength(5);
    expect(posts.map((words) => words.split(gone).length - 1)).toEqual([1, 1, 1, 1, 1]);
    const said = (words: string) => [
      words.includes('not on record any more'),
      words.includes('and on record again'),
      words.includes('On record now'),
    ];
    expect(posts.slice(1).map(said)).toEqual([
      [true, false, false],
      [false, true, false],
      [true, false, false],
      [false, true, false],
    ]);
  });
});
