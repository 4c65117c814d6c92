import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.js';
import type { StatementKind } from '../../src/model/statement.js';
import { readSource } from '../sources/read-source.js';

interface GoldStatement {
  readonly id: string;
  readonly speaker: string;
  readonly kind: StatementKind;
  readonly cue: string;
  readonly text: string;
}

const name = 'pentagon-2020-01-06-briefing-article.txt';
const source = readSource(readFileSync(new URL(`../../data/documents/${name}`, import.meta.url)), name);
const gold = JSON.parse(readFileSync(new URL('gold/pentagon-briefing.gold.json', import.meta.url), 'utf8'))
  .statements as GoldStatement[];
const { statements } = extract({ text: source.text, body: source.body, kind: source.kind, title: source.title });

/** Shared characters over all characters of both: the measure of the gold's own scorer. */
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function placeOf(statement: GoldStatement): { start: number; end: number } {
  const start = source.text.indexOf(statement.text);
  return { start, end: start + statement.text.length };
}

describe('the translated Pentagon article', () => {
  it.each(gold.map((statement) => [statement.id, statement] as const))(
    'finds %s with its speaker and kind',
    (_, wanted) => {
      const place = placeOf(wanted);
      expect(place.start).toBeGreaterThanOrEqual(0);
      const best = statements.toSorted((a, b) => overlap(b, place) - overlap(a, place))[0]!;
      expect(overlap(best, place)).toBeGreaterThanOrEqual(0.8);
      expect({ speaker: best.speaker?.name, kind: best.kind }).toEqual({ speaker: wanted.speaker, kind: wanted.kind });
    },
  );

  it('finds at most two statements beyond the gold', () => {
    const places = gold.map(placeOf);
    const beyond = statements.filter((found) => places.every((place) => overlap(found, place) < 0.8));
    expect(beyond.length).toBeLessThanOrEqual(2);
  });

  it('carries the letter to the statement that does not name it, and says that it was inherited', () => {
    const mistake = statements.find(({ text }) => text.includes('an honest mistake'))!;
    const topics = new Map(mistake.topics.map(({ term, from }) => [term, from]));
    expect(topics.get('draft')).toBe('paragraph');
    expect(topics.get('letter')).toBe('discourse');
    expect(topics.get('mistake')).toBe('statement');
  });
});
