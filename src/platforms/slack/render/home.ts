import type { types } from '@slack/bolt';
import { label } from '../../../bot/labels.js';
import type { Reply } from '../../../bot/reply.js';
import { blocksOf, fitted } from './fit.js';
import { LIMITS } from './limits.js';
import { copyInPlace } from './parts.js';
import { bold, DIVIDER, header, list, paragraph, richText, text } from './rich-text.js';

export interface HomeContent {
  /** What was said last. */
  readonly recent: Reply;
  /** Questions as they may be asked. */
  readonly examples: readonly string[];
  readonly commands: readonly { readonly line: string; readonly description: string }[];
  readonly health: readonly {
    readonly state: 'ok' | 'warning' | 'fault';
    readonly what: string;
    readonly fix?: string;
  }[];
}

const MOST_OF_LINE = 300;
const MOST_LINES = 25;

/** Blocks around what was said last: its title, and a line before and behind it. */
const OWN_BLOCKS = 3;

/** The Home tab, part by part from the top. What was said last has the room that the others leave. */
export function renderHome({ recent, examples, commands, health }: HomeContent): types.HomeView {
  const before = [askPart(examples, commands), healthPart(health)];
  const taken = before.flat();
  const room = {
    blocks: LIMITS.viewBlocks - taken.length - OWN_BLOCKS,
    json: LIMITS.viewJson - JSON.stringify(taken).length - 200,
  };
  const statements = blocksOf(fitted(recent.nodes, { room, buttons: 'private', copyable: copyInPlace }));
  const [ask, state] = before;
  const parts = [ask!, titled('Said last', statements), state!].filter((part) => part.length > 0);
  return { type: 'home', blocks: parts.flatMap((part, i) => (i === 0 ? part : [DIVIDER, ...part])) };
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
    ...header('Ask who said what'),
    ...paragraph(
      'Write to me here or mention me in a channel, and get the exact words with their source. For example:',
    ),
    ...(questions.length > 0 ? richText(list(...questions.map((question) => [text(question)]))) : []),
    ...(lines.length > 0 ? [...paragraph('Commands, in any channel:'), ...richText(list(...lines))] : []),
  ];
}

const STATES = { fault: 'Fault', warning: 'Warning', ok: 'In order' } as const;

/** What is wrong first; what is in order is said as well, so that nobody has to wonder. */
function healthPart(health: HomeContent['health']): types.KnownBlock[] {
  const sorted = (['fault', 'warning', 'ok'] as const).flatMap((state) => health.filter((one) => one.state === state));
  const lines = sorted
    .slice(0, MOST_LINES)
    .map(({ state, what, fix }) => [
      bold(`${STATES[state]}: `),
      text(label([what, fix].filter(Boolean).join(' '), MOST_OF_LINE)),
    ]);
  return lines.length === 0 ? [] : [...header('Health'), ...richText(list(...lines))];
}
