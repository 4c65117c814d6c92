import {
  DESCRIBED_SPEAKERS,
  HEADING_ENDS,
  LABEL_CONNECTIVES,
  LABEL_FORMS_OF_ADDRESS,
  LABEL_HONORIFICS,
  LABEL_RECIPIENT,
  LABEL_SENDER,
  LABEL_TITLE_WORDS,
  NAME_PARTICLES,
  NOT_LABELS,
  NUMBERED_SPEAKERS,
  OFFICES_BEFORE_NAMES,
  POST_NOMINALS,
} from '../lang/index.js';
import { alternatives } from '../lang/word-list.js';
import { fold } from '../text/words.js';
import { enclosedIn } from './enclosed-labels.js';
import type { Label } from './labels.js';

/**
 * Every label that a line could begin with: words of a name or an office, perhaps with brackets or a time, between one kind of
 * beginning and one kind of end. Whether it is one, only the document can tell (`label-shapes.ts`).
 */

/** How a label ends. */
export type Ending = 'colon' | 'stop' | 'dash' | 'tab' | 'time' | 'line' | 'bracket' | 'index';

/** What stands before a label, or in the line above it. */
export type Opening = '' | 'bold' | 'time' | 'chevrons' | 'bullet' | 'number' | 'bracket' | 'cell';

export interface LabelCandidate extends Label {
  readonly ending: Ending;
  readonly opening: Opening;
  /** The surname, or the last word of an office, folded. */
  readonly key: string;
  readonly isCapitals: boolean;
  /** Whether it says by an honorific, an office or brackets that it means somebody. */
  readonly isTitled: boolean;
  /** Whether it has two words or more, or stands in capitals. */
  readonly isFull: boolean;
}

/** A line of the text, as `lines.ts` cuts it. */
export interface LabelLine {
  readonly first: number;
  readonly end: number;
  /** Whether the line above it is the time of a caption. */
  readonly belowTime?: boolean;
  /** Whether the line below it is a time alone, as below every name. */
  readonly isAboveTime?: boolean;
}

/** Labels are read in so many UTF-16 units of a line. */
const REACH = 200;

