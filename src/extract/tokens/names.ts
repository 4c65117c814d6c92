import {
  isFalseTitle,
  isGivenName,
  isRoleNoun,
  NAME_PARTICLES,
  ORGANISATION_WORDS,
  ORGANISATIONS_OR_SURNAMES,
  PEER_TITLES,
  TITLES,
  WORDS_BEFORE_TIME,
} from '../../lang/index.js';
import { isSuffix } from '../../people/surname.js';
import { isAcronym, startsUpper } from '../../text/case.js';
import { lexiconEntry } from '../tagger/lexicon.js';
import { bitOf } from '../tagger/tags.js';
import { isPostNominal } from './kinds.js';
import { isTimeWord, WEEKDAY } from './noun-phrases.js';
import type { ParagraphToken } from './tokens.js';

/** A proper name as it stands in the text, parted into title and name. */
export interface NameMention {
  /** Tokens, `[from, to)`, titles included. */
  readonly from: number;
  readonly to: number;
  /** Without titles: "Mark A. Milley", "Milley". Empty for a title alone. */
  readonly words: readonly string[];
  /** Lower case, without dots: "army", "general". */
  readonly titles: readonly string[];
  /** What tells peers of one title apart: "Finsby" in "Lord Smythe of Finsby". */
  readonly place: string | null;
}

