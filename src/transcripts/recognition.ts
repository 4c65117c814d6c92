import type { Span } from '../model/span.js';
import { interviewIn, OF_ONESELF } from './interview.js';
import { isPersonal, type Label } from './labels.js';
import { type TranscriptLayout, type TranscriptParagraph, transcriptLayout } from './layout.js';

/** Labels stand from the start; this much text, in UTF-16 code units, is enough to tell. */
const SAMPLE = 60_000;

/** Labels at fewer paragraphs than this share are an article's: a quoted exchange, a fact check. */
const LEAST_SHARE = 0.1;

/** Labels that name nobody for certain ("TRUMP:") must open this share of the paragraphs. */
const DOUBTFUL_SHARE = 0.5;

/** Least labels of a dialogue below an article's prose. */
const LEAST_IN_DIALOGUE = 6;

/** Lines that may stand before a lone first label: place, time, title. */
const LINES_BEFORE = 6;
const LONGEST_HEADING = 200;

/**
 * Whether a document is a speaker-labelled transcript: labels of people at a good share of its paragraphs, or one
 * such label that opens it ("SECRETARY OF DEFENSE MARK T. ESPER: …", all one turn).
 */
export function looksLikeTranscript(text: string, body: Span): boolean {
  return transcriptIn(text, body) !== null;
}

/** The layout of a document that is a transcript, as far as it was read to tell; null for any other. */
export function transcriptIn(
  text: string,
  body: Span,
): { readonly layout: TranscriptLayout; readonly read: Span } | null {
  const read = { start: body.start, end: Math.min(body.end, body.start + SAMPLE) };
  const layout = transcriptLayout(text, read);
  return isTranscript(text, layout) || isInterview(text, read, layout) ? { layout, read } : null;
}

/** Whether a page without any label is an interview whose questions are set off. */
function isInterview(text: string, read: Span, { paragraphs }: TranscriptLayout): boolean {
  for (const { label } of paragraphs) if (label) return false;
  return interviewIn(text, read) !== null;
}

function isTranscript(text: string, layout: TranscriptLayout): boolean {
  const { record } = layout;
  const paragraphs = [...layout.paragraphs];
  const labels = paragraphs.flatMap(({ label }) => (label && !label.isDoubtful ? [label] : []));
  if (record) return labels.some((label) => label.form === 'record');
  if (!areSpoken(text, paragraphs) || areQuoted(text, paragraphs)) return false;
  if (areFrequent(text, paragraphs)) return false;
  const start = paragraphs.findIndex(({ label }) => label !== null);
  // Prose above a dialogue makes the page an article with a transcript in it.
  const isAllDialogue = paragraphs.slice(0, Math.max(0, start)).every((one) => one.end - one.start <= LONGEST_HEADING);
  const returns = isAllDialogue && returning(text, labels);
  const personal = labels.filter((label) => returns || label.form === 'mixed' || isPersonal(text, label)).length;
  const spoken = paragraphs.length;
  if (labels.length >= 2 && personal > 0 && labels.length >= spoken * LEAST_SHARE) return true;
  if (labels.length >= 4 && labels.length >= spoken * DOUBTFUL_SHARE) return true;
  // A dialogue below the prose of an article: from there on it is read as one.
  const inDialogue = paragraphs.slice(Math.max(0, start)).filter(({ label }) => label && !label.isDoubtful).length;
  if (returning(text, labels) && inDialogue >= LEAST_IN_DIALOGUE && inDialogue >= (spoken - start) * DOUBTFUL_SHARE)
    return true;
  // In a page that begins with a dialogue, answers may be long.
  if (isAllDialogue && start <= LINES_BEFORE && labels.length >= 3 && isOneOfSeveral(text, labels)) return true;
  // A lone "Q:" stands in articles as well.
  const first = paragraphs.findIndex(({ label }) => label?.cue && label.form !== 'reporter' && isPersonal(text, label));
  return (
    first >= 0 &&
    first <= LINES_BEFORE &&
    paragraphs.slice(0, first).every(({ start, end }) => text[start] === '#' || end - start <= LONGEST_HEADING)
  );
}

/** Fewer words than this many UTF-16 code units, without a mark at their end, are an entry of a list or a programme. */
const LONGEST_ENTRY = 60;
/** Captions without any mark have so many words a label. */
const LEAST_WORDS = 6;

/** Whether what stands behind the labels is mostly speech: long, or with the end of a sentence. */
function areSpoken(text: string, paragraphs: readonly TranscriptParagraph[]): boolean {
  let [speech, entries, said] = [0, 0, 0];
  for (const { label, end } of paragraphs) {
    const words = label ? text.slice(label.content, end).trim() : '';
    if (words === '') continue;
    said += words.split(/\s+/, LONGEST_ENTRY).length;
    if (words.length > LONGEST_ENTRY || /[.?!…—–-]["”’»|)\]\s]*$/.test(words)) speech++;
    else entries++;
  }
  return speech >= entries || said >= (speech + entries) * LEAST_WORDS;
}

/** Where all of a page is dialogue, it may well stand in quotation marks. */
const NEARLY_ALL = 0.9;

/** Whether what stands behind the labels is in quotation marks, in a page with prose: an article that quotes. */
function areQuoted(text: string, paragraphs: readonly TranscriptParagraph[]): boolean {
  const labelled = paragraphs.filter(({ label }) => label !== null);
  const quoted = labelled.filter(({ label, end }) =>
    /^\s*["“«„]/.test(text.slice(label!.content, Math.min(end, label!.content + 20))),
  );
  return quoted.length * 2 > labelled.length && labelled.length < paragraphs.length * NEARLY_ALL;
}

/**
 * Whether a page of questions and answers is nobody's dialogue: no label names anybody, and who answers never speaks of himself. So
 * it is with questions that are asked frequently.
 */
function areFrequent(text: string, paragraphs: readonly TranscriptParagraph[]): boolean {
  const labelled = paragraphs.filter(({ label }) => label !== null);
  const answers = labelled.filter(({ label }) => label!.form === 'answer');
  return (
    answers.length > 0 &&
    labelled.every(({ label }) => label!.form === 'answer' || label!.form === 'reporter') &&
    !answers.some(({ start, end }) => OF_ONESELF.test(text.slice(start, end)))
  );
}

/** Whether one of several people who have labels speaks again. */
function isOneOfSeveral(text: string, labels: readonly Label[]): boolean {
  const names = new Set(labels.map(({ start, end }) => text.slice(start, end)));
  return names.size > 1 && names.size < labels.length && labels.every(({ form }) => form !== 'answer');
}

/** Whether labels return as those of a dialogue do: two people who speak in turns. */
function returning(text: string, labels: readonly Label[]): boolean {
  const counts = new Map<string, number>();
  for (const { start, end } of labels) {
    const label = text.slice(start, end);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const often = [...counts.values()].filter((count) => count > 1);
  return often.length > 1 && often.reduce((sum, count) => sum + count, 0) >= 4;
}
