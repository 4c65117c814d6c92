import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/lang/index.js';

describe.each(Object.entries(LANGUAGES))('the language %s', (_, language) => {
  it('gives no list without entries', () => {
    const sizes = Object.entries(language).map(([name, value]) => [name, sizeOf(value)] as const);
    expect(sizes.filter(([, size]) => size === 0)).toEqual([]);
  });
});

/** The entries of a list; of a function or a pattern, null. */
function sizeOf(value: unknown): number | null {
  if (Array.isArray(value) || typeof value === 'string') return value.length;
  return value instanceof Set || value instanceof Map ? value.size : null;
}
