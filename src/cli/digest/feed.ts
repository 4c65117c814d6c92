import { createHash } from 'node:crypto';
import { isCard } from '../../bot/cards/fewer-cards.js';
import { webAddress } from '../../bot/reply/links.js';
import type { DeliveredRetraction } from '../../model/subscription.js';
import { isolateDirection } from '../../text/direction.js';
import { isRepresentableXml } from './escape-text.js';
import { cautionHtml, entryHtml } from './html.js';
import { type CorrectionEntry, correctionWords, type Issue, type IssueEntry, isRestored } from './issue.js';
import { oneLine, speakerLine, windowCountLine, windowLine } from './lines.js';

/** What both kinds of feed have of an issue. Text is plain, but for `content`, which is HTML. */
export interface Feed {
  /** Always the same for what is wanted alike. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly link: string | null;
  /** Milliseconds since 1970. */
  readonly updated: number;
  /** What came last stands first. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** Its page here, else at its source. */
  readonly link: string | null;
  /** When it was first seen in the record, in milliseconds since 1970: it never changes, whatever a source says of itself. */
  readonly updated: number;
  /** When it was said, else published: a day, or a moment with its offset; null where that is unknown. */
  readonly said: string | null;
  /** Words that XML can't hold are withheld from it; its labels may have characters of that kind. */
  readonly content: string;
}

const URN = 'urn:onrecord';

export function feedOf(issue: Issue): Feed {
  const { type, wanted, key, publicUrl, until, entries, corrections } = issue;
  const items = [...entries.map((entry) => itemOf(entry)), ...corrections.map(correctionItem)];
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return {
    id: `${URN}:${type}:${hash}`,
    title: oneLine([type === 'watch' ? 'Watch' : 'Digest', wanted].filter(Boolean).join(': ')),
    about: oneLine(`${windowLine(issue)} ${windowCountLine(issue)}`),
    link: publicUrl,
    updated: items.reduce((latest, { updated }) => Math.max(latest, updated), 0) || until,
    items: items.toSorted((a, b) => b.updated - a.updated),
  };
}

function itemOf(entry: IssueEntry): FeedItem {
  const { id, permalink, seen, receipts, nodes } = entry;
  const card = nodes.find(isCard);
  const { speaker, detail } = card ? speakerLine(card) : { speaker: 'Words withheld', detail: '' };
  const unsure = card?.speaker?.confidence === 'unsure' ? ' (speaker unsure)' : '';
  const label = card?.type === 'paraphrase' ? ' (paraphrase)' : '';
  const [receipt] = receipts;
  return {
    id: `${URN}:statement:${id}`,
    title: `${speaker}${unsure}${label}${receipt ? `: ${isolateDirection(oneLine(receipt.citation.title))}` : detail}`,
    author: speaker,
    link: permalink ?? webAddress(receipt?.citation.url),
    updated: seen,
    said: receipt ? saidAt(receipt.citation.eventDate ?? receipt.citation.publishedDate) : null,
    content: entryHtml(entry, isRepresentableXml),
  };
}

/** What was told before stays as it was told, so its correction is an entry of its own. */
function correctionItem(corrected: CorrectionEntry): FeedItem {
  const { told, now, retracted } = corrected;
  if (retracted) return retractionItem(corrected, retracted);
  const item = itemOf(told);
  const words = correctionWords(corrected);
  const { below } = words;
  return {
    ...item,
    id: `${URN}:${isRestored(corrected) ? 'restoration' : 'correction'}:${told.id}`,
    title: `Correction: ${item.title}`,
    updated: Math.max(told.seen, now?.seen ?? 0),
    content: [
      cautionHtml(words.told),
      entryHtml(told, isRepresentableXml),
      ...(below ? [cautionHtml(below.says), entryHtml(below.now, isRepresentableXml)] : []),
    ].join(''),
  };
}

/** Of what was taken back nothing is known but what is told of that; its words only where the retraction keeps them. */
function retractionItem(corrected: CorrectionEntry, { at, title, speakers }: DeliveredRetraction): FeedItem {
  const { told } = corrected;
  const author = speakers.join(', ') || 'Speaker not named';
  const time = Date.parse(at);
  return {
    ...{ id: `${URN}:retraction:${told.id}`, title: oneLine(`Retracted: ${author}: ${title}`), author },
    ...{ link: told.permalink, updated: Number.isNaN(time) ? told.seen : time, said: null },
    content: cautionHtml(correctionWords(corrected).told) + entryHtml(told, isRepresentableXml),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A day as it is; a moment with an offset in full; of another one its day. Null for what is no date. */
function saidAt(date: string | undefined): string | null {
  const day = date?.slice(0, 10) ?? '';
  if (!DAY.test(day) || Number.isNaN(Date.parse(day))) return null;
  return date !== undefined && MOMENT.test(date) && !Number.isNaN(Date.parse(date))
    ? new Date(date).toISOString()
    : day;
}
