import { styleText } from 'node:util';
import {
  attribution,
  cardCautions,
  commandLine,
  contextLine,
  markedWords,
  PARAPHRASE_LABEL,
  pageLine,
  receipt,
} from '../../bot/layout/wording.js';
import type { Actions, ParaphraseCard, QuoteCard, Reply, ReplyNode } from '../../bot/reply/reply.js';
import { terminalSafe } from './safe.js';

type Paint = (format: 'plain' | Parameters<typeof styleText>[0], text: string) => string;

const NOTE_FORMATS = { plain: 'plain', quiet: 'dim', warning: 'yellow' } as const;

/**
 * A reply as text for a terminal, without a line feed at its end. Lines are never wrapped or indented within the words
 * of a source: what stands between quotation marks can be copied.
 */
export function render(reply: Reply, options: { readonly colour: boolean }): string {
  const paint: Paint = (format, text) => {
    const shown = terminalSafe(text);
    if (!options.colour || format === 'plain' || shown === '') return shown;
    return styleText(format, shown, { validateStream: false });
  };
  const nodes = reply.nodes.filter((node) => node.type !== 'actions' || typable(node).length > 0);
  return nodes.map((node) => renderNode(node, paint)).join('\n');
}

/** There are no forms here: a line that would open an empty one is left out. */
function typable({ actions }: Actions): Actions['actions'] {
  return actions.filter(({ invocation: { form, options, text } }) => !form || text || Object.keys(options).length > 0);
}

function renderNode(node: ReplyNode, paint: Paint): string {
  switch (node.type) {
    case 'heading':
      return paint('bold', node.text);
    case 'note':
      return paint(NOTE_FORMATS[node.tone], node.text);
    case 'fields':
      // A terminal opens what it shows in full.
      return node.fields
        .map(
          ({ name, value, url }) =>
            `  ${paint('bold', name)}  ${paint('dim', [value, url].filter(Boolean).join(' · '))}`,
        )
        .join('\n');
    case 'actions':
      return typable(node)
        .map(({ invocation }) => `  ${paint('cyan', commandLine(invocation))}`)
        .join('\n');
    case 'passage':
      return `\n${paint('dim', `${node.label}:`)}\n${paint('plain', node.words)}`;
    case 'link':
      return `  ${paint('dim', node.label)}  ${paint('plain', node.url)}`;
    case 'copyable':
      return `${paint('dim', `${node.label}:`)}\n${paint('plain', node.text)}`;
    case 'page':
      return paint('dim', node.next ? `\n${pageLine(node)} More: ${commandLine(node.next)}` : `\n${pageLine(node)}`);
    default:
      return renderCard(node, paint);
  }
}

function renderCard(card: QuoteCard | ParaphraseCard, paint: Paint): string {
  const { speaker, detail } = attribution(card);
  const context = contextLine(card);
  const lines = [
    '',
    paint('bold', speaker) + paint('plain', detail),
    ...(card.type === 'paraphrase' ? [paint('yellow', `[${PARAPHRASE_LABEL}]`)] : []),
    ...markedWords(card).map((words) => paint(card.type === 'quote' ? 'green' : 'plain', words)),
    ...(context ? [`  ${paint(card.context?.kind === 'attribution' ? 'yellow' : 'dim', context)}`] : []),
    `  ${paint('dim', receipt(card.citation))}`,
    ...cardCautions(card).map((caution) => `  ${paint('yellow', caution)}`),
    ...(card.why ? [`  ${paint('dim', card.why)}`] : []),
  ];
  return lines.join('\n');
}
