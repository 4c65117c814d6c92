import { guess } from './guess.js';
import { LEXICON_WORDS } from './lexicon-words.js';
import { bitOf, type Entry, only, type Tag } from './tags.js';

const entries = new Map<string, Entry>();
for (const line of LEXICON_WORDS.split('\n')) {
  const words = line.split(' ');
  const [tag, ...may] = words[0]!.split(/[|,]/) as Tag[];
  const entry = { tag: tag!, may: may.reduce((bits, each) => bits | bitOf(each), 0) };
  // Some lines have ten thousand words: a copy without the first would take as long as all the rest.
  for (let at = 1; at < words.length; at++) entries.set(words[at]!, entry);
}

/** Titles that are cut short, beside those that the vocabulary has: before a name, their full stop ends no sentence. */
const SHORT_TITLES =
  'Adm. Amb. Asst. Cdr. Cmdr. Cpl. Det. Dep. Govs. Insp. Lts. Maj. Profs. Pvt. Rev. Sec. Secy. Sens. Spc. Supt. Treas.';
for (const title of SHORT_TITLES.split(' ')) if (!entries.has(title)) entries.set(title, only('PROPN'));

/** What a word is most often and what it can be, known or guessed. */
export function entryOf(word: string): Entry {
  return entries.get(word) ?? guess(word, known);
}

/** The word's own entry, as it is written. */
export function known(word: string): Entry | undefined {
  return entries.get(word);
}
