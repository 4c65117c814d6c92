import { LABEL_CONNECTIVES, LABEL_FORMS_OF_ADDRESS, NUMBERED_SPEAKERS, OFFICES_BEFORE_NAMES } from '../lang/index.js';
import { alternatives } from '../lang/word-list.js';
import { fold } from '../text/words.js';
import type { Label } from './labels.js';

/**
 * Labels that a document shows by their recurrence. Parliaments, courts, calls and meeting software each write labels their own
 * way, but all of them write every label of one document in one way: a name, perhaps with brackets, office or time, between one
 * kind of beginning and one kind of end. So every line is read as it would be a label of each kind, and the kind counts whose
 * names return.
 */

/** How a label ends. */
type Ending = 'colon' | 'stop' | 'dash' | 'tab' | 'time' | 'line';

interface LabelCandidate extends Label {
  readonly ending: Ending;
  /** The surname, or the last word of an office, folded. */
  readonly key: string;
  /** Whether it names somebody by its own form: an honorific, brackets behind it, or several words. */
  readonly isFull: boolean;
}

/** A line of the text, as `layout.ts` cuts it. */
export interface ShapeLine {
  readonly first: number;
  readonly end: number;
}

/** Labels are read in so many UTF-16 units of a line. */
const REACH = 200;

const BEFORE =
  /^(?:\[(?=\p{Lu}[^\]\n]{1,60}\][ \t]*\d{1,2}:)|>>+\s*|[•*▪»]\s+|[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s*(?:[-–—|]\s*)?|Q\d{1,4}[.\s]\s*|\d{1,4}\.\s+)?(?:\*\*|__)?/u;
