import type { Span } from '../model/span.js';

/** What a page has beside its text: running heads and feet, page numbers, numbers of lines, the times of captions. Nobody says it. */

/** Lines that stand at the head or the foot of every page are short. */
const LONGEST_HEAD = 70;
const LEAST_PAGES = 3;
/** Different ones that are counted at most, so that a hostile text costs no more. */
const MOST_HEADS = 20_000;
const NOT_A_HEAD = /[.?!:;,…—–"”’')\]*_-]$|^[([*_>-]/;
const TIMED = /^\d{1,2}(?::\d{1,2}){1,2}[.,]\d{1,3} --> /;
/** Dots from margin to margin. Strokes and asterisks part a text, and stay. */
const RULE = /^[.·• \t]{8,}$/;

/** A line of a page's head or foot, whatever its number. */
function headOf(line: string): string {
  return TIMED.test(line) ? '-->' : line.trim().replace(/\d+/g, '#');
}

/** A page's number, alone or with its title beside it; a time of day is none. */
const NUMBERED = /^(?:[-–—] ?)?#(?: ?[-–—])?$|\bpage #|^[^#:]{3,} #$|^# [^#:]{3,}$/i;

/** Lines that return on page after page, with a number or right beside one: nobody says them. */
export function runningHeads(text: string, body: Span): ReadonlySet<string> {
  const counts = new Map<string, number>();
  let before = '';
  for (const { 0: line } of text.slice(body.start, body.end).matchAll(/[^\r\n]+/g)) {
    const head = line.length > LONGEST_HEAD ? '' : headOf(line);
    for (const [one, other] of [
      [head, before],
      [before, head],
    ] as const) {
      if (one !== '-->' && (one === '' || NOT_A_HEAD.test(one))) continue;
      if (one !== head && NUMBERED.test(one)) continue;
      if (one !== '-->' && !NUMBERED.test(one) && !NUMBERED.test(other)) continue;
      const known = counts.get(one) ?? 0;
      if (known > 0 || counts.size < MOST_HEADS) counts.set(one, known + 1);
    }
    before = head;
  }
  return new Set([...counts].filter(([, count]) => count >= LEAST_PAGES).map(([head]) => head));
}

/** Whether a line is one of the running heads, or a rule. */
export function isRunningHead(line: string, heads: ReadonlySet<string>): boolean {
  if (RULE.test(line)) return true;
  return line.length <= LONGEST_HEAD && heads.has(headOf(line));
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
