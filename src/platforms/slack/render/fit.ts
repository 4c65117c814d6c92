import type { types } from '@slack/bolt';
import { isCard } from '../../../bot/cards/fewer-cards.js';
import { greatestThat } from '../../../bot/layout/binary-search.js';
import { type ButtonSet, OMITTED_NOTE, WORD_STEPS } from '../../../bot/layout/reductions.js';
import type { ReplyNode } from '../../../bot/reply/reply.js';
import { type CopyForm, type Look, type Part, partsOf } from './parts.js';
import { paragraph } from './rich-text.js';

/** What there is room for. */
export interface MessageRoom {
  readonly blocks: number;
  /** Characters of JSON of all blocks. */
  readonly json: number;
}

/**
 * Less of each, before any is left out of what is posted unasked: it is to be read at a glance. Of even less, a sentence of
 * usual length could not be shown.
 */
const LEAST_POSTED = 240;

/** A message is read at a glance: the more statements, the less of each. */
const WORDS_OF_ALL = 4000;

export interface FitOptions {
  readonly room: MessageRoom;
  readonly buttons: ButtonSet;
  readonly copyable: CopyForm;
  /** Words of each statement to begin with; by default as many as a message of so many statements has. */
  readonly words?: readonly number[];
}

/**
 * The nodes as they fit: first with less of each statement, then with fewer buttons, then without what only helps to
 * understand them, such as the question asked, then with fewer statements, which is said. At last what stands behind is
 * left out, which is said too.
 */
export function fitted(nodes: readonly ReplyNode[], { room, buttons, copyable, words }: FitOptions): Part[] {
  const cards = nodes.filter(isCard).length;
  const steps = words ?? stepsFor(cards);
  const looks = buttons === 'posted' ? looksOfPosted(steps, cards) : looksOf(steps, cards);
  const least = looks.at(-1)!;
  const rendered = (look: Look) => partsOf(nodes, look, buttons, copyable);
  for (const look of looks) {
    const parts = rendered(look);
    if (fits(parts, room)) return parts;
  }
  const fewer = greatestThat(cards - 1, (some) => fits(rendered({ ...least, cards: some }), room));
  const parts = rendered({ ...least, cards: Math.max(1, fewer) });
  return fewer > 0 ? parts : shortened(parts, room);
}

/** From the look that is wanted to the least. */
function looksOf(steps: readonly number[], cards: number): Look[] {
  const least: Look = { words: steps.at(-1)!, smallPrint: false, source: 'line', allButtons: false, cards };
  return [
    ...steps.map((words) => ({ ...least, words, smallPrint: true, allButtons: true })),
    { ...least, smallPrint: true },
    least,
  ];
}

/** The same where all else is shortened before the words are: the last are the sources, each of which is still linked. */
function looksOfPosted([words, ...steps]: readonly number[], cards: number): Look[] {
  const roomiest: Look = { words: words!, smallPrint: true, source: 'line', allButtons: true, cards };
  const plain: Look = { ...roomiest, smallPrint: false };
  const dense: Look = { ...plain, source: 'linked' };
  const least: Look = { ...dense, allButtons: false };
  const less = [...steps, LEAST_POSTED].map((step) => ({ ...least, words: step }));
  return [roomiest, plain, dense, least, ...less];
}

function stepsFor(cards: number): readonly number[] {
  const first = WORD_STEPS.findIndex((words) => words * cards <= WORDS_OF_ALL);
  return WORD_STEPS.slice(first < 0 ? -1 : first);
}

function fits(parts: readonly Part[], room: MessageRoom): boolean {
  const blocks = blocksOf(parts);
  return blocks.length <= room.blocks && JSON.stringify(blocks).length <= room.json;
}

function shortened(parts: readonly Part[], room: MessageRoom): Part[] {
  const rest: Part = { blocks: paragraph(OMITTED_NOTE), texts: () => [OMITTED_NOTE], statements: 0 };
  let end = parts.length;
  while (end > 0 && !fits([...parts.slice(0, end), rest], room)) end--;
  return [...parts.slice(0, end), rest];
}

export function blocksOf(parts: readonly Part[]): types.KnownBlock[] {
  return parts.flatMap(({ blocks }) => blocks);
}
