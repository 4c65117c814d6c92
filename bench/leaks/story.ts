import fc from 'fast-check';
import type { Attribution } from '../../src/model/source.js';

/** What a case is: documents with their rules, what is done to them and when, and when it is looked. Plain data. */

/** Hours of a case; its first one is `START`. */
export const HOURS = 120;
export const START = Date.parse('2026-12-01T12:00:00Z');
export const HOUR = 3_600_000;

export function momentOf(hour: number): number {
  return START + hour * HOUR;
}

export interface EmbargoSpec {
  readonly form: 'iso' | 'offset' | 'date' | 'worded' | 'unreadable';
  /** The hour in which it ends. A `date` ends at the next midnight in New York. */
  readonly ends: number;
}

export interface VersionSpec {
  readonly shape: 'article' | 'transcript';
  readonly attribution: Attribution;
  /** Where the rules stand. `both`: the mild half in the front matter and the strict one in the text, or the other way. */
  readonly where: 'front' | 'text' | 'both' | 'nested';
  readonly describes: boolean;
  readonly embargo: EmbargoSpec | null;
  readonly retracted: { readonly reason: boolean; readonly keeps: boolean } | null;
  /** Whether the speaker is somebody who is public under another role. */
  readonly isKnown: boolean;
  /** Where else the speaker's name stands. */
  readonly nameIn: readonly ('title' | 'url' | 'question' | 'outlet' | 'file' | 'around' | 'words' | 'others')[];
  /** Whether it says something that the version before it says as well. */
  readonly repeats: boolean;
}

export type Step =
  | { readonly hour: number; readonly does: 'publish'; readonly version: number }
  | { readonly hour: number; readonly does: 'retract'; readonly keeps: boolean }
  | { readonly hour: number; readonly does: 'free' };

export interface History {
  readonly hasUrl: boolean;
  readonly versions: readonly VersionSpec[];
  /** In the order of time. The first one publishes. */
  readonly steps: readonly Step[];
}

/** A statement that is given ready-made, changed and taken back by its id. */
export interface ReadyHistory {
  readonly hasId: boolean;
  readonly isKnown: boolean;
  readonly given: number;
  readonly changed: number | null;
  readonly retracted: { readonly hour: number; readonly by: 'line' | 'status' | 'editor' } | null;
}

export interface Story {
  readonly seed: number;
  readonly keepsOffRecord: boolean;
  readonly histories: readonly History[];
  readonly ready: readonly ReadyHistory[];
  /** Hours in which it is looked what comes out, in order. */
  readonly looks: readonly number[];
}

const hour = fc.integer({ min: 0, max: HOURS });

const attribution = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Attribution>('on the record') },
  { weight: 3, arbitrary: fc.constant<Attribution>('on background') },
  { weight: 1, arbitrary: fc.constant<Attribution>('on deep background') },
  { weight: 1, arbitrary: fc.constant<Attribution>('off the record') },
);

const embargo: fc.Arbitrary<EmbargoSpec> = fc.record({
  form: fc.constantFrom('iso', 'offset', 'date', 'worded', 'unreadable'),
  ends: hour,
});

const version: fc.Arbitrary<VersionSpec> = fc.record({
  shape: fc.constantFrom('article', 'transcript'),
  attribution,
  where: fc.constantFrom('front', 'text', 'both', 'nested'),
  describes: fc.boolean(),
  embargo: fc.option(embargo, { freq: 2 }),
  retracted: fc.option(fc.record({ reason: fc.boolean(), keeps: fc.boolean() }), { freq: 6 }).map((value) => value),
  isKnown: fc.boolean(),
  nameIn: fc.subarray(['title', 'url', 'question', 'outlet', 'file', 'around', 'words', 'others'] as const),
  repeats: fc.boolean(),
});

/** Retractions in front matter are rarer than documents that live. */
const mostlyLive = fc
  .tuple(version, fc.integer({ min: 0, max: 5 }))
  .map(([spec, chance]) => (chance === 0 ? spec : { ...spec, retracted: null }));

const history: fc.Arbitrary<History> = fc
  .record({
    hasUrl: fc.boolean(),
    versions: fc.array(mostlyLive, { minLength: 1, maxLength: 3 }),
    hours: fc.array(hour, { minLength: 6, maxLength: 6 }),
    back: fc.option(fc.nat(1), { freq: 3 }),
    retract: fc.option(fc.boolean(), { freq: 3 }),
    free: fc.boolean(),
  })
  .map(({ hasUrl, versions, hours, back, retract, free }) => {
    const sorted = hours.toSorted((a, b) => a - b);
    const published = sorted.slice(0, versions.length);
    const later = sorted.slice(versions.length);
    const steps: Step[] = published.map((at, index) => ({ hour: at, does: 'publish', version: index }));
    if (back !== null && versions.length > 1)
      steps.push({ hour: later[0]!, does: 'publish', version: Math.min(back, versions.length - 1) });
    if (free) steps.push({ hour: hours[4]!, does: 'free' });
    if (retract !== null) steps.push({ hour: hours[5]!, does: 'retract', keeps: retract });
    return { hasUrl, versions, steps: steps.toSorted((a, b) => a.hour - b.hour) };
  });

const ready: fc.Arbitrary<ReadyHistory> = fc
  .record({
    hasId: fc.boolean(),
    isKnown: fc.boolean(),
    hours: fc.array(hour, { minLength: 3, maxLength: 3 }),
    changes: fc.boolean(),
    by: fc.option(fc.constantFrom('line' as const, 'status' as const, 'editor' as const)),
  })
  .map(({ hasId, isKnown, hours, changes, by }) => {
    const [given = 0, changed = 0, retracted = 0] = hours.toSorted((a, b) => a - b);
    const isChanged = changes && hasId;
    return {
      ...{ hasId, isKnown, given, changed: isChanged ? changed : null },
      retracted: by !== null && (hasId || by === 'status') ? { hour: retracted, by } : null,
    };
  });

export const stories: fc.Arbitrary<Story> = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  keepsOffRecord: fc.boolean(),
  histories: fc.array(history, { minLength: 1, maxLength: 6 }),
  ready: fc.array(ready, { minLength: 0, maxLength: 3 }),
  looks: fc.array(hour, { minLength: 1, maxLength: 2 }).map((hours) => [...new Set(hours)].toSorted((a, b) => a - b)),
});
