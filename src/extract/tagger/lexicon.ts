import { SHORT_TITLES } from '../../lang/index.js';
import { guessUnknownWord } from './guess.js';
import { bitOf, type LexiconEntry, type Tag, unambiguousEntry } from './tags.js';

let read: (() => string) | undefined;
let entries: ReadonlyMap<string, LexiconEntry> | undefined;

/**
 * Says how the lexicon is read (data/tagger-lexicon.txt), since extraction reads no files. It must be said before the first
 * word is tagged: it is read then, once.
 */
export function provideLexicon(reader: () => string): void {
  read = reader;
}

/** What a word is most often and what it can be, known or guessed. */
export function tagEntryOf(word: string): LexiconEntry {
  return lexiconEntry(word) ?? guessUnknownWord(word, lexiconEntry);
}

/** The word's own entry, as it is written. */
export function lexiconEntry(word: string): LexiconEntry | undefined {
  return lexicon().get(word);
}

function lexicon(): ReadonlyMap<string, LexiconEntry> {
  if (entries) return entries;
  if (!read) throw new Error('No lexicon was provided: see provideLexicon.');
  entries = entriesIn(read());
  return entries;
}

/** A line is a tag, the tags that are possible, and the words; or it begins with `#` and is a comment. */
function entriesIn(text: string): Map<string, LexiconEntry> {
  const entries = new Map<string, LexiconEntry>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const words = line.split(' ');
    const [tag, ...may] = words[0]!.split(/[|,]/) as Tag[];
    const entry = { tag: tag!, may: may.reduce((bits, each) => bits | bitOf(each), 0) };
    // Some lines have ten thousand words: a copy without the first would take as long as all the rest.
    for (let at = 1; at < words.length; at++) entries.set(words[at]!, entry);
  }
  // Beside those that the vocabulary has.
  for (const title of SHORT_TITLES) if (!entries.has(title)) entries.set(title, unambiguousEntry('PROPN'));
  return entries;
}
