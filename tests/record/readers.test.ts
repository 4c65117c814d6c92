import { describe, expect, it } from 'vitest';
import { ReadLanes } from '../../src/record/workers/readers.js';

/** Lanes that are open, and done with a call, when a test says so. */
function lanes(most: number) {
  const made: FakeLane[] = [];
  class FakeLane {
    readonly name = `lane ${made.push(this)}`;
    isOpen = false;
    isOpening = 0;
    #done: (() => void)[] = [];
    get waiting() {
      return this.#done.length;
    }
    open() {
      this.isOpening++;
      return Promise.reject(new Error('is not known to be open yet'));
    }
    call(method: string) {
      return new Promise((resolve) => this.#done.push(() => resolve(`${method} by ${this.name}`)));
    }
    finish() {
      for (const done of this.#done.splice(0)) done();
    }
  }
  const first = new FakeLane();
  first.isOpen = true;
  const readers = new ReadLanes(first, () => new FakeLane(), most);
  const ask = (method = 'ask') => readers.call(method, []);
  const finish = () => made.forEach((lane) => void lane.finish());
  return { made, ask, finish };
}

describe('the threads that read', () => {
  it('are one for whoever asks one thing after the other', async () => {
    const { made, ask, finish } = lanes(4);
    for (let times = 0; times < 3; times++) {
      const asked = ask();
      finish();
      expect(await asked).toBe('ask by lane 1');
    }
    expect(made).toHaveLength(1);
  });

  it('are more for a crowd, which waits for none of them to be opened', async () => {
    const { made, ask, finish } = lanes(2);
    const early = [ask(), ask(), ask()];
    expect(made.map(({ waiting, isOpening }) => [waiting, isOpening > 0])).toEqual([
      [3, false],
      [0, true],
    ]);
    made[1]!.isOpen = true;
    const late = [ask(), ask(), ask(), ask()];
    expect(made.map(({ waiting }) => waiting)).toEqual([4, 3]);
    finish();
    expect(await Promise.all([...early, ...late])).toContain('ask by lane 2');
    // No more than there may be.
    expect(made).toHaveLength(2);
  });

  it('share nothing of what one keeps in memory', async () => {
    const { made, ask, finish } = lanes(2);
    const asked = [ask(), ask()];
    made[1]!.isOpen = true;
    asked.push(ask('complete'), ask('complete'));
    finish();
    expect(await Promise.all(asked.slice(2))).toEqual(Array(2).fill('complete by lane 1'));
  });

  it('do the work of one that has died, which is opened again', async () => {
    const { made, ask, finish } = lanes(2);
    void ask();
    void ask();
    made[0]!.isOpen = false;
    made[1]!.isOpen = true;
    const asked = [ask(), ask()];
    finish();
    expect(await Promise.all(asked)).toEqual(Array(2).fill('ask by lane 2'));
    expect(made[0]!.isOpening).toBeGreaterThan(0);
    expect(made).toHaveLength(2);
  });

  it('are called even where none is open, since a call opens it', async () => {
    const { made, ask, finish } = lanes(2);
    made[0]!.isOpen = false;
    const asked = ask();
    finish();
    expect(await asked).toBe('ask by lane 1');
  });
});
