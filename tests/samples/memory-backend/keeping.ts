import { checkKept, type Keeping, type KeptValue } from '../../../src/store/keeping.js';

const isGone = ({ expires }: { readonly expires?: number }, now: number) => expires !== undefined && expires <= now;

/** Values and keys in maps, one of each for every space. */
export function memoryKeeping(): Keeping {
  const values = new Map<string, Map<string, KeptValue>>();
  const met = new Map<string, number>();
  const valuesIn = (space: string) => {
    const known = values.get(space) ?? new Map<string, KeptValue>();
    values.set(space, known);
    return known;
  };
  const metKey = (space: string, key: string) => JSON.stringify([space, key]);
  return {
    async meetAll(space, keys, now, expires) {
      checkKept(space, ...keys);
      const fresh = [...new Set(keys)].filter((key) => (met.get(metKey(space, key)) ?? now) <= now);
      for (const key of fresh) met.set(metKey(space, key), expires);
      return fresh;
    },
    async unmeet(space, keys) {
      for (const key of keys) met.delete(metKey(space, key));
    },
    async keep(space, given) {
      checkKept(space, ...given.flatMap(({ key, value }) => [key, value]));
      if (given.some(({ value }) => typeof value !== 'string')) throw new TypeError('Only text is kept.');
      for (const value of given) valuesIn(space).set(value.key, { ...value });
    },
    async kept(space, key, now) {
      const known = valuesIn(space).get(key);
      return known && !isGone(known, now) ? known.value : null;
    },
    async keptIn(space, now) {
      const known = [...valuesIn(space).values()].filter((value) => !isGone(value, now));
      return known.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    },
    async compareAndSet(space, key, before, after) {
      checkKept(space, key, after);
      const known = valuesIn(space).get(key);
      if (known?.value !== before) return false;
      valuesIn(space).set(key, { ...known, value: after });
      return true;
    },
    async forget(space, keys) {
      for (const key of keys) valuesIn(space).delete(key);
    },
  };
}
