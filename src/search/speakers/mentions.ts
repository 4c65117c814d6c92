import { COMMON_SURNAMES, HONORIFICS, TITLE_FORMS, TITLE_WORDS } from '../../lang/index.js';
import type { Store } from '../../store/store.js';
import { plainWords, type QueryToken } from '../../text/tokenizer.js';
import { stem, wordsOf } from '../../text/words.js';
import { anyOf } from '../candidate-query.js';
import { closestWord } from '../topic/spelling.js';

/** Somebody who stands in sources without speaking on record. */
export interface Mention {
  readonly name: string;
  /** Sources that name them. */
  readonly sources: number;
}

/** How many statements are read to see how a word is written, and how many spellings are judged. */
const SAMPLE = 30;
const HANDFUL = 8;

/** Sources that mention a name, as typed, or, where none does, spelt as the record spells it ("Suleimani"). */
export async function mentionOf(tokens: readonly QueryToken[], store: Store): Promise<Mention | null> {
  const name = tokens.map((token) => token.typed.replace(/['’]s?$/, '')).join(' ');
  const last = tokens.at(-1);
  if (!last) return null;
  const sources = await store.mentions(name);
  if (sources > 0) return { name, sources };
  if (COMMON_SURNAMES.has(last.plain)) return null;
  const similar = await store.similarWords(last.plain, HANDFUL);
  const near = closestWord(
    last.plain,
    similar.map(({ word }) => word),
  );
  if (near === null || !(await isCalledByTitle(near, store))) return null;
  return { name: near[0]!.toUpperCase() + near.slice(1), sources: await store.mentions(near) };
}

/** Whether words name somebody whom sources mention: a full name that stands so in one, or a surname behind a title. */
export async function isMentionedPerson(tokens: readonly QueryToken[], store: Store): Promise<boolean> {
  const name = tokens.map((token) => token.typed.replace(/['’]s?$/, '')).join(' ');
  if ((await store.mentions(name)) === 0) return false;
  if (tokens.length > 1) return tokens.every((token) => /^\p{Lu}/u.test(token.typed));
  return isCalledByTitle(tokens[0]!.plain, store);
}

/** Whether the last of some words stands in statements, and always with a capital: "Schumer", "McGurk". */
export async function isWrittenAsName(tokens: readonly QueryToken[], store: Store): Promise<boolean> {
  const last = tokens.at(-1)?.plain ?? '';
  const candidates = await store.candidates({ ...anyOf([stem(last)]), limit: SAMPLE });
  const written = candidates
    .flatMap(({ statement: { text, question } }) => [text, question?.text ?? ''])
    .flatMap((text) => wordsOf(text))
    .filter(({ text }) => plainWords(text).join('') === last);
  return written.length > 0 && written.every(({ text }) => /^\p{Lu}/u.test(text));
}

/** Whether statements have the word as a surname: "President Rouhani", "Mr. Putin". */
async function isCalledByTitle(word: string, store: Store): Promise<boolean> {
  const candidates = await store.candidates({ ...anyOf([stem(word)]), limit: SAMPLE });
  return candidates.some(({ statement: { text, question } }) =>
    [text, question?.text ?? ''].some((one) => standsBehindTitle(word, one)),
  );
}

function standsBehindTitle(word: string, text: string): boolean {
  const words = wordsOf(text);
  return words.some(({ text: written }, i) => {
    const before = words[i - 1]?.text ?? '';
    if (!/^\p{Lu}/u.test(written) || !/^\p{Lu}/u.test(before) || plainWords(written).join('') !== word) return false;
    return plainWords(before).some(
      (title) => HONORIFICS.has(title) || TITLE_WORDS.has(title) || TITLE_FORMS.has(title),
    );
  });
}
