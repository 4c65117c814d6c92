import type { StatementAction } from '../../../bot/answers/statement-actions.js';
import { type SourceForm, shortCard, titleAfterSpeaker } from '../../../bot/cards/short-card.js';
import {
  needsEllipsisBefore,
  omissionNote,
  runsOfWords,
  type ShortenedWords,
  shortenWords,
} from '../../../bot/cards/shortened-words.js';
import { cleanLabel, label, truncateMiddle } from '../../../bot/layout/labels.js';
import { attribution, cardCautions, contextLine, PARAPHRASE_LABEL } from '../../../bot/layout/wording.js';
import { webAddress } from '../../../bot/reply/links.js';
import type { Card, ParaphraseCard, QuoteCard } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { isolateDirection, isolateRightToLeftRuns } from '../../../text/direction.js';
import type { Block } from './blocks.js';
import type { Buttons } from './buttons.js';
import { bold, escaped, inline, link, quote, small } from './escape.js';
import { LIMITS } from './limits.js';

/** Most UTF-16 units of a line; what stands in it comes from sources, at any length. */
const MOST_OF_LINE = 400;

/** How a card is shown. */
export interface CardLook {
  /** Most UTF-16 units of each of its pieces; see `excerptOf`. */
  readonly words: number;
  /** Whether there is room for what helps to understand the words. What must be known is shown in any case. */
  readonly smallPrint: boolean;
  readonly source: SourceForm;
  readonly buttons: readonly StatementAction[];
}

/** A card: who, when, the words, where from, what must be known, and what can be done with it. */
export function cardBlocks(card: QuoteCard | ParaphraseCard, look: CardLook, buttons: Buttons): Block[] {
  const row = buttons.ofStatements(
    card.pieces.map(({ statementId }) => statementId),
    look.buttons,
  );
  return [
    { type: 'text', text: cardMarkdown(card, look, row.length > 0 && look.buttons.includes('context')) },
    ...(row.length > 0 ? [{ type: 'buttons' as const, buttons: row }] : []),
  ];
}

/** A reply is laid out again and again until it fits: each way in which a card looks is kept as long as the card. */
const texts = new WeakMap<Card, Map<string, string>>();

function cardMarkdown(card: QuoteCard | ParaphraseCard, look: CardLook, hasContext: boolean): string {
  const shown = card.pieces.map((piece) => shortenWords(card, piece, look.words));
  const known = texts.get(card) ?? new Map<string, string>();
  texts.set(card, known);
  // All that the text is made of beside the card: where more room shows no more words, it is the same.
  const way = JSON.stringify([shown, look.smallPrint, look.source, hasContext]);
  const text = known.get(way) ?? madeText(card, shown, look, hasContext);
  known.set(way, text);
  return text;
}

function madeText(
  card: QuoteCard | ParaphraseCard,
  shown: readonly ShortenedWords[],
  look: Omit<CardLook, 'words' | 'buttons'>,
  hasContext: boolean,
): string {
  const short = shortCard(card, shown);
  const context = contextLine(short);
  const isNeeded = card.context?.kind === 'attribution';
  const lines = [
    spokenBy(short, look.source),
    context && isNeeded ? labelled(truncateMiddle(cleanLabel(context), MOST_OF_LINE)) : '',
    ...wordsOfCard(card, shown),
    look.source === 'line' ? received(short.citation) : '',
    ...cardCautions(short).map(
      (caution) =>
        `${bold(wording.platform.caution)}: ${escaped(label(isolateRightToLeftRuns(caution), MOST_OF_LINE))}`,
    ),
    small(escaped(omissionNote(shown, hasContext ? wording.platform.wholeText : ''))),
    context && !isNeeded && look.smallPrint ? small(escaped(label(context, MOST_OF_LINE))) : '',
    card.why && look.smallPrint ? small(escaped(label(isolateRightToLeftRuns(card.why), MOST_OF_LINE))) : '',
  ];
  return lines.filter(Boolean).join('\n');
}

function spokenBy(card: QuoteCard | ParaphraseCard, source: SourceForm): string {
  const { speaker, detail } = attribution(card);
  const paraphrase = card.type === 'paraphrase' ? ` · ${bold(PARAPHRASE_LABEL)}` : '';
  const behind = source === 'line' ? '' : ` · ${titled(card, source)}`;
  return `${bold(speaker)}${escaped(detail)}${paraphrase}${behind}`;
}

function titled(card: Card, source: Exclude<SourceForm, 'line'>): string {
  const title = titleAfterSpeaker(card, source);
  const address = source === 'linked' ? webAddress(card.citation.url) : null;
  const isShort = address !== null && address.length <= LIMITS.buttonUrl;
  return `${escaped(isolateDirection(title))}${isShort ? ` · ${link(wording.platform.open, address)}` : ''}`;
}

/** The pieces of one utterance apart from each other. */
function wordsOfCard(card: QuoteCard | ParaphraseCard, shown: readonly ShortenedWords[]): string[] {
  return card.pieces.flatMap((piece, i) => {
    const { span } = shown[i]!;
    return [
      // An empty line parts two quotes, which would be one.
      ...(needsEllipsisBefore(card, shown, i) ? ['…'] : i > 0 ? ['\u200b'] : []),
      ...(span ? [quote(inline(runsOfWords(card, piece, span)))] : []),
    ];
  });
}

function received({ title, outlet, kind, url }: Card['citation']): string {
  const address = webAddress(url);
  const whose = outlet ? `${isolateDirection(title)}, ${isolateDirection(outlet)}` : isolateDirection(title);
  const named = [whose, kind, address === null && url ? isolateDirection(url) : null].filter(Boolean).join(' · ');
  const isShort = address !== null && address.length <= LIMITS.buttonUrl;
  return small(`${escaped(named)}${isShort ? ` · ${link(wording.statements.openSource, address)}` : ''}`);
}

/** A line with what it is in bold. */
function labelled(line: string): string {
  const [first = '', ...others] = line
    .split(/\s*\n\s*/)
    .join(' ')
    .split(': ');
  return `${bold(first)}: ${escaped(others.join(': '))}`;
}
