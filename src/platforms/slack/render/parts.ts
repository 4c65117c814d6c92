import type { types } from '@slack/bolt';
import { STATEMENT_ACTIONS, type StatementAction } from '../../../bot/answers/statement-actions.js';
import { isCard, statementsIn, withFewerCards } from '../../../bot/cards/fewer-cards.js';
import type { SourceForm } from '../../../bot/cards/short-card.js';
import { omissionNote, runsOfPassage, shortenPassage } from '../../../bot/cards/shortened-words.js';
import { isSendable, label, truncate } from '../../../bot/layout/labels.js';
import { type ButtonSet, chunks } from '../../../bot/layout/reductions.js';
import { commandLine, fallbackText, pageCalls, pageLine } from '../../../bot/layout/wording.js';
import { shortAddress, shownAddress } from '../../../bot/reply/links.js';
import type {
  Actions,
  Copyable,
  Link,
  Page,
  ParaphraseCard,
  Passage,
  QuoteCard,
  ReplyNode,
} from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { isolateDirection, isolateRightToLeftRuns } from '../../../text/direction.js';
import { invocationButton } from './buttons.js';
import { cardBlocks, cardInWords } from './card.js';
import { LIMITS } from './limits.js';
import {
  bold,
  DIVIDER,
  header,
  type Inline,
  link,
  list,
  paragraph,
  preformatted,
  quote,
  richText,
  section,
  smallPrint,
  text,
} from './rich-text.js';
import { inline } from './words.js';

/** How much is shown, from the look that is wanted to the least that is honest. */
export interface Look {
  /** Most UTF-16 units of a piece, or of a passage. */
  readonly words: number;
  readonly smallPrint: boolean;
  readonly source: SourceForm;
  /** Whether the cards behind the first have all of their buttons, or but the most important. */
  readonly allButtons: boolean;
  /** How many cards are shown. */
  readonly cards: number;
}

/** What one node became. */
export interface Part {
  readonly blocks: readonly types.KnownBlock[];
  /** The same in words, from the longest form to the shortest; made only when it is asked for. */
  readonly texts: () => readonly string[];
  /** How many statements it shows. */
  readonly statements: number;
}

/** How plain text that is ready to be copied is shown. */
export type CopyForm = (node: Copyable) => types.KnownBlock[];

/** Most characters of a remark or a value; they may repeat what a user typed. */
const MOST_OF_NOTE = 3000;
const MOST_OF_VALUE = 1000;

/** Longest address that is linked in a list, so that a message has room for a page of them. */
const MOST_OF_LISTED = 300;

/** Words of a card in a text whose blocks show more of them. */
const WORDS_IN_TEXT = 400;

const ALL: readonly StatementAction[] = STATEMENT_ACTIONS.map(({ name }) => name);

const OF_CARDS: Readonly<Record<ButtonSet, readonly StatementAction[]>> = {
  all: ALL,
  private: ALL.filter((name) => name !== 'share'),
  posted: ['context'],
  none: [],
};

/** The buttons that a card keeps when there is no room for all. */
const MOST_IMPORTANT: readonly StatementAction[] = ['share', 'context'];

/** Each node in blocks and in words, in their order. Nodes for which there is nothing to show are left out. */
export function partsOf(nodes: readonly ReplyNode[], look: Look, buttons: ButtonSet, copyable: CopyForm): Part[] {
  const rendering = new Rendering(look, buttons, copyable);
  return withFewerCards(nodes, look.cards)
    .map((node) => rendering.part(node))
    .filter(({ blocks }) => blocks.length > 0);
}

/** Numbers what must be unique in a message, from one node to the next. */
class Rendering {
  #cards = 0;
  #invocations = 0;
  #afterCard = false;

  constructor(
    private readonly look: Look,
    private readonly buttons: ButtonSet,
    private readonly copyable: CopyForm,
  ) {}

  part(node: ReplyNode): Part {
    const blocks = this.#blocks(node);
    // A line between cards that follow each other; headings and remarks part them well enough.
    const divided = isCard(node) && this.#afterCard ? [DIVIDER, ...blocks] : blocks;
    this.#afterCard = isCard(node);
    return { blocks: divided, texts: () => this.#texts(node), statements: statementsIn([node]) };
  }

  #texts(node: ReplyNode): string[] {
    if (isCard(node))
      return [cardInWords(node, this.look.words), cardInWords(node, WORDS_IN_TEXT), cardInWords(node, 0)];
    if (node.type === 'passage') {
      const shown = shortenPassage(node, this.look.words);
      const words = shown.span ? node.words.slice(shown.span.start, shown.span.end) : '';
      return [
        [`${isolateRightToLeftRuns(node.label)}:`, isolateDirection(words), omissionNote([shown], '')]
          .filter(Boolean)
          .join('\n'),
        isolateRightToLeftRuns(wording.platform.notInSummary(node.label)),
      ];
    }
    if (node.type === 'copyable' && !isSendable(node.text))
      return [isolateRightToLeftRuns(wording.platform.withheld(node.label))];
    // Of a long list at least what it lists.
    if (node.type === 'fields')
      return [fallbackText([node]), node.fields.map(({ name }) => isolateDirection(name)).join('\n')];
    return [fallbackText([node])];
  }

