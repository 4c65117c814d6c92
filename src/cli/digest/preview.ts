import { deliveredCards } from '../../bot/courier/cards.js';
import { count } from '../../bot/layout/wording.js';
import { heading, note, type Reply, type ReplyNode, reply } from '../../bot/reply/reply.js';
import type { JudgedUtterance, StatementRecord } from '../../record/index.js';
import { receiptJson } from '../json.js';

/** As many as anybody reads to learn why; the rest is in the JSON. */
const MOST_SHOWN = 200;

type PreviewRecord = Pick<StatementRecord, 'receipts' | 'source'>;

/** Each utterance that is new and fits with why it would be told or not: what would be first. */
export async function judgementsReply(judged: readonly JudgedUtterance[], record: PreviewRecord): Promise<Reply> {
  const nodes: ReplyNode[] = [];
  for (const one of judged.slice(0, MOST_SHOWN)) {
    nodes.push(...(await deliveredCards({ ids: one.ids, part: 'first' }, record)), note(whyLine(one), 'quiet'));
  }
  const inside = judged.filter(({ isIn }) => isIn).length;
  const rest = judged.length - MOST_SHOWN;
  return reply(
    heading(`Preview of a digest: ${inside} in, ${judged.length - inside} out`),
    ...nodes,
    rest > 0 ? note(`${count(rest, 'more utterance')}, all of them in --format json.`) : null,
  );
}

/** "In: 14 points (+4 exact words, +2 known speaker)". */
function whyLine({ why, factors }: JudgedUtterance): string {
  const points = factors.map((factor) => `${factor.points > 0 ? '+' : '−'}${Math.abs(factor.points)} ${factor.why}`);
  return `${why}${points.length > 0 ? ` (${points.join(', ')})` : ''}`;
}

export async function previewJson(judged: readonly JudgedUtterance[], record: PreviewRecord) {
  const receipts = await record.receipts(judged.flatMap(({ ids }) => ids));
  const byId = new Map(receipts.map((receipt) => [receipt.statement.id, receiptJson(receipt)]));
  return judged.map(({ ids, isIn, why, factors }) => ({
    isIn,
    why,
    factors,
    statements: ids.flatMap((id) => byId.get(id) ?? []),
  }));
}