/** A day and a time before a label, or a time alone: "12/03/24, 10:04 - ", "[00:01:12] ", "@2:05 - ". */
const STAMP = String.raw`[[(@]?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp][Mm])?[\])]?\s*(?:[-–—|]\s*)?`;
const STAMPED = new RegExp(`^${STAMP}`);
/** What a table has before the speaker or behind: the number of a row, or its time. */
const CELLS = String.raw`(?:[ \t]*(?:\d{1,4}|\d{1,2}:\d{2}(?::\d{2})?(?: ?[–-] ?\d{1,2}:\d{2}(?::\d{2})?)?)[ \t]*\|)*`;
const MARK = String.raw`>+\s*|[•*▪»+–—-]\s+|#{1,6}\s+|#\d{1,4}\s+|<(?:p|li|div)>\s*|\|${CELLS}\s*|\[[–—+-]\]\s*|Q\d{1,4}[.\s]\s*|[QA] [-–—] |\d{1,4}\.\s+`;
/** Bold print, italics, or none, in Markdown or in HTML. */
const EMPHASIS = String.raw`(?:\*{1,3}|_{1,2}|</?(?:b|strong|i|em)>)?`;
const BEFORE = new RegExp(
  String.raw`^(?:\[(?=\p{Lu}[^\]\n]{1,60}\][ \t]*\d{1,2}:)|${STAMP}(?:${LABEL_SENDER}[ \t\u00a0]+(?=\S))?|${MARK})?(?:[-•*]\s+)?${EMPHASIS}`,
  'u',
);
/** Whom a message is for: "From Tilda Arne to Everyone : ". */
const BY_SENDER = new RegExp(String.raw`(?:^|\s)${LABEL_SENDER}[ \t\u00a0]+$`, 'u');
const RECIPIENT = new RegExp(String.raw`[ \u00a0]+${LABEL_RECIPIENT}[ \u00a0]+[^:\n]{1,60}?(?=[ \u00a0]?:)`, 'uy');
/** A word of a name or an office: with a capital, or one that stands between such words, or the number of somebody unnamed. */
const WORD = [
  String.raw`(?:\p{Ll}?\p{Lu}(?:[\p{L}\p{M}\d.'’&/‑-]|_(?=[\p{Lu}\d]))*`,
  String.raw`(?:al|el|d)[-’'][\p{L}\p{M}’'-]+`,
  `&|${alternatives(LABEL_CONNECTIVES)}`,
  String.raw`spk_?\d+|#\d{1,3}`,
  String.raw`(?<=(?:${alternatives(NUMBERED_SPEAKERS)})[ \u00a0])\d{1,3})(?!\p{L})`,
].join('|');
const WORDS = new RegExp(`${WORD}(?:(?:,?[ \\u00a0]+|[ ]/[ ])${WORD}){0,11}`, 'uy');
/** Who is not named before a colon: "A government senator:", "Some honourable members:". */
const DESCRIBED = new RegExp(
  String.raw`(?:An?|Some|Several|Another|One)\s(?:[\p{L}.’'-]{1,20}\s){0,3}?(?:${alternatives(DESCRIBED_SPEAKERS)})(?=\s?:\s)`,
  'uy',
);
const BRACKETS = /(?:\*{1,3}|_{1,2})?[ \t\u00a0]*[([][^()[\]\n]{1,90}[)\]]/y;
const MORE_WORDS = new RegExp(`,[ ]+${WORD}(?:,?[ ]+${WORD}){0,9}`, 'uy');
/** For whom somebody speaks, before a full stop and a dash: "Tilda Arne, on behalf of the Group. – I thank …". */
const AFFILIATION = /,[^.,:\n]{3,90}\.(?=[ \u00a0][–—-][ \u00a0])/y;
/** What goes on as a sentence does. */
const PROSE = /^(?: [\p{Ll}“"]|[’'?!;”])/u;
const COLON = new RegExp(String.raw`[ \u00a0]?${EMPHASIS}:${EMPHASIS}(?=\s|$)`, 'y');
const DASH = new RegExp(String.raw`\.?${EMPHASIS}[ \t\u00a0]+(?:—|–|--+|-|>+|→|»|~|::)[ \t\u00a0]+`, 'y');
/** The number of a turn at the end of its label's line: "Tilda Arne,  Roth Mills - Chair    [4]". */
const INDEX = /^[^\n]{0,120}?[ \t]{2,}\[\d{1,4}\]$/;
const CELL = new RegExp(String.raw`${EMPHASIS}[ \t]*\|${CELLS}[ \t]*(?=\S)`, 'y');
const TAB = new RegExp(String.raw`${EMPHASIS}(?:\t+|[ \t]*\|[ \t]+)`, 'y');
/** A role behind a name, before a colon: "Tilda Arne, moderator:". */
const ROLE = /,[ ][^\n:.;?!,]{2,60}(?=:\s)/y;
/** "Tilda Arne, 00:12: Yes." */
const CLOCK_BEFORE_COLON = /,?[ \t]+\d{1,2}:\d{2}(?::\d{2})?(?=:\s)/y;
/** The time of day, or how long ago. */
const CLOCK = String.raw`[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?(?: ?[AaPp][Mm])?|(?:\d+ points? )?\d+ \p{Ll}{3,8} ago`;
/** A time in brackets behind a name, with words behind it: "Tilda Arne [00:12] Yes." */
const IN_BRACKETS = /^\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?$/;
const TIME = new RegExp(String.raw`${EMPHASIS}[ \t\u00a0]+(?:[|–—-] +)?(?:${CLOCK})[ \t\u00a0]*$`, 'uy');
/** The name of an account, with a time behind it: "tilda.arne  10:04 AM". */
const ACCOUNT = new RegExp(
  String.raw`^@?[\p{L}\d][\p{L}\d._-]{1,30}(?=(?:\[\w\])?[ \t\u00a0]+(?:${CLOCK})[ \t\u00a0]*$)`,
  'u',
);
const LINE = new RegExp(String.raw`${EMPHASIS}[ \t\u00a0]*(?:\.{4,}[ ]*[AQ]?[ ]*)?$`, 'y');
const DASHES = /[ \u00a0]+(?:—|–|--+|-)[ \u00a0]+[^\n]{1,90}(?:[^\n.?!…]|[ ]\p{Lu}\p{L}{1,3}\.)$/uy;
/** Brackets that hold the name itself: "Minister for Transport (Deputy Jürgen von Stahlberg)". */
const NAMED_BRACKETS = new RegExp(
  String.raw`^\p{Lu}[\p{L}.]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|${alternatives(LABEL_CONNECTIVES)}))+$`,
  'u',
);
const OFFICE = new RegExp(
  String.raw`^(?:the\s)?(?:acting\s|deputy\s)*(?:${alternatives(OFFICES_BEFORE_NAMES)})\b`,
  'i',
);
/** Where a member comes from, behind the name: "Mr. Arne of North Kelby." */
const HOME = String.raw`[ \u00a0]of(?:[ \u00a0]\p{Lu}[\p{L}\p{M}’'-]+){1,3}`;
const BEHIND_NAME = new RegExp(`${HOME}$`, 'u');
const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{M}’'-]+`;
/**
 * A name behind an honorific or an office, with a full stop, as hearings print it: "Mr. Arne. I do.", "Chairman Pell. Thank you.",
 * "Ms. de Roth of Kelby. No.", or the office of whoever presides: "The Chairwoman. Thank you."
 */
const ADDRESSED = new RegExp(
  String.raw`^(?:(?:(?:${[...LABEL_FORMS_OF_ADDRESS].map(capitalised).join('|')}|Vice|Ranking|Member)\.?[ \u00a0]){1,3}(?:(?:${NAME_WORD}|\p{Lu}\.|${alternatives(NAME_PARTICLES)})[ \u00a0]){0,4}${NAME_WORD}(?:${HOME})?|The[ \u00a0](?:${NAME_WORD}[ \u00a0]){0,2}(?:Chair\p{Ll}*|Speaker|Officer))\.(?=[ \u00a0])`,
  'u',
);
/** Whoever presides is called by the office, whoever holds it that day. */
const PRESIDES = /\b(?:chair\p{L}*|speaker|officer)$/iu;
/** Somebody who has a number instead of a name: "Speaker 2", "SPEAKER_00", "spk_1". */
const NUMBERED = new RegExp(String.raw`^(?:spk|${alternatives(NUMBERED_SPEAKERS)})[ _]?#?\d{1,3}$`, 'u');
const FORM_OF_ADDRESS = new RegExp(`^(?:${alternatives(LABEL_FORMS_OF_ADDRESS)})\\b`, 'i');
const CONNECTIVE = new RegExp(`^(?:${alternatives(LABEL_CONNECTIVES)}|mrs?|ms|miss|dr)$`, 'i');
/** A name, or what can stand for one: no sentence begins with it. */
const BEGINS_AS_NAME = /^(?:\p{Ll}?\p{Lu}|the\s|spk|\p{Ll}{1,3}[-’' ]\p{Lu})/u;

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

const BEFORE_RECIPIENT = new RegExp(`[ \\u00a0]+${LABEL_RECIPIENT}(?:[ \\u00a0]|$)`);

/** Every label that a line could begin with, one a way of ending. */
export function candidatesAt(text: string, { first, end, belowTime }: LabelLine): LabelCandidate[] {
  const line = text.slice(first, Math.min(end, first + REACH));
  const isWhole = end - first <= REACH;
  const stamp = STAMPED.exec(line)?.[0].length ?? 0;
  const enclosed = enclosedIn(line.slice(stamp));
  if (enclosed)
    return [plainCandidate(enclosed.name, first + stamp + enclosed.start, first + stamp + enclosed.content, 'bracket')];
  const from = BEFORE.exec(line)![0].length;
  const account = isWhole ? ACCOUNT.exec(line.slice(from))?.[0] : undefined;
  if (account) return [accountOf(account, first + from, end)];
  const described = stickyAt(DESCRIBED, line, from);
  let words = described ?? upToStop(stickyAt(WORDS, line, from) ?? '');
  const isSent = BY_SENDER.test(line.slice(0, from));
  if (isSent) words = words.split(BEFORE_RECIPIENT)[0]!;
  if (!words) return [];
  let at = from + words.length;
  if (isSent) at += stickyAt(RECIPIENT, line, at)?.length ?? 0;
  const isIndexed = isWhole && INDEX.test(line.slice(at));
  if (line[from - 1] === '[' && line[at] === ']') at++;
  // Most lines are prose, and can be left at once.
  if (!isIndexed && !words.endsWith('.') && PROSE.test(line.slice(at, at + 2))) return [];
  let brackets = '';
  for (let next = stickyAt(BRACKETS, line, at); next; next = stickyAt(BRACKETS, line, at)) {
    brackets ||= next.replace(/^[\s*_]+/, '').slice(1, -1);
    at += next.length;
  }
  at += (/\s/.test(words) && stickyAt(ROLE, line, at)?.length) || 0;
  at += stickyAt(CLOCK_BEFORE_COLON, line, at)?.length ?? 0;
  const more = stickyAt(MORE_WORDS, line, at);
  if (more && brackets) at += more.length;
  at += stickyAt(AFFILIATION, line, at)?.length ?? 0;
  const name = nameOf(words, brackets, from, line);
  if (!name) return [];
  const capitals = isCapitals(name.words);
  const isLong = name.words.split(/\s+/).length > 1;
  const isAddressed = FORM_OF_ADDRESS.test(name.words) || NUMBERED.test(name.words) || described !== null;
  const isTitled = brackets !== '' || isAddressed;
  const isFull = isTitled || isLong || (capitals && name.words.length > 2);
  const opening = belowTime ? 'time' : openingOf(line.slice(0, from));
  const made: LabelCandidate[] = [];
  const add = (ending: Ending, cueAt: number, cueEnd: number, content: number, titled = isTitled) =>
    made.push({
      ...{ form: 'shape', ending, opening, key: name.key, isCapitals: capitals, isTitled: titled },
      ...{ isFull: isFull || titled },
      ...{ start: first + name.start, end: first + name.start + name.words.length },
      cue: cueAt < cueEnd ? { start: first + cueAt, end: first + cueEnd } : null,
      content: first + content,
    });
  if (isIndexed) {
    add('index', 0, 0, line.length, true);
    return made;
  }
  const colon = stickyAt(COLON, line, at);
  if (colon) add('colon', at + colon.indexOf(':'), at + colon.indexOf(':') + 1, at + colon.length);
  const stop = from + words.length;
  const isStopped = words.endsWith('.') && /^\s|^$/.test(line.slice(stop, stop + 1));
  if (isStopped && words.length > 3 && (isCapitals(words) || ADDRESSED.test(`${words} `)))
    add('stop', stop - 1, stop, stop, isAddressed || ADDRESSED.test(`${words} `));
  if (IN_BRACKETS.test(brackets) && /^ \S/.test(line.slice(at))) {
    add('bracket', 0, 0, at);
    return made;
  }
  const time = isWhole && stickyAt(TIME, line, at);
  if (time) {
    add('time', 0, 0, line.length);
    return made;
  }
  const dashes = isWhole && stickyAt(DASHES, line, at);
  if (dashes) add('line', 0, 0, line.length, true);
  const dash = stickyAt(DASH, line, at);
  if (dash) add('dash', at + dash.search(/[—–-]/), at + dash.trimEnd().length, at + dash.length);
  const tab = stickyAt(line.startsWith('|') ? CELL : TAB, line, at);
  if (tab) add('tab', 0, 0, at + tab.length);
  const whole = isWhole && line.length <= 90 && stickyAt(LINE, line, at);
  if (!dashes && whole !== false && whole !== null && !isStopped) add('line', 0, 0, line.length);
  return made;
}

/** What all labels have that only their marks show. */
function plainCandidate(name: string, start: number, content: number, ending: Ending): LabelCandidate {
  return {
    ...{
      form: 'shape',
      ending,
      opening: '',
      key: fold(name),
      isCapitals: isCapitals(name),
      isTitled: false,
      isFull: true,
    },
    ...{ start, end: start + name.length, cue: null, content },
  };
}

function accountOf(name: string, start: number, end: number): LabelCandidate {
  return plainCandidate(name, start, end, 'time');
}

/** A label in capitals may end in a full stop, with a sentence behind it: "YUKI OUYANG. Is that …". */
function upToStop(words: string): string {
  const addressed = ADDRESSED.exec(words);
  if (addressed) return addressed[0];
  for (const stop of words.matchAll(/([\p{Lu}\p{M}’'-]{3,})\.(?=[ \u00a0])/gu)) {
    const last = fold(stop[1]!);
    if (!LABEL_HONORIFICS.has(last) && !LABEL_TITLE_WORDS.has(last)) return words.slice(0, stop.index + stop[0].length);
  }
  return words;
}

function openingOf(before: string): Opening {
  if (before.startsWith('|')) return 'cell';
  if (/\d:\d/.test(before)) return 'time';
  if (before.startsWith('>>')) return 'chevrons';
  if (before.startsWith('[')) return 'bracket';
  if (/\d/.test(before)) return 'number';
  if (/[*_]$|<(?:b|strong|i|em)>$/.test(before)) return 'bold';
  return before ? 'bullet' : '';
}

/** The name in a label, with its place: what stands before the brackets, or in them where an office stands before. */
function nameOf(words: string, brackets: string, from: number, line: string) {
  const named = (OFFICE.test(words) || /^the\s/i.test(words)) && !PRESIDES.test(words) && NAMED_BRACKETS.test(brackets);
  const start = named ? line.indexOf(brackets, from) : from;
  const comma = words.indexOf(',');
  const own = named ? brackets : comma > 0 ? words.slice(0, comma) : words.replace(/(?<=\p{L}{2})\.$/u, '');
  if (!/\p{L}/u.test(own) || !BEGINS_AS_NAME.test(own)) return null;
  const plain = /^(?:\p{Lu}\.){2,4}$/u.test(own) ? own.replace(/\./g, '') : own.replace(BEHIND_NAME, '');
  const written = plain.split(/\s+/);
  while (written.length > 2 && POST_NOMINALS.has(written.at(-1)!)) written.pop();
  const parts = fold(written.join(' '))
    .split(/[\s.]+/)
    .filter(Boolean);
  const key = parts.at(-1) ?? '';
  if (HEADING_ENDS.has(key) || NOT_LABELS.has(parts[0]!)) return null;
  return { words: own, key, start };
}

function stickyAt(pattern: RegExp, line: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0] ?? null;
}

/** Whether a label stands in capitals; honorifics and small words within it don't count. */
export function isCapitals(words: string): boolean {
  const letters = words
    .split(/[\s.]+/)
    .map((word) => (CONNECTIVE.test(word) ? '' : word.replace(/^al-/, '').replace(/[^\p{L}]/gu, '')))
    .join('');
  return letters.length > 0 && letters.replace(/\p{Lu}/gu, '').length < letters.length / 4;
}