  #blocks(node: ReplyNode): types.KnownBlock[] {
    switch (node.type) {
      case 'heading':
        return header(node.text);
      case 'note': {
        if (node.tone === 'quiet') return smallPrint(node.text);
        return paragraph(
          truncate(isolateRightToLeftRuns(node.text), MOST_OF_NOTE),
          node.tone === 'warning' ? bold : text,
        );
      }
      case 'fields': {
        const items = node.fields.map(({ name, value, url }) => [
          bold(isolateDirection(label(name, MOST_OF_VALUE))),
          text(value.trim() === '' ? '' : `: ${label(isolateRightToLeftRuns(value), MOST_OF_VALUE)}`),
          ...(url === undefined ? [] : [text(' · '), addressIn(url, this.look)]),
        ]);
        const named = items.filter((item) => item.some((element) => element.text !== ''));
        return named.length === 0 ? [] : richText(list(...named));
      }
      case 'link':
        return linkBlocks(node);
      case 'copyable':
        return node.text === '' ? [] : this.copyable(node);
      case 'passage':
        return passageBlocks(node, this.look.words);
      case 'actions':
        return this.buttons === 'none' ? [] : this.#actions(node);
      case 'page':
        return this.buttons === 'none' ? [] : this.#page(node);
      default:
        return this.#card(node);
    }
  }

  #card(card: QuoteCard | ParaphraseCard): types.KnownBlock[] {
    const { allButtons, words, smallPrint: withSmallPrint, source } = this.look;
    const kept = this.buttons === 'posted' ? [] : MOST_IMPORTANT;
    const hasAll = allButtons || (this.#cards === 0 && this.buttons !== 'posted');
    const names = OF_CARDS[this.buttons].filter((name) => hasAll || kept.includes(name));
    return cardBlocks(card, { words, smallPrint: withSmallPrint, source, buttons: names }, this.#cards++);
  }

  #page(page: Page): types.KnownBlock[] {
    return [...smallPrint(pageLine(page)), ...this.#calls(pageCalls(page))];
  }

  #actions({ actions }: Actions): types.KnownBlock[] {
    return this.#calls(actions);
  }

  /** Buttons; for what no button can carry, the line to type, where there is one that says it all. */
  #calls(calls: Actions['actions']): types.KnownBlock[] {
    const made = calls.map((call) => ({
      ...call,
      button: invocationButton(call.label, call.invocation, this.#invocations++),
    }));
    const buttons = made.flatMap(({ button }) => button ?? []);
    const typed = made.filter(({ button, invocation }) => !button && !invocation.after);
    return [
      ...chunks(buttons, LIMITS.actions).map((elements) => ({ type: 'actions' as const, elements })),
      ...typed.flatMap((call) => paragraph(truncate(`${call.label}: ${commandLine(call.invocation)}`, MOST_OF_NOTE))),
    ];
  }
}

/** An address in a list, short to read; no link where there is little room. */
function addressIn(url: string, { smallPrint: hasRoom }: Look): Inline {
  const address = hasRoom ? shortAddress(url, MOST_OF_LISTED) : null;
  return address === null
    ? text(isolateDirection(shownAddress(url)))
    : link(address, isolateDirection(shownAddress(url)));
}

function linkBlocks({ label: shown, url }: Link): types.KnownBlock[] {
  const name = label(isolateRightToLeftRuns(shown), MOST_OF_VALUE);
  const address = shortAddress(url, LIMITS.url);
  if (address === null) return paragraph(`${name}: ${label(url, MOST_OF_VALUE)}`);
  return richText(section(link(address, name || address)));
}

function passageBlocks(passage: Passage, words: number): types.KnownBlock[] {
  const shown = shortenPassage(passage, words);
  const { span } = shown;
  const title = section(bold(`${label(isolateRightToLeftRuns(passage.label), MOST_OF_VALUE)}:`));
  const part = span ? [quote(...inline(runsOfPassage(passage, span)))] : [];
  return [...richText(title, ...part), ...smallPrint(omissionNote([shown], ''))];
}

/** Plain text to be copied from a message. */
export function copyInPlace({ label: shown, text: words }: Copyable): types.KnownBlock[] {
  if (!isSendable(words)) return withheldCopy(shown);
  return richText(section(bold(`${label(isolateRightToLeftRuns(shown), MOST_OF_VALUE)}:`)), preformatted(words));
}

export function withheldCopy(shown: string): types.KnownBlock[] {
  return paragraph(wording.platform.unsendable(label(shown, MOST_OF_VALUE)));
}
