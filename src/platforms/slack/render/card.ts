import type { types } from '@slack/bolt';
import { webAddress } from '../../../bot/links.js';
import type { Card, ParaphraseCard, QuoteCard } from '../../../bot/reply.js';
import type { StatementAction } from '../../../bot/statement-replies.js';
import { attribution, cardCautions, contextLine, fallbackText, PARAPHRASE_LABEL } from '../../../bot/wording.js';
import { statementButtons } from './buttons.js';
import { clean, clipped, label } from './escape.js';
import { LIMITS } from './limits.js';
import { bold, type Container, type Inline, link, quote, richText, section, smallPrint, text } from './rich-text.js';
import { inlineWords, type Shown, shownOf } from './words.js';

/** Most characters of a name, a role or a title, and of a line with several; they come from sources, at any length. */
const MOST_OF_LABEL = 200;
const MOST_OF_LINE = 600;

/** How a card is shown. */
export interface CardLook {
  /** Most UTF-16 units of each of its pieces; see `excerptOf`. */
  readonly words: number;
  /** Whether there is room for what helps to understand the words. What must be known is shown in any case. */
  readonly smallPrint: boolean;
  readonly buttons: readonly StatementAction[];
}

/** A card in blocks: who, when, the words, where from, and what can be done with it. */
export function cardBlocks(card: QuoteCard | ParaphraseCard, look: CardLook, index: number): types.KnownBlock[] {
  const buttons = statementButtons(
    card.pieces.map(({ statementId }) => statementId),
    look.buttons,
    index,
  );
  const trimmed = withShortLabels(card);
  const shown = card.pieces.map((piece) => shownOf(card, piece, look.words, whole(buttons)));
  const context = contextLine(trimmed);
  const isNeeded = card.context?.kind === 'attribution';
  return [
    ...richText(
      spokenBy(trimmed),
      ...(context && isNeeded ? [labelled(context)] : []),
      ...card.pieces.flatMap((piece, i) => wordsOf(card, piece, shown[i]!, i)),
      received(trimmed.citation),
      ...cardCautions(trimmed).map((caution) => labelled(`Caution: ${label(caution, MOST_OF_LINE)}`)),
    ),
    ...shown.flatMap(({ note }) => (note ? smallPrint(note) : [])),
    ...(context && !isNeeded && look.smallPrint ? smallPrint(clipped(clean(context), MOST_OF_LINE)) : []),
    ...(card.why && look.smallPrint ? smallPrint(label(card.why, MOST_OF_LINE)) : []),
    ...(buttons ? [buttons] : []),
  ];
}

/** The same in plain words, with no more of the words than the blocks show. */
export function cardText(card: QuoteCard | ParaphraseCard, words: number): string {
  const shown = card.pieces.map((piece) => shownOf(card, piece, words, ''));
  const pieces = card.pieces.flatMap((piece, i) => {
    const span = shown[i]!.span;
    return span ? [{ ...piece, words: piece.words.slice(span.start, span.end) }] : [];
  });
  const notes = shown.flatMap(({ note }) => note ?? []);
  return [fallbackText([{ ...withShortLabels(card), pieces }]), ...notes].join('\n');
}

/** How to get to the whole of the words, where there is a button for it. */
function whole(buttons: types.ActionsBlock | null): string {
  return buttons?.elements.some(({ action_id }) => action_id === 'statement:context') ? 'Whole text: Context.' : '';
}

function withShortLabels<T extends Card>(card: T): T {
  const { speaker, role, citation } = card;
  const short = (words: string) => label(words, MOST_OF_LABEL);
  return {
    ...card,
    speaker: speaker && { ...speaker, name: short(speaker.name) || '(no name)' },
    role: role && short(role),
    citation: {
      ...citation,
      title: short(citation.title) || '(no title)',
      ...(citation.outlet && { outlet: short(citation.outlet) }),
    },
  };
}

function spokenBy(card: QuoteCard | ParaphraseCard): Container {
  const { speaker, detail } = attribution(card);
  return section(
    bold(speaker),
    text(clean(detail)),
    ...(card.type === 'paraphrase' ? [text(' · '), bold(PARAPHRASE_LABEL)] : []),
  );
}

/** The pieces of one utterance apart from each other: something else stands between them in the source. */
function wordsOf(card: QuoteCard | ParaphraseCard, piece: Card['pieces'][number], { span }: Shown, index: number) {
  const apart = index > 0 ? [section(text('…'))] : [];
  return span ? [...apart, quote(...inlineWords(card, piece, span))] : apart;
}

function received({ title, outlet, kind, url }: Card['citation']): Container {
  const address = webAddress(url);
  const plain = url && address === null ? ` · ${label(url, MOST_OF_LABEL)}` : '';
  const named = address !== null && address.length <= LIMITS.url ? link(address, title) : text(title);
  return section(named, text(`${outlet ? `, ${outlet}` : ''} · ${kind}${plain}`));
}

/** A line with what it is in bold before the colon. */
function labelled(line: string): Container {
  const colon = line.indexOf(':') + 1;
  const rest: Inline = text(clean(line.slice(colon)));
  return section(bold(line.slice(0, colon)), rest);
}
