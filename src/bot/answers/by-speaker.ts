import { wording } from '../../lang/index.js';
import type { Answer } from '../../model/answer.js';
import { type Heading, heading, type Note, note, type ParaphraseCard, type QuoteCard } from '../reply/reply.js';

/** Further speakers that are named behind an answer. */
const MOST_NAMES = 10;

type BySpeaker = NonNullable<Answer['bySpeaker']>;

type SpokenCard = QuoteCard | ParaphraseCard;

/**
 * The cards of each speaker together under the name, in the order of their first cards; people of one name apart, and
 * unnamed speakers of one description by source. Who else has statements, and who of those asked for has none, is said
 * behind them.
 */
export function groupedBySpeaker(cards: readonly SpokenCard[], bySpeaker: BySpeaker): (Heading | Note | SpokenCard)[] {
  const groups = new Map<string | null, SpokenCard[]>();
  for (const card of cards) {
    const id = card.speaker?.id ?? null;
    groups.set(id, [...(groups.get(id) ?? []), card]);
  }
  const bearers = (name: string | null) => bySpeaker.filter((each) => each.name === name).length;
  const silent = bySpeaker.filter((each) => each.count === 0).flatMap(({ name }) => name ?? []);
  const others = bySpeaker.filter((each) => each.count > 0 && !groups.has(each.id));
  return [
    ...[...groups].flatMap(([id, theirs]) => {
      const speaker = bySpeaker.find((each) => each.id === id);
      return [heading(groupLine(speaker, theirs[0]!, bearers(speaker?.name ?? null) > 1)), ...theirs];
    }),
    ...silent.map((name) => note(wording.answers.nothingFromSpeaker(name))),
    ...othersNote(others),
  ];
}

/** "Ann Lee, mayor: 2 statements" where another Ann Lee speaks as well, unless the source tells them apart. */
function groupLine(speaker: BySpeaker[number] | undefined, card: SpokenCard, isShared: boolean): string {
  const name = card.speaker?.name ?? wording.cards.speakerNotNamed;
  if (!speaker) return name;
  const { inSource, speakerGroup } = wording.answers;
  const detail = speaker.sourceId ? inSource(card.citation.title) : isShared ? (card.role ?? '') : '';
  return speakerGroup(name, detail, speaker.count);
}

function othersNote(others: BySpeaker): Note[] {
  if (others.length === 0) return [];
  return [note(wording.answers.alsoFrom(others.slice(0, MOST_NAMES), others.length - MOST_NAMES))];
}
