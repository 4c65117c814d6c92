import { WORD_ENDINGS } from '../../lang/index.js';
import { bitOf, type LexiconEntry, type Tag, unambiguousEntry } from './tags.js';

/** What a word that is in no list is by its ending, the longest ending first. */
const BY_ENDING: ReadonlyMap<string, Tag> = new Map(
  Object.entries(WORD_ENDINGS).flatMap(([tag, endings]) => endings.map((ending) => [ending, tag as Tag] as const)),
);

const LONGEST_ENDING = 4;

/** "anti-war", "postwar", "nonprofit": what they begin with makes adjectives. */
const ADJECTIVE_BEGINNING = /^(?:anti|post|non)/;

/**
 * What a word is that the lexicon doesn't have as it is written. With a capital it is what it is without, or a name where
 * that is a noun, an adjective or nothing known; in small letters its ending tells, and else it is a noun.
 */
export function guessUnknownWord(word: string, known: (lower: string) => LexiconEntry | undefined): LexiconEntry {
  const lower = word.toLowerCase();
  if (lower === word) return unambiguousEntry(byForm(lower));
  const { tag, may } = known(lower) ?? { tag: 'NOUN', may: bitOf(byForm(lower)) };
  return { tag: tag === 'NOUN' || tag === 'ADJ' ? 'PROPN' : tag, may };
}

function byForm(lower: string): Tag {
  for (let length = LONGEST_ENDING; length > 1; length--) {
    const tag = BY_ENDING.get(lower.slice(-length));
    if (tag) return tag;
  }
  return ADJECTIVE_BEGINNING.test(lower) ? 'ADJ' : 'NOUN';
}
