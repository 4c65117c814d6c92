import {
  LABEL_DESCRIPTIONS,
  LABEL_HONORIFICS,
  LABEL_PARTICLES,
  LABEL_TITLE_WORDS,
  NOT_LABELS,
  RECORD_OFFICES,
  REPORTER_LABELS,
  SMALL_LABEL_WORDS,
  SMALL_PARTICLES,
  SURNAME_BEGINNINGS,
} from '../lang/index.js';
import { alternatives } from '../lang/word-list.js';
import { fold } from '../text/words.js';

/**
 * How a speaker's label is written.
 * `caps`: "MS. PSAKI:", `reporter`: "Q" with or without a colon, `answer`: "A:", `record`: "Mr. BROWN of Ohio." (the
 * Congressional Record), `mixed`: "John Smith:", which is a label only where the document has more of them.
 */
export type LabelForm = 'caps' | 'reporter' | 'answer' | 'record' | 'mixed' | 'shape';

/** A label at the head of a paragraph. Offsets into the text that was read. */
export interface Label {
  readonly form: LabelForm;
  /** The label as it stands, without its colon or full stop. */
  readonly start: number;
  readonly end: number;
  /** The colon or full stop that closes it; null for a bare "Q". */
  readonly cue: { readonly start: number; readonly end: number } | null;
  /** Where the speaker's words begin: just behind the label and its marks. */
  readonly content: number;
  /** It has the form of a label, and nothing else speaks for it: whose words follow is unsure. */
  readonly isDoubtful?: boolean;
}

/** Labels are looked for in this many characters; the longest titles in use have about 110. */
const REACH = 160;
const MAX_WORDS = 16;
const MAX_MIXED_WORDS = 5;

/** Marks that may stand around a label: Markdown's bold, escaped brackets. */
const OPENING_MARKS = /^(?:\*\*|__|\\?\[|<bullet>\s*)*/;
const CLOSING_MARKS = /(?:\*\*|__|\\?\]|\s)*$/;

const REPORTER = /^Q(?=[\s:.*])|^Q\d{1,3}(?=[:.*]|[\t\u00a0]|\s{2}|\s*\n)/;
/** Before a gap of one blank "A" may be an article. */
const ANSWER = /^A\d{0,3}(?=[:.])|^A(?=[\t\u00a0]|[ ]{2})/;
const CHAIR =
  /^The\s(?:Acting\s)?(?:PRESIDING\sOFFICER|(?:VICE\s)?PRESIDENT|SPEAKER|CHAIR(?:MAN|WOMAN)?|CHIEF\sJUSTICE|CLERK)(?:\spro\stempore)?(?:\s\([^()\n]{3,40}\))?(?=\.(?:\s|$))/;

/** A word in capitals: "ESPER", "JEAN-PIERRE", "McCAIN", "DeLAY", "O’NEILL", "T.", "II". */
const CAPS_WORD = new RegExp(
  String.raw`^\(?(?:${alternatives(SURNAME_BEGINNINGS)}|[A-Z]['’])?[\p{Lu}\d][\p{Lu}\p{M}\d.'’\-‑/&#]*\)?,?$`,
  'u',
);
const SMALL_WORD = new RegExp(
  String.raw`^(?:${alternatives(SMALL_LABEL_WORDS)}|Jr\.?,?|Sr\.?,?|Mr\.|Ms\.|Mrs\.|Dr\.|The)$`,
);
const NAME_WORD = new RegExp(String.raw`^(?:\p{Lu}[\p{L}\p{M}.'’\-‑]*|${alternatives(SMALL_PARTICLES)}),?$`, 'u');

/** The label that begins at an offset, or null. Looks at a bounded stretch of text. */
export function labelAt(text: string, at: number): Label | null {
  const stretch = text.slice(at, at + REACH);
  const skip = OPENING_MARKS.exec(stretch)![0].length;
  const rest = stretch.slice(skip);
  const start = at + skip;
  return (
    lone(text, start, rest, 'reporter', REPORTER) ??
    lone(text, start, rest, 'answer', ANSWER) ??
    recordLabel(start, rest) ??
    colonLabel(start, rest)
  );
}

/** Whether a label names somebody beyond doubt: an honorific, a title, or a word such as MODERATOR. */
export function isPersonal(text: string, label: Label): boolean {
  if (label.form === 'reporter' || label.form === 'record') return true;
  const words = fold(text.slice(label.start, label.end)).split(/[\s.]+/);
  return words.some(
    (word) =>
      LABEL_HONORIFICS.has(word) ||
      LABEL_TITLE_WORDS.has(word) ||
      LABEL_DESCRIPTIONS.has(word) ||
      REPORTER_LABELS.has(word),
  );
}

