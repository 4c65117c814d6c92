import { STATEMENT_ACTIONS } from '../../../bot/answers/statement-actions.js';
import { isCard, withFewerCards } from '../../../bot/cards/fewer-cards.js';
import { greatestThat } from '../../../bot/layout/binary-search.js';
import { type ButtonSet, OMITTED_NOTE, WORD_STEPS } from '../../../bot/layout/reductions.js';
import type { ReplyNode } from '../../../bot/reply/reply.js';
import { type Block, sizeOf } from './blocks.js';
import { Buttons } from './buttons.js';
import { LIMITS } from './limits.js';
import { type Look, type Part, Rendering } from './parts.js';

/** Where there are no statements to choose between: of one, of passages, of values, of text to be copied. */
const LAST_STEPS = [...WORD_STEPS, 240, 200, 180, 160, 140, 120, 80, 0];

/** Of what is posted unasked, which is to be read at a glance. Of even less, a sentence of usual length could not be shown. */
const STEPS_POSTED = [600, 450, 350, 280, 240];

const FULL = { smallPrint: true, source: 'line', buttons: STATEMENT_ACTIONS.length } as const;

/** Fewer buttons than the least say too little of what can be done. */
const LEAST_BUTTONS = 2;
const MOST_BUTTONS = STATEMENT_ACTIONS.length;

/** More cards never have room. */
const MOST_CARDS = 12;

/** What a message holds, and what must be kept for its buttons. */
export interface FittedMessage {
  readonly blocks: readonly Block[];
  readonly buttons: Buttons;
}

/**
 * The nodes as they fit: as many statements as there is room for, those that are left out are counted; with as many
 * buttons on the cards behind the first, and with as much of each statement and of what helps to understand it, as there
 * is room for then. Where even that is too much, what stands behind is left out, which is said.
 */
export function fitted(nodes: readonly ReplyNode[], set: ButtonSet): FittedMessage {
  const all = nodes.filter(isCard).length;
  const some = (cards: number, look: Look) => rendered(withFewerCards(nodes, cards), look, set);
  const [roomiest] = looksOf(all, set);
  const whole = all > MOST_CARDS ? null : some(all, roomiest!);
  if (whole && fits(whole)) return whole;

  const least = (cards: number) => ({ ...looksOf(cards, set).at(-1)!, buttons: set === 'posted' ? 0 : LEAST_BUTTONS });
  const cards = greatestThat(Math.min(all, MOST_CARDS), (number) => fits(some(number, least(number))));
  if (cards === 0 && (all > 0 || !fits(some(0, least(0))))) return shortened(withFewerCards(nodes, 1), set);
  const buttons = greatestThat(MOST_BUTTONS, (number) => fits(some(cards, { ...least(cards), buttons: number })));
  const looks = looksOf(cards, set).reverse();
  const roomier = greatestThat(looks.length, (number) => fits(some(cards, { ...looks[number - 1]!, buttons })));
  return some(cards, { ...looks[roomier - 1]!, buttons });
}

/** How a reply of so many statements may look, from the roomiest to the least. */
function looksOf(cards: number, set: ButtonSet): Look[] {
  if (set === 'posted' && cards > 1) return looksOfPosted();
  const last = cards === 1 ? LAST_STEPS : [Number.POSITIVE_INFINITY, ...LAST_STEPS];
  const steps = cards > 1 ? WORD_STEPS : last;
  const looks = steps.map((words) => ({ words, ...FULL }));
  return [...looks, { ...FULL, words: steps.at(-1)!, smallPrint: false }];
}

/** The same where all else is shortened before the words are: at last the sources, which are a button away then. */
function looksOfPosted(): Look[] {
  const [words, ...steps] = STEPS_POSTED;
  const roomiest: Look = { words: words!, ...FULL };
  const plain: Look = { ...roomiest, smallPrint: false };
  const least: Look = { ...plain, source: 'named' };
  return [roomiest, plain, { ...plain, source: 'linked' }, least, ...steps.map((step) => ({ ...least, words: step }))];
}

function rendered(nodes: readonly ReplyNode[], look: Look, set: ButtonSet): FittedMessage {
  const buttons = new Buttons();
  return { blocks: blocksOf(partsOf(nodes, look, set, buttons)), buttons };
}

function partsOf(nodes: readonly ReplyNode[], look: Look, set: ButtonSet, buttons: Buttons): Part[] {
  const rendering = new Rendering(look, set, buttons);
  return nodes.map((node) => rendering.part(node));
}

function blocksOf(parts: readonly Part[]): Block[] {
  return parts.flatMap(({ blocks }) => blocks);
}

function fits({ blocks }: { readonly blocks: readonly Block[] }): boolean {
  const { components, text } = sizeOf(blocks);
  const files = blocks.filter(({ type }) => type === 'file').length;
  return components <= LIMITS.components && text <= LIMITS.text && files <= LIMITS.files;
}

/** Without the last of what is said, and where that is not enough, of what leads on, as far as needed. */
function shortened(nodes: readonly ReplyNode[], set: ButtonSet): FittedMessage {
  const look: Look = { ...FULL, words: 0, smallPrint: false, buttons: LEAST_BUTTONS };
  const rest: Part = { blocks: [{ type: 'text', text: OMITTED_NOTE }], leadsOn: false };
  const kept = [...nodes];
  while (kept.length > 0) {
    const last = kept.findLastIndex(({ type }) => type !== 'actions' && type !== 'page');
    kept.splice(last < 0 ? kept.length - 1 : last, 1);
    const buttons = new Buttons();
    const parts = partsOf(kept, look, set, buttons);
    const end = parts.findLastIndex(({ leadsOn }) => !leadsOn) + 1;
    const blocks = blocksOf([...parts.slice(0, end), rest, ...parts.slice(end)]);
    if (fits({ blocks })) return { blocks, buttons };
  }
  return { blocks: rest.blocks, buttons: new Buttons() };
}
