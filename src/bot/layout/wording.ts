import type { RankedStatement, Scope } from '../../model/answer.js';
import type { Citation, Retraction } from '../../model/source.js';
import { isolateDirection, isolateRightToLeftRuns } from '../../text/direction.js';
import { correctionsIn, type PublishedCorrection } from '../../text/published-corrections.js';
import { shownAddress } from '../reply/links.js';
import type { Actions, Card, Fields, Invocation, Page, ParaphraseCard, QuoteCard, ReplyNode } from '../reply-nodes.js';

/** The words that every platform uses alike. What only one command says stands in that command. */

export const PARAPHRASE_LABEL = 'paraphrase';

const NUMBER = new Intl.NumberFormat('en-GB');
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "1 statement", "1,204 statements". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(number)} ${number === 1 ? one : many}`;
}

/** How long something takes: "1 second", "about 31 minutes", "about 2 hours", "about 3 days". Of 1 second on. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 100) return count(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `about ${count(minutes, 'minute')}`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `about ${count(hours, 'hour')}` : `about ${count(Math.round(hours / 24), 'day')}`;
}

/** "6 January 2020" for an ISO date or date-time; of a date-time the local day as written. What is no date is kept. */
export function day(date: string): string {
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? isolateDirection(date) : DAY.format(time);
}

/** A day, with the time and its zone where they are known: "6 January 2020, 14:30 UTC-05:00". */
export function dateTime(date: string): string {
  const time = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(date);
  if (!time) return day(date);
  const zone = time[2] === 'Z' ? 'UTC' : time[2] && `UTC${time[2]}`;
  return [`${day(date)}, ${time[1]}`, zone].filter(Boolean).join(' ');
}

/** "6 January 2020 to 3 January 2024", "since …", "until …"; empty where both ends are open. */
export function period(from: string | null, to: string | null): string {
  if (from && to) return from === to ? `on ${day(from)}` : `${day(from)} to ${day(to)}`;
  if (from) return `since ${day(from)}`;
  return to ? `until ${day(to)}` : '';
}

/** "Searched 4,512 statements in 14 sources, 28 January 1997 to 3 January 2024." */
export function scopeLine(scope: Scope): string {
  const dates = period(scope.from, scope.to);
  return `Searched ${count(scope.statements, 'statement')} in ${count(scope.sources, 'source')}${dates && `, ${dates}`}.`;
}

type Attributed = Pick<Card, 'role' | 'date' | 'citation'> & {
  readonly speaker: Pick<NonNullable<Card['speaker']>, 'name' | 'confidence'> | null;
};

/** Who said it and when: "Mark A. Milley (speaker unsure), chairman of the Joint Chiefs of Staff · 6 January 2020". */
export function attribution(card: Attributed): { readonly speaker: string; readonly detail: string } {
  const speaker = card.speaker?.name === 'Q' ? 'Reporter, not named' : (card.speaker?.name ?? 'Speaker not named');
  const unsure = card.speaker?.confidence === 'unsure' ? ' (speaker unsure)' : '';
  const role = card.role ? `, ${isolateDirection(card.role)}` : '';
  return { speaker: isolateDirection(speaker), detail: `${unsure}${role} · ${saidOn(card)}` };
}

function saidOn({ date, citation }: Pick<Card, 'date' | 'citation'>): string {
  if (!date) return 'date unknown';
  if (citation.eventDate) return dateTime(citation.eventDate);
  return citation.publishedDate ? `published ${dateTime(citation.publishedDate)}` : day(date);
}

/** The same of a statement that is on no card. */
export function citationLine({ statement, role, date, citation }: RankedStatement): string {
  const { speaker, detail } = attribution({ speaker: statement.speaker, role, date, citation });
  return speaker + detail;
}

/** The words of a card with their receipt as plain text, for an article or an e-mail. */
export function citationText(card: QuoteCard | ParaphraseCard): string {
  const { speaker, detail } = attribution(card);
  const words = markedWords(card).join(' … ');
  const quoted = card.type === 'paraphrase' ? `Paraphrase, not a quotation: ${words}` : words;
  const { context } = card;
  return [
    context?.kind === 'attribution' ? contextLine(card) : '',
    `${quoted} — ${speaker}${detail}.`,
    // No full stop: it would become part of the address.
    receipt(card.citation),
    ...cardCautions(card),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Title, outlet, kind and address of the source. */
export function receipt(citation: Citation): string {
  const { title, outlet, kind, url } = citation;
  const named = [title, outlet].flatMap((name) => (name ? isolateDirection(name) : [])).join(', ');
  return [named, kind, url && isolateDirection(url)].filter(Boolean).join(' · ');
}

/** What must be known before the words of a card are used: corrections in them, and the cautions of their source. */
export function cardCautions({ pieces, citation }: Pick<Card, 'pieces' | 'citation'>): string[] {
  return [...pieces.flatMap(({ words }) => correctionsIn(words)).map(publishedCorrectionLine), ...cautions(citation)];
}

/** What must be known before words of a source are used: translation, ground rules, a later version. */
export function cautions(citation: Pick<Citation, 'translation' | 'groundRules' | 'status' | 'retraction'>): string[] {
  const rules = citation.groundRules;
  const list: string[] = [];
  if (citation.translation)
    list.push(`Translation (${isolateDirection(citation.translation)}): the wording is not the speaker's own.`);
  if (rules && rules.attribution !== 'on the record')
    list.push(`Ground rules: ${isolateDirection(rules.attribution)}.`);
  if (rules?.embargo) list.push(`Embargo as stated: ${isolateDirection(rules.embargo.stated.replace(/\.$/, ''))}.`);
  if (citation.status === 'corrected') list.push('A later version of this source stands in its place.');
  if (citation.status === 'retracted') list.push(retractionLine(citation.retraction));
  return list;
}