/** A word of a name or an office: with a capital, or one that stands between such words, or the number of somebody unnamed. */
const WORD = [
  String.raw`(?:\p{Lu}[\p{L}\p{M}\d_.'’&/‑-]*`,
  String.raw`(?:al|el|d)[-’'][\p{L}\p{M}’'-]+`,
  `&|${alternatives(LABEL_CONNECTIVES)}`,
  String.raw`spk_?\d+|#\d{1,3}`,
  String.raw`(?<=(?:${alternatives(NUMBERED_SPEAKERS)})[ \u00a0])\d{1,3})(?!\p{L})`,
].join('|');
const WORDS = new RegExp(`${WORD}(?:,?[ \\u00a0]+${WORD}){0,11}`, 'uy');
const BRACKETS = /[ \t\u00a0]*[([][^()[\]\n]{1,90}[)\]]/y;
const MORE_WORDS = new RegExp(`,[ ]+${WORD}(?:,?[ ]+${WORD}){0,9}`, 'uy');
/** For whom somebody speaks, before a full stop and a dash: "Tilda Arne, on behalf of the Group. – I thank …". */
const AFFILIATION = /,[^.,:\n]{3,90}\.(?= [–—-] )/y;
/** What goes on as a sentence does. */
const PROSE = /^(?: [\p{Ll}“"]|[’'?!;”])/u;
const COLON = /[ \u00a0]?:(?:\*\*|__)?(?=\s|$)/y;
const DASH = /(?:\*\*|__)?[ \t\u00a0]+(?:—|–|--+|-)[ \t\u00a0]+/y;
const TAB = /(?:\*\*|__)?\t+/y;
const TIME = /[ \t\u00a0]+[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?(?: ?[AaPp][Mm])?[ \t\u00a0]*$/y;
const LINE = /(?:\*\*|__)?[ \t\u00a0]*(?:\.{4,}[ ]*[AQ]?[ ]*)?$/y;
const DASHES = /[ \u00a0]+(?:—|–|--+|-)[ \u00a0]+[^\n]{1,90}[^\n.?!…]$/y;
/** Brackets that hold the name itself: "Minister for Transport (Deputy Jürgen von Stahlberg)". */
const NAMED_BRACKETS = new RegExp(
  String.raw`^\p{Lu}[\p{L}.]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|${alternatives(LABEL_CONNECTIVES)}))+$`,
  'u',
);
const OFFICE = new RegExp(
  String.raw`^(?:the\s)?(?:acting\s|deputy\s)*(?:${alternatives(OFFICES_BEFORE_NAMES)})\b`,
  'i',
);
const FORM_OF_ADDRESS = new RegExp(`^(?:${alternatives(LABEL_FORMS_OF_ADDRESS)})\\b`, 'i');

/** Every label that a line could begin with, one a way of ending. */
function candidatesAt(text: string, { first, end }: ShapeLine): LabelCandidate[] {
  const line = text.slice(first, Math.min(end, first + REACH));
  const isWhole = end - first <= REACH;
  const from = BEFORE.exec(line)![0].length;
  const words = upToStop(stickyAt(WORDS, line, from) ?? '');
  if (!words) return [];
  let at = from + words.length;
  if (line[from - 1] === '[' && line[at] === ']') at++;
  // Most lines are prose, and can be left at once.
  if (!words.endsWith('.') && PROSE.test(line.slice(at, at + 2))) return [];
  let brackets = '';
  for (let next = stickyAt(BRACKETS, line, at); next; next = stickyAt(BRACKETS, line, at)) {
    brackets ||= next.trim().slice(1, -1);
    at += next.length;
  }
  const more = stickyAt(MORE_WORDS, line, at);
  if (more && brackets) at += more.length;
  at += stickyAt(AFFILIATION, line, at)?.length ?? 0;
  const name = nameOfLabel(words, brackets, from, line);
  if (!name) return [];
  const isLong = isCapitals(name.words) || FORM_OF_ADDRESS.test(name.words) || name.words.split(/\s+/).length > 1;
  const made: LabelCandidate[] = [];
  const add = (ending: Ending, cueAt: number, cueEnd: number, content: number, isFull = brackets !== '' || isLong) =>
    made.push({
      ...{ form: 'shape', ending, key: name.key, isFull },
      ...{ start: first + name.start, end: first + name.start + name.words.length },
      cue: cueAt < cueEnd ? { start: first + cueAt, end: first + cueEnd } : null,
      content: first + content,
    });
  const colon = stickyAt(COLON, line, at);
  if (colon) add('colon', at + colon.indexOf(':'), at + colon.indexOf(':') + 1, at + colon.length);
  const isStopped = words.endsWith('.') && at === from + words.length && /^[\s\t]|^$/.test(line.slice(at));
  if (isStopped && isCapitals(words)) add('stop', at - 1, at, at);
  const dashes = isWhole && stickyAt(DASHES, line, at);
  if (dashes) add('line', 0, 0, line.length, true);
  const dash = stickyAt(DASH, line, at);
  if (dash) add('dash', at + dash.search(/[—–-]/), at + dash.trimEnd().length, at + dash.length);
  const tab = stickyAt(TAB, line, at);
  if (tab) add('tab', 0, 0, at + tab.length);
  const time = isWhole && stickyAt(TIME, line, at);
  if (time) add('time', 0, 0, line.length);
  const whole = isWhole && line.length <= 90 && stickyAt(LINE, line, at);
  if (!dashes && whole !== false && whole !== null && !isStopped) add('line', 0, 0, line.length);
  return made;
}

/** A label in capitals may end in a full stop, with a sentence behind it: "YUKI OUYANG. Is that …". */
function upToStop(words: string): string {
  const stop = /(?<=[\p{Lu}\p{M}’'-]{3})\.(?= )/u.exec(words);
  return stop ? words.slice(0, stop.index + 1) : words;
}

/** The name in a label, with its place: what stands before the brackets, or in them where an office stands before. */
function nameOfLabel(words: string, brackets: string, from: number, line: string) {
  const isOffice = OFFICE.test(words);
  const named = isOffice && NAMED_BRACKETS.test(brackets);
  const start = named ? line.indexOf(brackets, from) : from;
  const comma = words.indexOf(',');
  const own = named ? brackets : comma > 0 ? words.slice(0, comma) : words.replace(/(?<=\p{L}{2})\.$/u, '');
  const key =
    fold(own)
      .split(/[\s.]+/)
      .filter(Boolean)
      .at(-1) ?? '';
  if (!/\p{L}/u.test(own) || !/^(?:\p{Lu}|the\s|spk|\p{Ll}{1,3}[-’' ]\p{Lu})/u.test(own)) return null;
  return { words: own, key, start };
}

function stickyAt(pattern: RegExp, line: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0] ?? null;
}

function isCapitals(words: string): boolean {
  const letters = words.replace(/^(?:The|Mr|Mrs|Ms|Miss|Dr)\b\.?/, '').replace(/[^\p{L}]/gu, '');
  return letters.length > 2 && letters.replace(/\p{Lu}/gu, '').length < letters.length / 4;
}

/** From this share on, labels are all in capitals. */
const MOSTLY = 0.8;

/** Least labels of a kind, and least share of them whose name returns. */
const LEAST = 4;
const LEAST_RETURNS = 0.4;

/** Names that are counted at most: no dialogue has so many, and a hostile text costs no more. */
const MOST_KEYS = 20_000;

/** What is counted of one ending. */
interface Tally {
  count: number;
  capitals: number;
  /** By key: how often it stands, and where first. */
  readonly keys: Map<string, { count: number; readonly first: number }>;
}

/** How the labels of one document are written. */
export interface LabelShape {
  /** How many lines could begin with such a label. */
  readonly count: number;
  /** The label with which a line begins, or null. */
  labelOf(text: string, line: ShapeLine): Label | null;
  /** Whether a line right below a label of this shape belongs to it: an office on a line of its own. */
  isSecondLine(text: string, line: ShapeLine): boolean;
}

/**
 * The shape of a document's labels; null where none has names that return. Linear, and in memory are the names alone.
 *
 * @param lines those of the body, in order
 */
export function labelShapeOf(text: string, lines: Iterable<ShapeLine>): LabelShape | null {
  const tallies = new Map<Ending, Tally>();
  let isBelowName = false;
  for (const line of lines) {
    const found = line.first < line.end ? candidatesAt(text, line) : [];
    const isName = found.some(({ ending }) => ending === 'line');
    if (!(isBelowName && isName)) for (const candidate of found) countCandidate(tallies, text, line.first, candidate);
    isBelowName = isName && !isBelowName;
  }
  let best: { readonly ending: Ending; readonly tally: Tally; readonly returns: number } | null = null;
  for (const [ending, tally] of tallies) {
    const often = [...tally.keys.values()].filter((key) => key.count > 1);
    const returns = often.reduce((sum, key) => sum + key.count, 0);
    if (tally.count < LEAST || often.length < 2 || returns < tally.count * LEAST_RETURNS) continue;
    if (!best || returns > best.returns) best = { ending, tally, returns };
  }
  return best && shapeFrom(best.ending, best.tally);
}

function countCandidate(tallies: Map<Ending, Tally>, text: string, line: number, candidate: LabelCandidate): void {
  const tally = tallies.get(candidate.ending) ?? { count: 0, capitals: 0, keys: new Map() };
  tallies.set(candidate.ending, tally);
  tally.count++;
  if (isCapitals(text.slice(candidate.start, candidate.end))) tally.capitals++;
  const key = tally.keys.get(candidate.key);
  if (key) key.count++;
  else if (tally.keys.size < MOST_KEYS) tally.keys.set(candidate.key, { count: 1, first: line });
}

function shapeFrom(ending: Ending, { count, capitals, keys }: Tally): LabelShape {
  const onlyCapitals = capitals > count * MOSTLY;
  let begins = Number.POSITIVE_INFINITY;
  for (const key of keys.values()) if (key.count > 1) begins = Math.min(begins, key.first);
  const ownOf = (text: string, line: ShapeLine) =>
    line.first < line.end ? candidatesAt(text, line).find((candidate) => candidate.ending === ending) : undefined;
  return {
    count,
    labelOf(text, line) {
      const candidate = ownOf(text, line);
      if (!candidate) return null;
      // Where labels stand in capitals, a heading in small letters is none.
      if (onlyCapitals && !isCapitals(text.slice(candidate.start, candidate.end))) return null;
      if ((keys.get(candidate.key)?.count ?? 0) > 1) return candidate;
      // What stands above the dialogue has headings of the form of a name.
      return candidate.isFull && (line.first > begins || ending !== 'line') ? candidate : null;
    },
    isSecondLine: (text, line) => ending === 'line' && ownOf(text, line) !== undefined,
  };
}
