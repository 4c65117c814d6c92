import { wording } from '../../lang/index.js';
import type { QuoteMatch, Verification } from '../../search/verify/verify.js';
import { normalizeWord, wordsOf } from '../../text/words.js';
import { cardsOf, withheldNotes } from '../cards/cards.js';
import type { ReadableRecord } from '../commands/command.js';
import { scopeLine } from '../layout/wording.js';
import { heading, note, type Reply, type ReplyNode, reply } from '../reply/reply.js';
import { retractedNodes, withheldNodes } from './withheld.js';

/** A verification as people read it: the verdict, the words on record with their receipts, and what differs. */
export async function verificationReply(
  { verdict, attributedTo, matches, scope, retracted, withheld }: Verification,
  record: Pick<ReadableRecord, 'source'>,
): Promise<Reply> {
  const nodes: ReplyNode[] = [];
  for (const match of matches) {
    const { cards, withheld } = await cardsOf([{ ...match, score: match.similarity, why: [] }], record);
    nodes.push(...cards, ...withheldNotes(withheld), ...differences(match), ...extent(match));
  }
  const isOfOther = verdict === 'different-speaker';
  return reply(
    heading(
      isOfOther && attributedTo === null
        ? wording.verification.quotedFromOthers
        : wording.verification.verdicts[verdict],
    ),
    isOfOther && attributedTo !== null ? note(wording.verification.nothingFrom(attributedTo)) : null,
    ...(await retractedNodes(retracted, record)),
    ...nodes,
    matches.length === 0 ? note(scopeLine(scope), 'quiet') : null,
    ...(await withheldNodes(
      withheld?.map((match) => ({ ...match, score: match.similarity, why: [] })),
      record,
    )),
  );
}

/** Words that are exact may still leave out what the statement says beside them. */
function extent({ verdict, partOfStatement }: QuoteMatch): ReplyNode[] {
  return verdict === 'exact' && partOfStatement ? [note(wording.verification.partOfLonger)] : [];
}

function differences({ diff, statement }: QuoteMatch): ReplyNode[] {
  const piecesOf = (op: QuoteMatch['diff'][number]['op']) =>
    diff.filter((part) => part.op === op).map(({ text }) => text);
  const given = piecesOf('only-in-quote');
  const there = pairsIn(statement.text);
  // The match is one passage of the statement: what is missing in it may stand elsewhere in the same card.
  const isElsewhere = (piece: string) => [...pairsIn(piece)].some((pair) => there.has(pair));
  const told = (label: string, pieces: readonly string[]) =>
    pieces.length > 0 ? [note(`${label}: ${pieces.join(' … ')}`, 'warning')] : [];
  return [
    ...told(
      wording.verification.onlyGiven,
      given.filter((piece) => !isElsewhere(piece)),
    ),
    ...told(wording.verification.elsewhereInIt, given.filter(isElsewhere)),
    ...told(wording.verification.onlyInSource, piecesOf('only-in-source')),
  ];
}

/** Each two words that stand side by side, in their plain form. */
function pairsIn(text: string): ReadonlySet<string> {
  const words = wordsOf(text).map((word) => normalizeWord(word.text));
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}
