import { wording } from '../../lang/index.js';
import type { RetractedAnswer, Withheld, WithheldAnswer } from '../../model/answer.js';
import type { Embargo } from '../../model/source.js';
import type { DeliveredRetraction } from '../../model/subscription.js';
import { isolateDirection } from '../../text/direction.js';
import { cardsOf, withheldNotes } from '../cards/cards.js';
import type { ReadableRecord } from '../commands/command.js';
import { heading, type Note, note, type Reply, type ReplyNode, reply } from '../reply/reply.js';

/** How it is said that something is withheld from readers, or was taken back. */

/** "under embargo until 1 March 2027, 10:00 UTC", "off the record": why readers don't see it. */
export function withheldInWords({ reason, until }: Withheld, embargo?: Embargo): string {
  if (reason !== 'embargo') return reason;
  const stated = embargo ? ` (${isolateDirection(embargo.stated)})` : '';
  if (until === null) return wording.withheld.embargoUnreadable(stated);
  return wording.withheld.embargoUntil(until, stated, embargo?.zone);
}

/** What would answer and is withheld, for editors: each card below the reason why readers don't see it. */
export async function withheldNodes(
  withheld: readonly WithheldAnswer[] | undefined,
  record: Pick<ReadableRecord, 'source'>,
): Promise<ReplyNode[]> {
  if (!withheld || withheld.length === 0) return [];
  const asEditor = { source: (id: string) => record.source(id, { viewer: 'editor' }) };
  const nodes: ReplyNode[] = [heading(wording.withheld.withheldFromReaders(withheld.length))];
  for (const each of withheld) {
    const { cards, withheld: unsound } = await cardsOf([each], asEditor);
    const why = withheldInWords(each.withheld, each.citation.groundRules?.embargo);
    nodes.push(note(wording.withheld.forEditorsOnly(why), 'warning'), ...cards, ...withheldNotes(unsound));
  }
  return nodes;
}

/** "3 December 2026", and the reason behind it where one was given. */
function retractedOn({ at, reason }: Pick<RetractedAnswer, 'at' | 'reason'>): string {
  return wording.withheld.retractionDay(at, reason && isolateDirection(reason.replace(/[.\s]+$/, '')));
}

/** What would have answered and was taken back: that it was, when and why; the words only where the retraction keeps them. */
export async function retractedNodes(
  retracted: readonly RetractedAnswer[] | undefined,
  record: Pick<ReadableRecord, 'source'>,
): Promise<ReplyNode[]> {
  const nodes: ReplyNode[] = [];
  for (const { title, outlet, speakers, statements, words, ...rest } of retracted ?? []) {
    const by = speakers.map(isolateDirection).join(', ');
    const where = isolateDirection(outlet === undefined ? title : `${title}, ${outlet}`);
    nodes.push(note(wording.withheld.retractedStatements(statements, by, where, retractedOn(rest)), 'warning'));
    const { cards } = await cardsOf(words, record);
    nodes.push(...cards);
  }
  return nodes;
}

/** The same of what was told before it was taken back. */
export function retractionOfDelivered({ title, speakers, ...rest }: DeliveredRetraction): Note {
  const by = speakers.map(isolateDirection).join(', ');
  return note(wording.withheld.retractedSinceTold(by, isolateDirection(title), retractedOn(rest)), 'warning');
}

/** What is said below a post that somebody shared, of which the source was taken back since: none of its words. */
export function retractedShare({ title, speakers, ...rest }: DeliveredRetraction): Reply {
  return reply(
    note(wording.withheld.retractedOn(retractedOn(rest)), 'warning'),
    note(wording.withheld.sharedHere(speakers.join(', '), title)),
  );
}

/** Of one statement that is asked for by its id. */
export function retractedSentence(title: string, at: string | null, reason: string | undefined): string {
  const on = retractedOn({ at: at ?? '', ...(reason !== undefined && { reason }) });
  return wording.withheld.retractedSource(isolateDirection(title), on);
}
