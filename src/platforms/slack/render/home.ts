import type { types } from '@slack/bolt';
import { label } from '../../../bot/layout/labels.js';
import type { Reply } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { blocksOf, fitted, type MessageRoom } from './fit.js';
import { LIMITS } from './limits.js';
import { copyInPlace } from './parts.js';
import { bold, DIVIDER, header, list, paragraph, richText, text } from './rich-text.js';

export interface HomeContent {
  /** What else is shown, each under its title, in this order; of nothing not even the title. */
  readonly sections: readonly { readonly title: string; readonly shown: Reply }[];
  /** Questions as they are asked in any channel. */
  readonly examples: readonly string[];
  readonly commands: readonly { readonly line: string; readonly description: string }[];
  /** Set where nothing can be asked: how to ask is left out. */
  readonly isClosed?: true;
  readonly health: readonly {
    readonly state: 'ok' | 'warning' | 'fault';
    readonly what: string;
    readonly fix?: string;
  }[];
}

const MOST_OF_LINE = 300;
const MOST_LINES = 25;

/** Of a section: the blocks of its title, and of the line before it; and what these are as JSON, at most. */
const OWN_BLOCKS = 2;
const OWN_JSON = 400;

/** The Home tab, part by part from the top. The sections share the room that the others leave. */
export function renderHome({ sections, examples, commands, health, isClosed }: HomeContent): types.HomeView {
  const ask = isClosed ? [] : askPart(examples, commands);
  const state = healthPart(health);
  // One block for the line before the last part.
  const all = { blocks: LIMITS.viewBlocks - 1, json: LIMITS.viewJson - OWN_JSON };
  const left = less(less(all, ask), state);
  const shown: types.KnownBlock[][] = [];
  let room = left;
  for (const [at, { title, shown: content }] of sections.entries()) {
    // What one leaves is for those after it.
    const share = 1 / (sections.length - at);
    const own = {
      blocks: Math.floor(room.blocks * share) - OWN_BLOCKS,
      json: Math.floor(room.json * share) - OWN_JSON,
    };
    const part = titled(
      title,
      blocksOf(fitted(content.nodes, { room: own, buttons: 'private', copyable: copyInPlace })),
    );
    room = less(room, [DIVIDER, ...part]);
    shown.push(part);
  }
  const parts = [ask, ...shown, state].filter((part) => part.length > 0);
  return { type: 'home', blocks: parts.flatMap((part, i) => (i === 0 ? part : [DIVIDER, ...part])) };
}

function less(room: MessageRoom, blocks: readonly types.KnownBlock[]): MessageRoom {
  return { blocks: room.blocks - blocks.length, json: room.json - JSON.stringify(blocks).length };
}

function titled(title: string, blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  return blocks.length === 0 ? [] : [...header(title), ...blocks];
}

function askPart(examples: HomeContent['examples'], commands: HomeContent['commands']): types.KnownBlock[] {
  const questions = examples
    .slice(0, MOST_LINES)
    .map((example) => label(example, MOST_OF_LINE))
    .filter(Boolean);
  const lines = commands
    .slice(0, MOST_LINES)
    .map(({ line, description }) => [
      bold(label(line, MOST_OF_LINE)),
      text(description.trim() === '' ? '' : `: ${label(description, MOST_OF_LINE)}`),
    ]);
  return [
    ...header(wording.platform.homeTitle),
    ...paragraph(wording.platform.homeQuestions),
    ...(questions.length > 0 ? richText(list(...questions.map((question) => [text(question)]))) : []),
    ...paragraph(wording.platform.homeJustAsk),
    ...(lines.length > 0 ? [...paragraph(wording.platform.homeCommands), ...richText(list(...lines))] : []),
  ];
}

/** What is wrong first; what is in order is said as well, so that nobody has to wonder. */
function healthPart(health: HomeContent['health']): types.KnownBlock[] {
  const sorted = (['fault', 'warning', 'ok'] as const).flatMap((state) => health.filter((one) => one.state === state));
  const lines = sorted
    .slice(0, MOST_LINES)
    .map(({ state, what, fix }) => [
      bold(`${wording.platform.health[state]}: `),
      text(label([what, fix].filter(Boolean).join(' '), MOST_OF_LINE)),
    ]);
  return lines.length === 0 ? [] : [...header(wording.platform.healthTitle), ...richText(list(...lines))];
}
