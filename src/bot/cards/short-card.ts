import { wording } from '../../lang/index.js';
import { label } from '../layout/labels.js';
import { webAddress } from '../reply/links.js';
import type { Card } from '../reply/reply.js';
import type { ShortenedWords } from './shortened-words.js';

/** Most UTF-16 units of a name, a role or a title; they come from sources, at any length. */
const MOST_OF_LABEL = 200;

/** A card of what is shown of it, its labels no longer than there is room for. */
export function shortCard<T extends Card>(card: T, shown: readonly ShortenedWords[]): T {
  const { speaker, role, citation, date } = card;
  const short = (words: string) => label(words, MOST_OF_LABEL);
  const { title, outlet, url, eventDate, publishedDate } = citation;
  return {
    ...card,
    pieces: card.pieces.flatMap((piece, i) => {
      const span = shown[i]?.span;
      return span ? [{ ...piece, words: piece.words.slice(span.start, span.end) }] : [];
    }),
    speaker: speaker && { ...speaker, name: short(speaker.name) || wording.cards.noName },
    role: role && short(role),
    date: date && short(date),
    citation: {
      ...citation,
      title: short(title) || wording.cards.noTitle,
      ...(outlet && { outlet: short(outlet) }),
      ...(url && webAddress(url) === null && { url: short(url) }),
      ...(eventDate && { eventDate: short(eventDate) }),
      ...(publishedDate && { publishedDate: short(publishedDate) }),
    },
  };
}

/**
 * How the source of a card is told: in a line of its own, with its outlet and kind; or behind the speaker, where there is
 * little room for many cards: by its title, linked or not.
 */
export type SourceForm = 'line' | 'linked' | 'named';

/** Most UTF-16 units of a title behind a speaker. */
const MOST_OF_TITLE: Readonly<Record<Exclude<SourceForm, 'line'>, number>> = { linked: 60, named: 30 };

/** A title as it stands behind the speaker. */
export function titleAfterSpeaker({ citation: { title } }: Card, form: Exclude<SourceForm, 'line'>): string {
  return label(title, MOST_OF_TITLE[form]);
}
