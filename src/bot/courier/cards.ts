import { wording } from '../../lang/index.js';
import type { DeliveredUtterance } from '../../model/subscription.js';
import { cardsOf, withheldNotes } from '../cards/cards.js';
import type { Note, ParaphraseCard, QuoteCard } from '../reply/reply.js';
import type { NewsRecord } from './news-record.js';

type CardsRecord = Pick<NewsRecord, 'receipts' | 'source'>;

/** Other sources that are named; more are counted. */
const MOST_NAMED = 3;

/** The cards of one utterance, looked up anew: nothing of the question that it may answer, but where else it stands. */
export async function deliveredCards(
  told: DeliveredUtterance,
  record: CardsRecord,
): Promise<readonly (QuoteCard | ParaphraseCard | Note)[]> {
  const { cards, withheld } = await cardsOf(await record.receipts(told.ids), record);
  const also = await elsewhereLine(told, record);
  const short = cards.map((card, i) => ({ ...card, context: needed(card), why: i === 0 ? also : null }));
  return [...short, ...withheldNotes(withheld)];
}

/** A paraphrase must not be read without what it was reported with; a question has no room where much is told. */
function needed({ context }: QuoteCard | ParaphraseCard): QuoteCard['context'] {
  return context?.kind === 'attribution' ? context : null;
}

async function elsewhereLine({ elsewhere: ids = [] }: DeliveredUtterance, record: CardsRecord): Promise<string | null> {
  if (ids.length === 0) return null;
  const receipts = await record.receipts(ids);
  const names = [...new Set(receipts.map(({ citation }) => citation.outlet ?? citation.title))];
  if (names.length === 0) return null;
  return wording.subscriptions.alsoIn(names.slice(0, MOST_NAMED), names.length - MOST_NAMED);
}