function lone(text: string, start: number, rest: string, form: LabelForm, pattern: RegExp): Label | null {
  const match = pattern.exec(rest);
  if (!match) return null;
  const end = start + match[0].length;
  const after = /^(?:\*\*|__)?([:.])?(?:\*\*|__)?(?=\s|$)/.exec(text.slice(end, end + 8));
  if (!after) return null;
  const mark = after[1] ? end + after[0].indexOf(after[1]) : -1;
  return { form, start, end, cue: mark < 0 ? null : { start: mark, end: mark + 1 }, content: end + after[0].length };
}

/** What stands before a name in the Congressional Record: an honorific, or the office of a guest, of a manager, of counsel. */
const BEFORE_RECORD_NAME = new RegExp(
  String.raw`^(?:(?:Mr|Mrs|Ms|Dr)\.|Miss|(?:(?:${alternatives(RECORD_OFFICES)})\s)*(?:${alternatives(RECORD_OFFICES)}))\s(?:Manager\s|Counsel\s)?(?=\p{L})`,
  'u',
);

/** "Mr. BROWN of Ohio.", "Ms. LINDA T. SANCHEZ of California.", "The SPEAKER pro tempore." */
function recordLabel(start: number, rest: string): Label | null {
  const chair = CHAIR.exec(rest);
  if (chair) return closedBy(start, chair[0].length, 'record');
  const before = BEFORE_RECORD_NAME.exec(rest)?.[0].length;
  if (before === undefined) return null;
  let names = 0;
  let place = false;
  for (const match of rest.slice(before).matchAll(/\S+/g)) {
    const word = match[0];
    const closes = word.endsWith('.') && !/^(?:\p{Lu}|JR|SR)\.$/u.test(word);
    const bare = closes ? word.slice(0, -1) : word;
    if (place) {
      if (!/^\p{Lu}\p{L}+$/u.test(bare)) return null;
    } else if (names > 0 && bare === 'of') place = true;
    else if (names === 0 && LABEL_PARTICLES.has(bare)) continue;
    else if (CAPS_WORD.test(bare)) names += bare.replace(/[^\p{Lu}]/gu, '').length > 1 ? 1 : 0;
    else return null;
    if (closes)
      return names > 0 && bare !== 'of' ? closedBy(start, before + match.index + word.length - 1, 'record') : null;
  }
  return null;
}

/** "MS. PSAKI:", "SENIOR ADMINISTRATION\nOFFICIAL:", "John Smith:" */
function colonLabel(start: number, rest: string): Label | null {
  const colon = rest.indexOf(':');
  if (colon < 2 || !/^(?:\*\*|__)?(?:\s|$)/.test(rest.slice(colon + 1, colon + 4))) return null;
  const label = rest.slice(0, colon).replace(CLOSING_MARKS, '');
  if (/[\r\n]/.test(label) && !isWrapped(label)) return null;
  const words = label.split(/\s+/);
  const first = fold(words[words[0] === 'THE' && words.length > 1 ? 1 : 0]!).replace(/[^a-z]/g, '');
  if (words.length > MAX_WORDS || NOT_LABELS.has(first)) return null;
  const form = capsForm(label) ? 'caps' : mixedForm(label, words) ? 'mixed' : null;
  if (!form) return null;
  const bold = /^(?:\*\*|__)?/.exec(rest.slice(colon + 1))![0].length;
  return {
    form,
    start,
    end: start + label.length,
    cue: { start: start + colon, end: start + colon + 1 },
    content: start + colon + 1 + bold,
  };
}

/** Whether a label may go over two lines: stage directions and numbers are no part of one, and an honorific begins one. */
function isWrapped(label: string): boolean {
  const [first = '', second = '', more] = label.split(/\r\n|[\r\n]/);
  if (more !== undefined || /^[([]/.test(first) || /^\s*$|^\s*\d/.test(second)) return false;
  return !LABEL_HONORIFICS.has(fold(/^\s*(\p{L}+)/u.exec(second)?.[1] ?? ''));
}

function capsForm(label: string): boolean {
  const words = label
    .replace(/\s*[([][^()[\]]*[)\]]/g, '')
    .split(/\s+/)
    .filter(Boolean);
  return (
    words.some((word) => CAPS_WORD.test(word) && (word.match(/\p{Lu}/gu)?.length ?? 0) > 1) &&
    words.every((word) => CAPS_WORD.test(word) || SMALL_WORD.test(word))
  );
}

function mixedForm(label: string, words: readonly string[]): boolean {
  return (
    !/[\r\n]/.test(label) &&
    words.length <= MAX_MIXED_WORDS &&
    words.every((word) => NAME_WORD.test(word)) &&
    /^\p{Lu}/u.test(label) &&
    !/[.,]$/.test(label.replace(/\b(?:Jr|Sr)\.$/, ''))
  );
}

function closedBy(start: number, length: number, form: LabelForm): Label {
  const end = start + length;
  return { form, start, end, cue: { start: end, end: end + 1 }, content: end + 1 };
}
