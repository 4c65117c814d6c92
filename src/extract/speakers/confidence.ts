import type { TextSpan } from '../../model/span.js';
import { isNounOfNoPerson } from '../clauses/subject.js';
import type { FoundSpeaker } from '../extraction.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import type { Resolved } from './resolved.js';

/** How a mention leads to somebody; `thing` where a description is no person's: "the poll", "an interview". */
type SpeakerResolution = Resolved['how'] | 'thing';

/** The resolutions that may be sure with the surest rules. */
const ANY: readonly SpeakerResolution[] = ['name', 'role', 'pronoun', 'description'];

/** Rules and resolutions with which a speaker is sure; see `isEarned`. */
const EARNED: Readonly<Record<string, readonly SpeakerResolution[]>> = {
  'quote-inverted': ANY,
  'quote-subject': ANY,
  'carried-over': ANY,
  announced: ANY,
  apposition: ANY,
  postposed: ANY,
  coordinated: ['name'],
  subject: ANY,
  'subject-of-order': ['name'],
  'shared-subject': ['name'],
  'according-to': ['name', 'description'],
};

/**
 * Whether what a rule finds, led to somebody in this way, may be sure: it is right in at least 97 of 100 statements,
 * in 95 where nobody is named by it, wherever it was counted on annotated texts (`npm run bench:rules`; the counts are in
 * docs/extraction.md). A pair that was counted seldom is judged by its rule and its resolution, each over all pairs.
 */
export function isEarned(rule: string, how: SpeakerResolution): boolean {
  return EARNED[rule]?.includes(how) ?? false;
}

/** All pairs of a rule and a resolution that are sure, as `rule/resolution`. */
export function earnedPairs(): string[] {
  return Object.entries(EARNED).flatMap(([rule, hows]) => hows.map((how) => `${rule}/${how}`));
}

/**
 * The speaker whom a rule found where the mention stands: sure if both the rule and the resolution are.
 *
 * @param head the last word of the mention
 */
export function foundSpeakerOf(
  resolved: Resolved,
  mention: TextSpan,
  rule: string,
  head: ParagraphToken,
): FoundSpeaker {
  const { name, named, entity, confidence } = resolved;
  const how = resolved.how === 'description' && isNounOfNoPerson(head) ? 'thing' : resolved.how;
  const doubtful = confidence !== 'sure';
  return {
    name,
    named,
    mention,
    confidence: !doubtful && isEarned(rule, how) ? 'sure' : 'unsure',
    rule: ruleName(rule, how, doubtful),
    ...(entity?.role && { role: entity.role }),
  };
}

/** The same speaker, of words that a rule found to be theirs: no surer than either. */
export function withRule(speaker: FoundSpeaker, rule: string): FoundSpeaker {
  const [own, way = ''] = speaker.rule.split('/');
  const how = way.replace('?', '') as SpeakerResolution;
  const doubtful = way.endsWith('?') || (own !== rule && speaker.confidence !== 'sure');
  return {
    ...speaker,
    rule: ruleName(rule, how, doubtful),
    confidence: !doubtful && isEarned(rule, how) ? 'sure' : 'unsure',
  };
}

/** `quote-subject/name`; with a "?" behind it where more than one could be meant. */
function ruleName(rule: string, how: SpeakerResolution, doubtful: boolean): string {
  return `${rule}/${how}${doubtful ? '?' : ''}`;
}