const MARKED = /[.’']/;
const NOUN = bitOf('NOUN');

/** A bare form without dots and capitals, for look-up. */
export function lookupForm(word: string): string {
  const lower = word.toLowerCase();
  return MARKED.test(lower) ? lower.replace(/[.’']/g, '') : lower;
}

function isTitle({ lower }: ParagraphToken): boolean {
  return TITLES.has(lower) || (MARKED.test(lower) && TITLES.has(lookupForm(lower)));
}

/** A title, or a common noun with a capital that stands like one: "Leader of Opposition Ann Roe". */
function isOffice(token: ParagraphToken): boolean {
  return isTitle(token) || (isFalseTitle(token.lower) && !isGivenName(token.text));
}

/** All proper names of a range of tokens, in order. */
export function namesIn(tokens: readonly ParagraphToken[], from: number, to: number): NameMention[] {
  const names: NameMention[] = [];
  for (let at = from; at < to; ) {
    if (isDayBeforeName(tokens, at)) at++;
    at = behindBody(tokens, at, to);
    const end = withoutTime(tokens, at, nameEnd(tokens, at, to));
    if (end > at) {
      const name = nameMentionOf(tokens, at, end);
      if (name) names.push(name);
      at = end;
    } else at++;
  }
  return names;
}

function isNameWord(token: ParagraphToken | undefined): boolean {
  // A title of a work in marks is a name, but none of a person's.
  return token !== undefined && token.tag === 'PROPN' && !token.run && startsUpper(token.text);
}

/** "On Monday Ann Roe said", "In June Ann Roe said": no name begins with a day or, behind a preposition, with a time. */
function isDayBeforeName(tokens: readonly ParagraphToken[], at: number): boolean {
  const token = tokens[at]!;
  if (token.tag !== 'PROPN' || !isNameWord(tokens[at + 1])) return false;
  if (WEEKDAY.test(token.lower)) return true;
  const preposed = WORDS_BEFORE_TIME.has(tokens[at - 1]?.lower ?? '');
  return preposed && isTimeWord(token);
}

/** "leader of Costa Rica Ann Roe": where the name begins behind the body or country that an office before it is tied to. */
function behindBody(tokens: readonly ParagraphToken[], from: number, to: number): number {
  if (tokens[from - 1]?.lower !== 'of' || !isRoleNoun(tokens[from - 2]?.lower ?? '')) return from;
  for (let at = from + 1; at + 1 < to && isNameWord(tokens[at]) && isNameWord(tokens[at + 1]); at++)
    if (isGivenName(tokens[at]!.text)) return isGivenName(tokens[from]!.text) ? from : at;
  return from;
}

/** "introduced Pence Thursday", "in January": no name ends in a day, and no time is one by itself but April or May. */
function withoutTime(tokens: readonly ParagraphToken[], from: number, to: number): number {
  let end = to;
  while (end > from && WEEKDAY.test(tokens[end - 1]!.lower)) end--;
  return end === from + 1 && isTimeWord(tokens[from]!) && !isGivenName(tokens[from]!.text) ? from : end;
}

function nameEnd(tokens: readonly ParagraphToken[], from: number, to: number): number {
  if (!isNameWord(tokens[from])) return from;
  let end = from + 1;
  for (;;) {
    const particles = particlesAt(tokens, end, to);
    if (end < to && (isNameWord(tokens[end]) || isArticledName(tokens[end]!))) end++;
    else if (particles > 0) end += particles + 1;
    else if (end + 1 < to && tokens[end]!.text === ',' && isSuffix(tokens[end + 1]!.text)) end += 2;
    else if (end > from + 1 && endsInPostNominal(tokens, end, to)) end += 2;
    // "Secretary of Defense Mark T. Esper", "Minister for Transport Ann Roe": the office is part of the title.
    else if (
      end + 2 < to &&
      /^(?:of|for)$/.test(tokens[end]!.lower) &&
      isOffice(tokens[end - 1]!) &&
      isNameWord(tokens[end + 1]) &&
      isNameWord(tokens[end + 2]) &&
      // "Republican of New York" is no office with a name behind it, and "Senator for Baton Rouge" may be none.
      ((isTitle(tokens[end - 1]!) && tokens[end]!.lower === 'of') || isNameWord(tokens[end + 3]))
    )
      end += 2;
    // "Lord Smythe of Finsby": the place is part of a peer's name.
    else if (
      end === from + 2 &&
      PEER_TITLES.has(tokens[from]!.lower) &&
      tokens[end]?.lower === 'of' &&
      isNameWord(tokens[end + 1])
    )
      end += 2;
    else return end;
  }
}

/** "Hamad al-Nouri", "Sana el-Sayed": a small article that a hyphen ties to the name behind it. */
function isArticledName({ text }: ParagraphToken): boolean {
  return /^(?:[ae][lnrsthz]|ash|esh|ad|ed|oul)-\p{Lu}/u.test(text);
}

/** "Ann Roe, QC told": honours behind a comma that no second comma closes. With one they are an apposition like any other. */
function endsInPostNominal(tokens: readonly ParagraphToken[], comma: number, to: number): boolean {
  return (
    comma + 1 < to &&
    tokens[comma]!.text === ',' &&
    isPostNominal(tokens[comma + 1]!) &&
    tokens[comma + 2]?.text !== ','
  );
}

/** How many particles stand at `at` with a name behind them: "de la Cruz", "von der Leyen". */
function particlesAt(tokens: readonly ParagraphToken[], at: number, to: number): number {
  let end = at;
  while (end < Math.min(to, at + 3) && NAME_PARTICLES.has(tokens[end]!.lower)) end++;
  return end < to && isNameWord(tokens[end]) ? end - at : 0;
}

/**
 * Where the name begins behind its titles. The office is title ("Secretary of Homeland Security Alejandro Mayorkas"),
 * and so is a common noun with the capital of its sentence before a given name ("Prosecutor Lara Bell").
 */
function behindTitles(tokens: readonly ParagraphToken[], from: number, to: number): number {
  let at = from;
  // "Stephen King", "Mike Judge": a title behind a given name is a surname.
  const last = to - from > 1 && isGivenName(tokens[from]!.text) ? to - 1 : to;
  for (let i = from; i < last; i++)
    if (isTitle(tokens[i]!) || (i + 2 < to && isOffice(tokens[i]!) && beginsPersonalName(tokens, i + 1, to)))
      at = i + 1;
  const given = (i: number): boolean => i + 1 < to && isGivenName(tokens[i]!.text);
  // "MEP Ann Roe", "Independent TD Ann Roe", "CFO Ann Roe": a seat or an abbreviated office before the name.
  for (let i = at; i + 2 < to; i++)
    if (isPostNominal(tokens[i]!) || (/^\p{Lu}{2,4}$/u.test(tokens[i]!.text) && given(i + 1))) at = i + 1;
  if (/^(?:of|for)$/.test(tokens[at]?.lower ?? '') && at > from) {
    let name = at + 1;
    while (name < to && !given(name)) name++;
    return name < to ? name : Math.min(at + 2, to);
  }
  // "Mother-of-two Kelly Brown" as well.
  return at === from &&
    given(at + 1) &&
    !isGivenName(tokens[at]!.text) &&
    isRoleNoun(tokens[at]!.lower.split('-', 1)[0]!)
    ? at + 1
    : at;
}

/** "the Special Envoy", "the Force Commander": an office behind its article, whose bearer's name stands elsewhere. */
function isOfficeAlone(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  const last = tokens[to - 1]!;
  if (!isOffice(last) || isGivenName(tokens[from]!.text)) return false;
  // "Mr. Singer", "Sen. Baker": behind a title an occupation is a surname.
  if (!isTitle(last) && tokens.slice(from, to - 1).some(isTitle)) return false;
  if (tokens[from - 1]?.lower === 'the') return true;
  // "Special Envoy warns": in a headline without the article.
  return to - from > 1 && tokens.slice(from, to - 1).every(({ lower }) => lexiconEntry(lower) !== undefined);
}

/** Two words or more that a person can be called, or the "of" of the office before them. */
function beginsPersonalName(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  if (/^(?:of|for)$/.test(tokens[from]!.lower)) return true;
  for (let at = from; at < to; at++) if (ORGANISATION_WORDS.has(lookupForm(tokens[at]!.text))) return false;
  return isGivenName(tokens[from]!.text) || !isCommonNoun(tokens[from]!.lower);
}

/** A word that the lexicon has as a noun: "Consumer Price Index" names nobody whose first name is Price. */
function isCommonNoun(lower: string): boolean {
  const entry = lexiconEntry(lower);
  return entry !== undefined && (entry.may & NOUN) !== 0;
}

/** Parts the tokens of one name: everything up to its last title word is title. Null where nothing of a name is left. */
export function nameMentionOf(tokens: readonly ParagraphToken[], from: number, to: number): NameMention | null {
  const nameFrom = isOfficeAlone(tokens, from, to) ? to : behindTitles(tokens, from, to);
  const titles = tokens.slice(from, nameFrom).map(({ text }) => lookupForm(text));
  const of = isPeerOfPlace(tokens, from, to) ? from + 2 : to;
  const words = tokens
    .slice(nameFrom, of)
    .filter((token, i) => token.text !== ',' && !(i > 1 && isPostNominal(token)))
    .map((token) => token.text);
  if (words.length === 0 && titles.length === 0) return null;
  return { from, to, words, titles, place: of < to ? tokens[of + 1]!.text : null };
}

function isPeerOfPlace(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  return to === from + 4 && PEER_TITLES.has(tokens[from]!.lower) && tokens[from + 2]!.lower === 'of';
}

/** Whether a name begins with a particle, as a surname does at the head of a sentence: "Von der Leyen". */
export function beginsWithParticle(words: readonly string[]): boolean {
  return words.length > 1 && NAME_PARTICLES.has(words[0]!.toLowerCase());
}

/** Whether a name of two or more words is somebody's rather than something's. */
export function looksPersonal(name: NameMention): boolean {
  const { words, titles } = name;
  if (words.length === 0 || words.length > 5) return false;
  // "Bill Clinton" is no law: a given name at the start counts as one.
  const given = isGivenName(words[0]!);
  const rest = given ? words.slice(1) : words;
  const isOrganisation = (word: string): boolean => ORGANISATION_WORDS.has(lookupForm(word));
  const called = given && words.length === 2 && ORGANISATIONS_OR_SURNAMES.has(lookupForm(words[1]!));
  if (!called && rest.some(isOrganisation)) return false;
  if (titles.length > 0) return true;
  if (words.length < 2) return false;
  if (given) return true;
  // "Reince Priebus", "Qassem Soleimani": two or three plain words with capitals and no office among them.
  return words.length <= 3 && words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word) && !isAcronym(word));
}
