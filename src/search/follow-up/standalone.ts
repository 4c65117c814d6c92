import { ADVERBS, STATEMENT_NOUNS, STOP_WORDS } from '../../lang/index.js';
import { OnrecordError } from '../../model/errors.js';
import type { QueryPart } from '../../model/query.js';
import type { ParsedQuestion } from '../question/parse.js';
import type { FollowUpForm } from './forms.js';

/** Words for a thing, and for a person, that were spoken of before. */
export const POINTER = /^(?:it|that|this|those|these|so)$/;
export const PERSON_POINTER = /^(?:him|her|them)$/;

/** What lifts a restriction again. */
const RESETS: readonly (readonly [RegExp, QueryPart])[] = [
  [/^(?:at |from )?(?:any ?time|all (?:dates|years|times?)|any (?:date|year))$/i, 'dates'],
  [/^(?:from |in )?(?:all|any) (?:kinds? of )?(?:sources?|documents?)$/i, 'sources'],
  [/^(?:also |with )?paraphrases? too$|^(?:all|any) kinds?$|^not only (?:exact )?quotes$/i, 'kind'],
];

/** The restriction that a text lifts again, and nothing more; null where it does anything else. */
export function resetIn(text: string): QueryPart | null {
  return RESETS.find(([pattern]) => pattern.test(text.replace(/[?!.]+$/, '').trim()))?.[1] ?? null;
}

/** Whether nothing of a question points at what was asked before. A name may all the same be the answer to which one. */
export function isSelfContained(form: FollowUpForm | null, parsed: ParsedQuestion): boolean {
  const { text } = parsed;
  const { subject, topic } = parsed.form;
  if (form !== null || resetIn(text) !== null || isRefinement(parsed)) return false;
  if (subject.kind === 'pronoun' || /\b(?:he|she|they)\b/i.test(text)) return false;
  return !topic.some(({ plain }) => POINTER.test(plain) || PERSON_POINTER.test(plain));
}

/**
 * Whether it means nothing without a question before it.
 *
 * @param isNamed whether the field for the speaker is filled, which makes a question of a kind or a time alone
 */
export function needsPreviousTurn(form: FollowUpForm | null, parsed: ParsedQuestion, isNamed: boolean): boolean {
  switch (form?.kind) {
    case 'more':
    case 'who-else':
    case 'namesake':
      return true;
    // Alone they are words like others: "source", "link".
    case 'receipt':
    case 'without':
      return false;
    case 'going-on':
    case undefined:
      return !isNamed && isRefinement(parsed) && parsed.time.period === null && parsed.time.bareYear === null;
    default:
      return form?.subject === null;
  }
}

export function noPreviousTurn(): OnrecordError {
  return new OnrecordError(
    'FOLLOW_UP_ALONE',
    'This goes on from a question before it, and there is none.',
    'Ask in full, for example: what did Milley say about the letter',
  );
}

/** Whether nothing is in it but a time, a kind or an order. */
export function isRefinement({ form, phrases, time, restrictions, without }: ParsedQuestion): boolean {
  const { kind, sourceKinds, order } = restrictions;
  const { period, bareYear } = time;
  const isNarrowing = period !== null || kind !== null || sourceKinds || order || bareYear !== null;
  if (!isNarrowing || phrases.length > 0 || without.length > 0 || form.subject.kind === 'pronoun') return false;
  const words = [...('words' in form.subject ? form.subject.words : []), ...form.topic];
  return words.every(
    ({ plain }) =>
      STOP_WORDS.has(plain) ||
      ADVERBS.has(plain) ||
      STATEMENT_NOUNS.has(plain) ||
      Number(plain) === bareYear ||
      /^(?:ones?|things?|times?)$/.test(plain),
  );
}
