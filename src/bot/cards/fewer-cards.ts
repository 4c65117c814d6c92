import { wording } from '../../lang/index.js';
import { note, type ParaphraseCard, type QuoteCard, type ReplyNode } from '../reply/reply.js';

export function isCard(node: ReplyNode): node is QuoteCard | ParaphraseCard {
  return node.type === 'quote' || node.type === 'paraphrase';
}

/** How many statements the cards among the nodes hold. */
export function statementsIn(nodes: readonly ReplyNode[]): number {
  return nodes.filter(isCard).reduce((sum, { pieces }) => sum + pieces.length, 0);
}

/**
 * The nodes with so many cards at most, for a platform that has no room for all: without the cards that are too many,
 * without headings of which no card is left, and with what was left out.
 */
export function withFewerCards(nodes: readonly ReplyNode[], cards: number): ReplyNode[] {
  const all = nodes.filter(isCard);
  if (all.length <= cards) return [...nodes];
  const shown = new Set<ReplyNode>(all.slice(0, cards));
  const last = nodes.findLastIndex(isCard);
  const left = statementsIn(all.slice(cards));
  const limit = Math.max(1, statementsIn(all.slice(0, cards)));
  const kept = (node: ReplyNode, at: number) => {
    if (isCard(node)) return shown.has(node);
    if (node.type !== 'heading') return true;
    const group = nodes.slice(at + 1, nextHeading(nodes, at)).filter(isCard);
    return group.length === 0 || group.some((card) => shown.has(card));
  };
  const fewer = nodes.some((node) => node.type === 'heading' && node.hasLimit) ? wording.cards.limitHint(limit) : '';
  const rest = note(wording.cards.moreThanFit(left, fewer));
  return nodes.flatMap((node, at) => [...(kept(node, at) ? [node] : []), ...(at === last ? [rest] : [])]);
}

function nextHeading(nodes: readonly ReplyNode[], after: number): number {
  const next = nodes.findIndex((node, at) => at > after && node.type === 'heading');
  return next < 0 ? nodes.length : next;
}