/** That a source was taken back, since when, and why as far as that is known. */
function retractionLine({ at = null, reason }: Partial<Retraction> = {}): string {
  if (at === null) return 'The publisher has retracted this source.';
  const why = reason === undefined ? '' : `: ${isolateDirection(reason.replace(/[.\s]+$/, ''))}`;
  return `This source was retracted on ${day(at)}${why}.`;
}

function publishedCorrectionLine({ struck, reading }: PublishedCorrection): string {
  const words = isolateDirection(struck.replace(/\s+/g, ' '));
  return reading === null
    ? `Struck in the source: ${words}`
    : `Corrected in the source: ${words} is struck, it reads ${isolateDirection(reading.replace(/\s+/g, ' '))}`;
}

const CONTEXT_LABELS = { question: 'Asked', before: 'Before it', attribution: 'Reported with' } as const;

/** The context on one line with what it is; it is not quoted, so the line breaks of the source may go. */
export function contextLine(card: Card): string | null {
  if (!card.context) return null;
  const words = card.context.words.replace(/\s+/g, ' ').trim();
  return `${CONTEXT_LABELS[card.context.kind]}: ${isolateDirection(words)}`;
}

/** An invocation as a line to type: "/said page:2 what did Milley say". */
export function commandLine({ command, options, text }: Invocation): string {
  const named = Object.entries(options).map(([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`);
  return [`/${command}`, ...named, text].filter(Boolean).join(' ');
}

/** "1 to 5 of 12." */
export function pageLine(page: Page): string {
  return `${NUMBER.format(page.first)} to ${NUMBER.format(page.last)} of ${NUMBER.format(page.total)}.`;
}

/** The pages before and after, to be called. */
export function pageCalls({ previous, next }: Page): Actions['actions'] {
  return [
    ...(previous ? [{ label: 'Back', invocation: previous }] : []),
    ...(next ? [{ label: 'More', invocation: next }] : []),
  ];
}

/** What stands before and behind words of a card: quotation marks around direct ones, nothing around anything else. */
export function marksOf({ type }: Pick<QuoteCard | ParaphraseCard, 'type'>): readonly [before: string, behind: string] {
  return type === 'quote' ? ['“', '”'] : ['', ''];
}

/** The words of a card in their marks: the exact slice, in which only what would be obeyed is shown (`isolateDirection`). */
export function markedWords(card: QuoteCard | ParaphraseCard): string[] {
  const [before, behind] = marksOf(card);
  return card.pieces.map(({ words }) => before + isolateDirection(words) + behind);
}

/** A whole reply in plain words. */
export function fallbackText(nodes: readonly ReplyNode[]): string {
  return nodes.map(nodeText).join('\n');
}

function nodeText(node: ReplyNode): string {
  switch (node.type) {
    case 'heading':
    case 'note':
      return isolateRightToLeftRuns(node.text);
    case 'fields':
      return node.fields.map((field) => `${isolateDirection(field.name)}: ${fieldText(field)}`).join('\n');
    case 'actions':
      return node.actions.map((action) => isolateRightToLeftRuns(actionText(action))).join('\n');
    case 'passage':
      return `${isolateRightToLeftRuns(node.label)}:\n${isolateDirection(node.words)}`;
    case 'link':
      return isolateRightToLeftRuns(`${node.label}: ${node.url}`);
    case 'copyable':
      return `${isolateRightToLeftRuns(node.label)}:\n${node.text}`;
    case 'page':
      return isolateRightToLeftRuns(node.next ? `${pageLine(node)} More: ${commandLine(node.next)}` : pageLine(node));
    default:
      return cardText(node);
  }
}

function fieldText({ value, url }: Fields['fields'][number]): string {
  return [isolateRightToLeftRuns(value), url && isolateDirection(shownAddress(url))].filter(Boolean).join(' · ');
}

function actionText({ label, invocation }: Actions['actions'][number]): string {
  return `${label}: ${commandLine(invocation)}`;
}

function cardText(card: QuoteCard | ParaphraseCard): string {
  const { speaker, detail } = attribution(card);
  const label = card.type === 'paraphrase' ? ` · ${PARAPHRASE_LABEL}` : '';
  const lines = [`${speaker}${detail}${label}`, ...markedWords(card), receipt(card.citation), ...cardCautions(card)];
  const context = contextLine(card);
  if (context) lines.push(context);
  if (card.why) lines.push(isolateRightToLeftRuns(card.why));
  return lines.join('\n');
}
