import type { QuoteMatch, Verdict, Verification } from '../../search/verify/verify.js';
import { normalizeWord, wordsOf } from '../../text/words.js';
import { cardsOf, withheldNotes } from '../cards/cards.js';
import type { ReadableRecord } from '../commands/command.js';
import { scopeLine } from '../layout/wording.js';
import { heading, note, type Reply, type ReplyNode, reply } from '../reply/reply.js';
import { retractedNodes, withheldNodes } from './withheld.js';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  exact: 'On record, in exactly these words.',
  altered: 'On record, but not in exactly these words.',
  partial: 'On record in part.',
  'paraphrase-only': 'On record as a paraphrase only: nobody is quoted in these words.',
  'different-speaker': 'On record, but from somebody else.',
  retracted: 'On record once, and retracted since.',
  'not-found': 'Not on record.',
};

/** Nobody was named, so it is from nobody else than was said. */
const QUOTED = 'On record only where somebody quotes these words from somebody else.';

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
    heading(isOfOther && attributedTo === null ? QUOTED : VERDICTS[verdict]),
    isOfOther && attributedTo !== null ? note(`Nothing like it is on record from ${attributedTo}.`) : null,
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
  return verdict === 'exact' && partOfStatement ? [note('These words are part of a longer statement.')] : [];
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
      'Only in what you gave',
      given.filter((piece) => !isElsewhere(piece)),
    ),
    ...told('Not so at this place, in part elsewhere in it', given.filter(isElsewhere)),
    ...told('Only in the source', piecesOf('only-in-source')),
  ];
}

/** Each two words that stand side by side, in their plain form. */
function pairsIn(text: string): ReadonlySet<string> {
  const words = wordsOf(text).map((word) => normalizeWord(word.text));
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}
