import type { Span } from '../model/span.js';

/**
 * Text of sources beside text of ours. Characters of a source may make what stands around them read in another order than it
 * has (Unicode TR 36, "bidirectional text spoofing"): by controls that embed, override or isolate, and, since Hebrew and
 * Arabic run from right to left, by mere letters. The controls are shown, not obeyed. Text that runs from right to left is
 * isolated, as Unicode Standard Annex 9 advises: it reads as it should, and a name, a date and quotation marks beside it stand
 * where they stood. Every platform, page and export shows text by these functions; what is stored stays as it is.
 */

/** FIRST STRONG ISOLATE: what follows, to its end, takes its direction from its own first letter. */
const FSI = '\u2068';
/** POP DIRECTIONAL ISOLATE: its end. */
const PDI = '\u2069';

/**
 * What has no shape of its own and changes how the text around it looks: C0 but white space, DEL, C1, and the controls that
 * embed, override and isolate (LRE to RLO, LRI to PDI).
 */
const UNSEEN = '\\u0000-\\u0008\\u000B\\u000E-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069';

/** An isolate on one line with nothing in it that could end it: as `isolateDirection` makes them. It orders nothing but itself. */
const ISOLATE = `${FSI}[^\\n\\r\\u2029${UNSEEN}]*${PDI}`;

const EACH_UNSEEN = new RegExp(`[${UNSEEN}]`, 'g');
const ISOLATE_OR_UNSEEN = new RegExp(`${ISOLATE}|[${UNSEEN}]`, 'g');
const WHOLE_ISOLATE = new RegExp(`^${ISOLATE}$`);

/** A line, for none of this reaches beyond one (rule P1 of the annex). */
const LINE = /[^\n\r\u2029]+/g;

/**
 * Whether a text may run from right to left: the blocks whose characters do unless they are told otherwise
 * (https://www.unicode.org/Public/UCD/latest/ucd/extracted/DerivedBidiClass.txt), and the marks of direction.
 */
const RIGHT = '\\u0590-\\u08FF\\u200E\\u200F\\uFB1D-\\uFDFF\\uFE70-\\uFEFE\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}';
const FROM_THE_RIGHT = new RegExp(`[${RIGHT}]`, 'u');

/** What may stand within a run of it: all but letters from the left, and what it is made of itself, so that nothing is tried twice. */
const WITHIN = `[^\\p{L}\\n\\r\\u2029${FSI}${PDI}${RIGHT}]`;

/** A run of it on one line, up to the next letter from the left. */
const ISOLATE_OR_RUN = new RegExp(`${ISOLATE}|[${RIGHT}]+(?:${WITHIN}+[${RIGHT}]+)*`, 'gu');

/** Unicode has a picture for each C0 character at this offset, and one for DEL. */
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

/** What is shown of a character that is seen nowhere: its picture where there is one (␛), else the replacement character. */
export function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(PICTURES + code);
  return code === 0x7f ? PICTURE_OF_DELETE : '\uFFFD';
}

/** A text in which what would be obeyed is shown instead. It is as long as before, and all else is as it was. */
export function showControls(text: string): string {
  return text.replace(EACH_UNSEEN, pictureOf);
}

/** The lines of a text that have to be isolated from what stands beside them. */
export function linesToIsolate(text: string): Span[] {
  if (!FROM_THE_RIGHT.test(text)) return [];
  return Array.from(text.matchAll(LINE)).flatMap(({ 0: line, index }) =>
    FROM_THE_RIGHT.test(line) ? { start: index, end: index + line.length } : [],
  );
}

/** Text of a source as it may stand beside text of ours: visible, and isolated where it may run from right to left. */
export function isolateDirection(text: string): string {
  return text.replace(LINE, (line) => {
    if (WHOLE_ISOLATE.test(line)) return line;
    const shown = showControls(line);
    return FROM_THE_RIGHT.test(shown) ? FSI + shown + PDI : shown;
  });
}

/** Text in which something may be isolated already: that stays, and what would be obeyed beside it is shown instead. */
export function showControlsOutsideIsolates(text: string): string {
  return text.replace(ISOLATE_OR_UNSEEN, (found) => (found.length > 1 ? found : pictureOf(found)));
}

/** The same, but what would be obeyed is left out. */
export function dropControls(text: string): string {
  return text.replace(ISOLATE_OR_UNSEEN, (found) => (found.length > 1 ? found : ''));
}

/**
 * A sentence of ours into which names and words of sources were put: `dropControls`, and what runs from right to left isolated,
 * run by run, where whoever put it in did not do that. (A title of both directions is in its own order only where it is
 * isolated as a whole.)
 */
export function isolateRightToLeftRuns(text: string): string {
  const shown = dropControls(text);
  if (!FROM_THE_RIGHT.test(shown)) return shown;
  return shown.replace(ISOLATE_OR_RUN, (found) => (found.startsWith(FSI) ? found : FSI + found + PDI));
}

/** `showControlsOutsideIsolates` without what isolates, for where nobody would obey that. */
export function removeIsolates(text: string): string {
  return text.replace(ISOLATE_OR_UNSEEN, (found) => (found.length > 1 ? found.slice(1, -1) : pictureOf(found)));
}

/** A part of a text, with the beginning and the end of an isolate that was cut. */
export function closeCutIsolate(part: string): string {
  const first = part.search(/[\u2068\u2069]/);
  const last = Math.max(part.lastIndexOf(FSI), part.lastIndexOf(PDI));
  return `${part[first] === PDI ? FSI : ''}${part}${part[last] === FSI ? PDI : ''}`;
}

/** Where an isolate begins and ends, for texts that are made of pieces. */
export const ISOLATING = { start: FSI, end: PDI } as const;
