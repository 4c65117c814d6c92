import { wording } from '../../lang/index.js';
import type { RankedStatement, Scope } from '../../model/answer.js';
import type { Citation, Retraction } from '../../model/source.js';
import { isolateDirection, isolateRightToLeftRuns } from '../../text/direction.js';
import { correctionsIn, type PublishedCorrection } from '../../text/published-corrections.js';
import { shownAddress } from '../reply/links.js';
import type { Actions, Card, Fields, Invocation, Page, ParaphraseCard, QuoteCard, ReplyNode } from '../reply-nodes.js';

/** How every platform writes what replies have in common. The sentences themselves stand in `src/lang`. */

export const PARAPHRASE_LABEL = wording.cards.paraphrase;

/** Numbers, spans of time and days as the language of replies writes them. */
export const { count, dateTime, day, duration, period } = wording.formats;

/** "Searched 4,512 statements in 14 sources, 28 January 1997 to 3 January 2024." */
export function scopeLine(scope: Scope): string {
  const dates = period(scope.from, scope.to);
  return wording.cards.searched(scope.statements, scope.sources, dates);
}

type Attributed = Pick<Card, 'role' | 'date' | 'citation'> & {
  readonly speaker: Pick<NonNullable<Card['speaker']>, 'name' | 'confidence'> | null;
};

/** Who said it and when: "Mark A. Milley (speaker unsure), chairman of the Joint Chiefs of Staff · 6 January 2020". */
export function attribution(card: Attributed): { readonly speaker: string; readonly detail: string } {
  const { reporterNotNamed, speakerNotNamed, speakerUnsure } = wording.cards;
  const speaker = card.speaker?.name === 'Q' ? reporterNotNamed : (card.speaker?.name ?? speakerNotNamed);
  const unsure = card.speaker?.confidence === 'unsure' ? speakerUnsure : '';
  const role = card.role ? `, ${isolateDirection(card.role)}` : '';
  return { speaker: isolateDirection(speaker), detail: `${unsure}${role} · ${saidOn(card)}` };
}

function saidOn({ date, citation }: Pick<Card, 'date' | 'citation'>): string {
  if (!date) return wording.cards.dateUnknown;
  if (citation.eventDate) return dateTime(citation.eventDate);
  return citation.publishedDate ? wording.cards.published(citation.publishedDate) : day(date);
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
  const quoted = card.type === 'paraphrase' ? wording.cards.notAQuotation(words) : words;
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
  if (citation.translation) list.push(wording.cards.translation(isolateDirection(citation.translation)));
  if (rules && rules.attribution !== 'on the record')
    list.push(wording.cards.groundRules(isolateDirection(rules.attribution)));
  if (rules?.embargo) list.push(wording.cards.embargo(isolateDirection(rules.embargo.stated.replace(/\.$/, ''))));
  if (citation.status === 'corrected') list.push(wording.cards.laterVersion);
  if (citation.status === 'retracted') list.push(retractionLine(citation.retraction));
  return list;
}

/** That a source was taken back, since when, and why as far as that is known. */
function retractionLine({ at = null, reason }: Partial<Retraction> = {}): string {
  if (at === null) return wording.cards.retractedSource;
  return wording.cards.retractedSourceOn(at, reason && isolateDirection(reason.replace(/[.\s]+$/, '')));
}

function publishedCorrectionLine({ struck, reading }: PublishedCorrection): string {
  const words = isolateDirection(struck.replace(/\s+/g, ' '));
  return reading === null
    ? wording.cards.struck(words)
    : wording.cards.corrected(words, isolateDirection(reading.replace(/\s+/g, ' ')));
}

/** The context on one line with what it is; it is not quoted, so the line breaks of the source may go. */
export function contextLine(card: Card): string | null {
  if (!card.context) return null;
  const words = card.context.words.replace(/\s+/g, ' ').trim();
  return `${wording.cards.contexts[card.context.kind]}: ${isolateDirection(words)}`;
}

/** An invocation as a line to type: "/said page:2 what did Milley say". */
export function commandLine({ command, options, text }: Invocation): string {
  const named = Object.entries(options).map(([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`);
  return [`/${command}`, ...named, text].filter(Boolean).join(' ');
}

/** "1 to 5 of 12." */
export function pageLine(page: Page): string {
  return wording.cards.page(page.first, page.last, page.total);
}

/** The pages before and after, to be called. */
export function pageCalls({ previous, next }: Page): Actions['actions'] {
  return [
    ...(previous ? [{ label: wording.cards.pageBack, invocation: previous }] : []),
    ...(next ? [{ label: wording.cards.pageNext, invocation: next }] : []),
  ];
}

/** What stands before and behind words of a card: quotation marks around direct ones, nothing around anything else. */
export function marksOf({ type }: Pick<QuoteCard | ParaphraseCard, 'type'>): readonly [before: string, behind: string] {
  return type === 'quote' ? ['“', '”'] : ['', ''];
}

/** The words of a card in their marks: the exact slice, in which only what would be obeyed is shown (`isolateDirection`). */
export function markedWords(card: QuoteCard | ParaphraseCard): string[] {
  const [before, behind] = marksOf(card);
  return card.pieces.map(({ words, goesOn }) => before + isolateDirection(words) + behind + (goesOn ? ' …' : ''));
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
      return isolateRightToLeftRuns(
        node.next ? wording.cards.pageWithNext(pageLine(node), commandLine(node.next)) : pageLine(node),
      );
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
