import type { Speaker } from '../model/statement.js';
import { fold, wordsOf } from '../text/words.js';
import { wordingLikeness } from './clusters.js';
import type { NewStatement } from './types.js';
import { compareByPosition } from './utterances.js';

/** A statement that was told, and what the record has in its place. */
export interface DeliveredBefore {
  /** As it was told, with its source as it was then, but for the status: that is the source's now. */
  readonly told: NewStatement;
  /** The statements of the live version of the same origin, in the order of the text; empty where there is none. */
  readonly now: readonly NewStatement[];
  /** Whether it was told as corrected since. */
  readonly wasCorrected?: boolean;
}

/**
 * `changed`: the speaker's words stand otherwise in the later version.
 * `withdrawn`: they don't stand there any more, or somebody else is now said to have spoken them. `restored`: they were told
 * as corrected, and stand there again.
 */
export interface DeliveryCorrection {
  readonly kind: 'changed' | 'withdrawn' | 'restored';
  readonly told: NewStatement;
  /** What stands there now: with `changed` and `restored`, and with `withdrawn` where they are somebody else's words now. */
  readonly now?: NewStatement;
}

/** Share of the shorter one's words, in order, with which a statement of the same speaker stands in the place of another. */
const LIKE = 0.6;

/**
 * What was told and isn't so any more, in the order of days and documents; one for each statement at most. What stands
 * word for word in the later version, from the same speaker and of the same kind, is unchanged, also as part of a longer
 * statement or cut into several: it gets no correction. Punctuation and case don't count; a negation or a number does.
 */
export function correctionsOfDeliveries(told: readonly DeliveredBefore[]): DeliveryCorrection[] {
  const found = new Map<string, DeliveryCorrection>();
  for (const each of told) {
    const correction = correctionOf(each);
    if (correction) found.set(each.told.statement.id, correction);
  }
  return [...found.values()].sort((a, b) => compareByPosition({ pieces: [a.told] }, { pieces: [b.told] }));
}

function correctionOf({ told, now, wasCorrected = false }: DeliveredBefore): DeliveryCorrection | null {
  if (wasCorrected) {
    const again = standingAgain(told, now);
    return again && { kind: 'restored', told, now: again };
  }
  if (told.source.status === 'live') return null;
  if (standsIn(told, now)) return null;
  const theirs = now.filter((one) => isSameSpeaker(one, told));
  const nearest = nearestTo(told, theirs);
  if (nearest) return { kind: 'changed', told, now: nearest };
  const elsewhere = nearestTo(
    told,
    now.filter((one) => !theirs.includes(one)),
  );
  return { kind: 'withdrawn', told, ...(elsewhere && { now: elsewhere }) };
}

/** Whether it stands there word for word: in all that they say, in one, so that what is cut otherwise is unchanged. */
function standsIn(told: NewStatement, now: readonly NewStatement[]): boolean {
  return now
    .filter((one) => isAlike(one, told))
    .map(plainOf)
    .join('')
    .includes(plainOf(told));
}

/** What it stands in word for word; of several pieces the one that is most like it. */
function standingAgain(told: NewStatement, now: readonly NewStatement[]): NewStatement | null {
  if (!standsIn(told, now)) return null;
  const alike = now.filter((one) => isAlike(one, told));
  return alike.find((one) => plainOf(one).includes(plainOf(told))) ?? nearestTo(told, alike);
}

function isAlike(one: NewStatement, told: NewStatement): boolean {
  return one.statement.kind === told.statement.kind && isSameSpeaker(one, told);
}

/** The words as they are compared, each between two spaces. */
function plainOf({ statement }: NewStatement): string {
  return wordsOf(statement.text)
    .map(({ text }) => ` ${fold(text)} `)
    .join('');
}

function nearestTo(told: NewStatement, candidates: readonly NewStatement[]): NewStatement | null {
  let best: NewStatement | null = null;
  let most = LIKE;
  for (const candidate of candidates) {
    const like = wordingLikeness({ pieces: [told] }, { pieces: [candidate] });
    if (like > most || (like === most && best === null)) [best, most] = [candidate, like];
  }
  return best;
}

/** Named people by who they are; others, who exist within one version only, by what they are called. */
function isSameSpeaker(a: NewStatement, b: NewStatement): boolean {
  const [one, other] = [a.statement.speaker, b.statement.speaker];
  if (!one || !other) return one === other;
  return a.isNamed || b.isNamed ? one.personId === other.personId : isCalledTheSame(one, other);
}

function isCalledTheSame(one: Speaker, other: Speaker): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase();
}
