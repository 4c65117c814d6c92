import type { Answer } from '../model.js';
import { type Heading, heading, type Note, note, type ParaphraseCard, type QuoteCard } from './reply.js';
import { count } from './wording.js';

/** Further speakers that are named behind an answer. */
const MOST_NAMES = 10;

type BySpeaker = NonNullable<Answer['bySpeaker']>;

/**
 * The cards of each speaker together under the name, in the order of their first cards; unnamed speakers of one
 * description apart, by source. Who else has statements, and who of those asked for has none, is said behind them.
 */
export function groupedBySpeaker(
  cards: readonly (QuoteCard | ParaphraseCard)[],
  bySpeaker: BySpeaker,
): (Heading | Note | QuoteCard | ParaphraseCard)[] {
  const groups = new Map<BySpeaker[number] | undefined, (QuoteCard | ParaphraseCard)[]>();
  for (const card of cards) {
    const speaker = bySpeaker.find((each) => isOf(card, each));
    groups.set(speaker, [...(groups.get(speaker) ?? []), card]);
  }
  const silent = bySpeaker.filter((each) => each.count === 0).flatMap(({ name }) => name ?? []);
  const others = bySpeaker.filter((each) => each.count > 0 && !groups.has(each));
  return [
    ...[...groups].flatMap(([speaker, theirs]) => [heading(groupLine(speaker, theirs[0]!)), ...theirs]),
    ...silent.map((name) => note(`${name}: nothing on record for this question.`)),
    ...othersNote(others),
  ];
}

function isOf(
  { speaker, citation }: QuoteCard | ParaphraseCard,
  { name, sourceId, count: all }: BySpeaker[number],
): boolean {
  return all > 0 && name === (speaker?.name ?? null) && (sourceId === undefined || sourceId === citation.sourceId);
}

function groupLine(speaker: BySpeaker[number] | undefined, card: QuoteCard | ParaphraseCard): string {
  const name = card.speaker?.name ?? 'Speaker not named';
  if (!speaker) return name;
  return `${name}${speaker.sourceId ? `, in ${card.citation.title}` : ''}: ${count(speaker.count, 'statement')}`;
}

function othersNote(others: BySpeaker): Note[] {
  if (others.length === 0) return [];
  const names = others.slice(0, MOST_NAMES).map((each) => `${each.name ?? 'speaker not named'} (${each.count})`);
  const more = others.length > MOST_NAMES ? ` and ${others.length - MOST_NAMES} more` : '';
  return [note(`Also from ${names.join(', ')}${more}.`)];
}
