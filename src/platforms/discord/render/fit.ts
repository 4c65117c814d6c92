import { isCard, withFewerCards } from '../../../bot/fewer-cards.js';
import type { ReplyNode } from '../../../bot/reply.js';
import { STATEMENT_ACTIONS } from '../../../bot/statement-replies.js';
import { type Block, sizeOf } from './blocks.js';
import { Buttons } from './buttons.js';
import { LIMITS } from './limits.js';
import { type ButtonSet, type Look, type Part, Rendering } from './parts.js';

/** How many UTF-16 units of each statement are shown, at most; from one to the next where it does not fit. */
const STEPS = [2400, 1600, 1100, 800, 600, 450, 350, 280];

/** Where there are no statements to choose between: of one, of passages, of values, of text to be copied. */
const LAST_STEPS = [...STEPS, 150, 80, 0];

/** Fewer buttons than these say too little of what can be done. */
const LEAST_BUTTONS = 2;

/** More cards never have room. */
const MOST_CARDS = 12;

const REST = "The rest doesn't fit in one message.";

/** What a message holds, and what must be kept for its buttons. */
export interface Fitted {
  readonly blocks: readonly Block[];
  readonly buttons: Buttons;
}

/**
 * The nodes as they fit: first with fewer buttons on the cards behind the first, then with less of each statement, then
 * without what only helps to understand them, then with fewer statements, which is said. At last what stands behind is
 * left out, which is said too.
 */
export function fitted(nodes: readonly ReplyNode[], set: ButtonSet): Fitted {
  const all = nodes.filter(isCard).length;
  for (let cards = Math.min(all, MOST_CARDS); cards > 1; cards--) {
    const found = firstThatFits(withFewerCards(nodes, cards), set, STEPS);
    if (found) return found;
  }
  const fewest = withFewerCards(nodes, 1);
  const steps = all > 0 ? LAST_STEPS : [Number.POSITIVE_INFINITY, ...LAST_STEPS];
  return firstThatFits(fewest, set, steps) ?? shortened(fewest, set);
}

function firstThatFits(nodes: readonly ReplyNode[], set: ButtonSet, steps: readonly number[]): Fitted | null {
  const least = { words: steps.at(-1)!, smallPrint: false };
  const buttons = mostButtons(nodes, set, least);
  if (buttons === null) return null;
  const looks = [...steps.map((words) => ({ words, smallPrint: true })), least];
  for (const look of looks) {
    const found = rendered(nodes, { ...look, buttons }, set);
    if (fits(found.blocks)) return found;
  }
  return null;
}

/** How many buttons a card may have; null where even the fewest are too many. */
function mostButtons(nodes: readonly ReplyNode[], set: ButtonSet, look: Omit<Look, 'buttons'>): number | null {
  for (let buttons = STATEMENT_ACTIONS.length; buttons >= LEAST_BUTTONS; buttons--) {
    if (sizeOf(rendered(nodes, { ...look, buttons }, set).blocks).components <= LIMITS.components) return buttons;
  }
  return null;
}

function rendered(nodes: readonly ReplyNode[], look: Look, set: ButtonSet): Fitted {
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

function fits(blocks: readonly Block[]): boolean {
  const { components, text } = sizeOf(blocks);
  const files = blocks.filter(({ type }) => type === 'file').length;
  return components <= LIMITS.components && text <= LIMITS.text && files <= LIMITS.files;
}

/** Without the last of what is said, and where that is not enough, of what leads on, as far as needed. */
function shortened(nodes: readonly ReplyNode[], set: ButtonSet): Fitted {
  const look = { words: 0, smallPrint: false, buttons: LEAST_BUTTONS };
  const rest: Part = { blocks: [{ type: 'text', text: REST }], leadsOn: false };
  const kept = [...nodes];
  while (kept.length > 0) {
    const last = kept.findLastIndex(({ type }) => type !== 'actions' && type !== 'page');
    kept.splice(last < 0 ? kept.length - 1 : last, 1);
    const buttons = new Buttons();
    const parts = partsOf(kept, look, set, buttons);
    const end = parts.findLastIndex(({ leadsOn }) => !leadsOn) + 1;
    const blocks = blocksOf([...parts.slice(0, end), rest, ...parts.slice(end)]);
    if (fits(blocks)) return { blocks, buttons };
  }
  return { blocks: rest.blocks, buttons: new Buttons() };
}
