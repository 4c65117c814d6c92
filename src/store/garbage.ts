import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collector: (() => void) | undefined;

/**
 * Collects what is no longer used, now: some 50 ms. The engine by itself lets its memory grow to several times what was in use
 * when it collected last, which with a text of 100 MB is most of a gigabyte. `--expose-gc` may be set while it runs
 * (https://nodejs.org/api/v8.html#v8setflagsfromstringflags), and shows in contexts that are made after that.
 */
export function collectGarbage(): void {
  if (!collector) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collector();
}

/** Things after which memory is cleared, where each takes a fraction of a millisecond: every few seconds. */
const COLLECTED = 10_000;

/** The same things, with memory cleared now and then between them. */
export function* withGarbageCollection<T>(things: Iterable<T>): Generator<T> {
  let made = 0;
  for (const thing of things) {
    yield thing;
    if (++made % COLLECTED === 0) collectGarbage();
  }
}
