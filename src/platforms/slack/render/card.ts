import type { types } from '@slack/bolt';
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
import { attribution, cardCautions, contextLine, fallbackText, PARAPHRASE_LABEL } from '../../../bot/layout/wording.js';
import { webAddress } from '../../../bot/reply/links.js';
import type { Card, ParaphraseCard, QuoteCard } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { isolateDirection, isolateRightToLeftRuns } from '../../../text/direction.js';
import { statementButtons } from './buttons.js';
import { LIMITS } from './limits.js';
import { bold, type Container, link, quote, richText, section, smallPrint, text } from './rich-text.js';
import { inline } from './words.js';

/** Most characters of a line; what stands in it comes from sources, at any length. */
const MOST_OF_LINE = 600;

/** How a card is shown. */
export interface CardLook {
  /** Most UTF-16 units of each of its pieces; see `excerptOf`. */
  readonly words: number;
  /** Whether there is room for what helps to understand the words. What must be known is shown in any case. */
  readonly smallPrint: boolean;
  readonly source: SourceForm;
  readonly buttons: readonly StatementAction[];
}

/** A card in blocks: who, when, the words, where from, and what can be done with it. */
export function cardBlocks(card: QuoteCard | ParaphraseCard, look: CardLook, index: number): types.KnownBlock[] {
  const buttons = statementButtons(
    card.pieces.map(({ statementId }) => statementId),
    look.buttons,
    index,
  );
  const shown = card.pieces.map((piece) => shortenWords(card, piece, look.words));
  const short = shortCard(card, shown);
  const context = contextLine(short);
  const isNeeded = card.context?.kind === 'attribution';
  return [
    ...richText(
      spokenBy(short, look.source),
      ...(context && isNeeded ? [labelled(truncateMiddle(cleanLabel(context), MOST_OF_LINE))] : []),
      ...wordsOfCard(card, shown),
      ...(look.source === 'line' ? [received(short.citation)] : []),
      ...cardCautions(short).map((caution) =>
        section(bold(`${wording.platform.caution}: `), text(label(isolateRightToLeftRuns(caution), MOST_OF_LINE))),
      ),
    ),
    ...smallPrint(omissionNote(shown, whole(buttons))),
    ...(context && !isNeeded && look.smallPrint ? smallPrint(label(context, MOST_OF_LINE)) : []),
    ...(card.why && look.smallPrint ? smallPrint(label(card.why, MOST_OF_LINE)) : []),
    ...(buttons ? [buttons] : []),
  ];
}

/** The same in plain words, with no more of the words than the blocks show. */
export function cardInWords(card: QuoteCard | ParaphraseCard, words: number): string {
  const shown = card.pieces.map((piece) => shortenWords(card, piece, words));
  return [fallbackText([shortCard(card, shown)]), omissionNote(shown, '')].filter(Boolean).join('\n');
}

/** How to get to the whole of the words, where there is a button for it. */
function whole(buttons: types.ActionsBlock | null): string {
  return buttons?.elements.some(({ action_id }) => action_id === 'statement:context') ? wording.platform.wholeText : '';
}

function spokenBy(card: QuoteCard | ParaphraseCard, source: SourceForm): Container {
  const { speaker, detail } = attribution(card);
  const isParaphrase = card.type === 'paraphrase';
  return section(
    bold(speaker),
    text(isParaphrase ? `${detail} · ` : detail),
    bold(isParaphrase ? PARAPHRASE_LABEL : ''),
    ...(source === 'line' ? [] : [text(' · '), titled(card.citation.url, titleAfterSpeaker(card, source), source)]),
  );
}

/** The pieces of one utterance apart from each other. */
function wordsOfCard(card: QuoteCard | ParaphraseCard, shown: readonly ShortenedWords[]): Container[] {
  return card.pieces.flatMap((piece, i) => {
    const { span } = shown[i]!;
    return [
      ...(needsEllipsisBefore(card, shown, i) ? [section(text('…'))] : []),
      ...(span ? [quote(...inline(runsOfWords(card, piece, span)))] : []),
    ];
  });
}

function received({ title, outlet, kind, url }: Card['citation']): Container {
  const plain = url && webAddress(url) === null ? ` · ${isolateDirection(url)}` : '';
  const named = titled(url, title, 'linked');
  return section(named, text(`${outlet ? `, ${isolateDirection(outlet)}` : ''} · ${kind}${plain}`));
}

function titled(url: string | undefined, title: string, source: Exclude<SourceForm, 'line'>) {
  const address = source === 'linked' ? webAddress(url) : null;
  return address !== null && address.length <= LIMITS.url
    ? link(address, isolateDirection(title))
    : text(isolateDirection(title));
}

/** A line with what it is in bold. */
function labelled(line: string): Container {
  const colon = line.indexOf(':') + 1;
  return section(bold(line.slice(0, colon)), text(line.slice(colon)));
}
