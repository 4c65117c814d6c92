import { HEADING_LINE } from '../lang/index.js';
import type { Span } from '../model/span.js';
import { lineSpans } from '../text/line-spans.js';

/** What a page has beside its text: running heads and feet, page numbers, numbers of lines, the times of captions. Nobody says it. */

/** Lines that stand at the head or the foot of every page are short. */
const LONGEST_HEAD = 90;
/** So often must what has only a number for its mark return, and so often what stands beside a page's mark. */
const LEAST_PAGES = 3;
const LEAST_BESIDE = 2;
/** From this share of the times on, what stands below them is no speaker's. */
const LEAST_LINKED = 0.6;
/** Lines above and below a page's mark that may belong to it. */
const LINES_BESIDE = 2;
/** Different ones that are counted at most, so that a hostile text costs no more. */
const MOST_HEADS = 20_000;
const NOT_A_HEAD = /[.?!:;,…—–"”’'\]*_-]$|^[([*_>-]/;
const TIMED = /^\d{1,2}(?::\d{1,2}){1,2}[.,]\d{1,3} --> /;
/** Dots from margin to margin. Strokes and asterisks part a text, and stay. */
const RULE = /^[.·• \t]{8,}$/;

/** Below the head of a table: "|---|:-:|". */
const TABLE_RULE = /^\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$/;

/** A printer's line, with the numbers of a job and a sheet: the same on every page but for these. */
function isNumbers(line: string): boolean {
  return (
    line.length <= LONGEST_PRINTERS && (line.match(MANY_GAPS)?.length ?? 0) >= LEAST_GAPS && NUMBER_AT_END.test(line)
  );
}
const LONGEST_PRINTERS = 160;
const LEAST_GAPS = 3;
const MANY_GAPS = /(?<=[\d#]) {2,}(?=\S)/g;
const NUMBER_AT_END = /[\d#]\s*$/;

/** A line of a page's head or foot, whatever its number. */
function headOf(line: string): string {
  return TIMED.test(line) ? '-->' : line.trim().replace(/\d+/g, '#');
}

/** A page's number, alone or with its title beside it; a time of day is none. */
const NUMBERED = /^(?:[-–—] ?)?#(?: ?[-–—])?$|\bpage #|^[^#:]{3,} #$|^# [^#:]{3,}$/i;
/** A time of day alone on a line, as it stands below names. */
const CLOCK = /^#:#(?::#)?$/;
/** A day alone on a line: the head of each page of a record that is dated. */
const DATED = /^#[-/. ]\p{L}{3,9}[-/. ]#$|^\p{L}{3,9} #, #$|^#[-/.]#[-/.]#$/u;

/**
 * What is a page's mark wherever it stands: "Page 3 of 25", "- 76 -", "[[Page S2295]]", a number or a code of numbers alone, a day and a number, and
 * a number that a wide gap parts from a title.
 */
const PAGE_MARK =
  /^(?:\[\[Pages? [^\]\n]{1,30}\]\]|[-–—]?\s*page\s+\d{1,4}(?:\s+of\s+\d{1,4})?\s*[-–—]?|[-–—] ?\d{1,4} ?[-–—]|\d{1,4}|\d{1,4}(?:-\d{1,6})+|\p{L}[^\n:?!]{2,60}[^\s.,:;?!—–-] {5,}(?:page )?\d{1,4}|\d{1,4}(?:[-./]\d{1,4}){2} {5,}\d{1,4}|\d{1,4} {5,}\p{L}[^\n:?!.]{3,60})$/iu;

/** Lines that return on page after page, with a number or right beside one: nobody says them. */
export function runningHeads(text: string, body: Span): ReadonlySet<string> {
  const counts = new Map<string, { all: number; beside: number }>();
  let above: string[] = [];
  let below = 0;
  let clocks = 0;
  /** How many lines stand together so far, and whether the last of them is a time below another line. */
  let [nextAt, together, isBelowClock] = [body.start, 0, false];
  const creditedTo = (head: string): void => {
    const known = counts.get(head);
    if (known) known.beside++;
  };
  const linked = new Map<string, number>();
  for (const { start, end } of lineSpans(text, body)) {
    const line = text.slice(start, Math.min(end, body.end));
    const trimmed = line.trim();
    together = trimmed !== '' && /^(?:\r\n|[\r\n])$/.test(text.slice(nextAt, start)) ? together + 1 : 0;
    nextAt = start + line.length;
    if (trimmed === '') continue;
    const head = line.length > LONGEST_HEAD && !isNumbers(line) ? '' : headOf(line);
    const links = isBelowClock && together > 1 ? head : '';
    isBelowClock = together > 0 && CLOCK.test(head);
    if (isBelowClock) clocks++;
    if (links !== '' && (linked.size < MOST_HEADS || linked.has(links)))
      linked.set(links, (linked.get(links) ?? 0) + 1);
    const isEligible = head !== '' && (head === '-->' || PAGE_MARK.test(trimmed) || !NOT_A_HEAD.test(head));
    if (!isEligible) {
      above = [];
      below = 0;
      continue;
    }
    const known = counts.get(head);
    if (known) known.all++;
    else if (counts.size < MOST_HEADS) counts.set(head, { all: 1, beside: 0 });
    if (isMark(head, trimmed)) {
      above.forEach(creditedTo);
      above = [];
      below = LINES_BESIDE;
    } else if (below > 0) {
      below--;
      creditedTo(head);
    } else above = [...above, head].slice(-LINES_BESIDE);
  }
  const heads = new Set<string>();
  // What stands below the time of most labels is a link: nobody has the same first words each time.
  for (const [words, often] of linked)
    if (often >= LEAST_PAGES && often >= clocks * LEAST_LINKED && !NOT_A_HEAD.test(words)) heads.add(words);
  for (const [head, { all, beside }] of counts) {
    const isNumbered = head === '-->' || NUMBERED.test(head) || CLOCK.test(head) || isNumbers(head);
    if (isLinks(head, all)) heads.add(head);
    else if (isNumbered ? all >= LEAST_PAGES : DATED.test(head) ? all >= LEAST_BESIDE : isBeside(all, beside))
      heads.add(head);
  }
  return heads;
}

function isMark(head: string, line: string): boolean {
  return head !== '-->' && (NUMBERED.test(head) || DATED.test(head) || PAGE_MARK.test(line));
}

/** The links below each post of a thread: the same words in small letters, again and again, that are no sentence. */
function isLinks(head: string, all: number): boolean {
  return all >= LEAST_LINKS && /^\p{Ll}+(?: \p{Ll}+){2,}$/u.test(head);
}
const LEAST_LINKS = 4;

/** Who speaks on every page has labels elsewhere as well; a running head has its place. */
function isBeside(all: number, beside: number): boolean {
  return beside >= LEAST_BESIDE && beside * 2 > all;
}

/** Whether a line is one of the running heads, a page's mark, or a rule. */
export function isRunningHead(line: string, heads: ReadonlySet<string>): boolean {
  if (line.length > LONGEST_HEAD) return RULE.test(line) || (isNumbers(line) && heads.has(headOf(line)));
  const words = line.trim();
  return (
    RULE.test(line) ||
    (line.startsWith('|') && TABLE_RULE.test(words)) ||
    heads.has(headOf(line)) ||
    PAGE_MARK.test(words) ||
    (/^\p{Lu}/u.test(words) && HEADING_LINE.test(words))
  );
}

function lineBelow(text: string, end: number): string {
  const next = /(?:\r\n|[\r\n])([^\r\n]{0,200})/y;
  next.lastIndex = end;
  return next.exec(text)?.[1] ?? '';
}

/** Whether below the line that ends at an offset stands nothing but a time, as it does below other lines. */
export function isAboveClock(text: string, end: number, heads: ReadonlySet<string>): boolean {
  const head = headOf(lineBelow(text, end));
  return CLOCK.test(head) && heads.has(head);
}

/** Whether the line that ends at an offset has no speech for what follows it: it heads a table, or numbers a caption. */
export function isAboveFurniture(text: string, line: string, end: number): boolean {
  const below = lineBelow(text, end);
  return line.startsWith('|') ? TABLE_RULE.test(below) : TIMED.test(below);
}

/** Whether a line is the time of a caption. */
export function isCaptionTime(line: string): boolean {
  return TIMED.test(line);
}

/** The number of a line, as in the transcripts of courts. */
export const LINE_NUMBER = /^[ \t]*\d{1,2}(?=[ \t]|$)/;
/** So many lines tell whether they are numbered. */
const NUMBERED_SAMPLE = 200;

/** Whether most lines begin with a number: of these the text begins behind it. */
export function hasLineNumbers(text: string, body: Span): boolean {
  const lines = text.slice(body.start, Math.min(body.end, body.start + 20_000)).split('\n', NUMBERED_SAMPLE);
  const filled = lines.filter((line) => /\S/.test(line));
  return filled.length > 10 && filled.filter((line) => LINE_NUMBER.test(line)).length > filled.length * 0.6;
}
