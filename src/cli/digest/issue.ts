import { retractionOfDelivered } from '../../bot/answers/withheld.js';
import { deliveredCards } from '../../bot/courier/cards.js';
import { correctionLine, ON_RECORD_NOW } from '../../bot/courier/correction-line.js';
import { count } from '../../bot/layout/wording.js';
import type { Note, ParaphraseCard, QuoteCard } from '../../bot/reply/reply.js';
import type { RankedStatement } from '../../model/answer.js';
import type { DeliveredRetraction, DeliveredUtterance } from '../../model/subscription.js';
import type { PostContent, StatementRecord } from '../../record/index.js';

/** One utterance as every format shows it. */
export interface IssueEntry {
  /** Of its first piece: by this it is known in feeds. */
  readonly id: string;
  readonly topic: string | null;
  readonly part: DeliveredUtterance['part'];
  /** Its cards, and what is said in the place of words that are withheld. */
  readonly nodes: readonly (QuoteCard | ParaphraseCard | Note)[];
  /** Its pieces with their receipts, in the order of the source. */
  readonly receipts: readonly RankedStatement[];
  /** The same words in other sources. */
  readonly elsewhere: readonly RankedStatement[];
  /** Its page; null where no public address is configured. */
  readonly permalink: string | null;
  /** When it was first seen in the record, in milliseconds since 1970. */
  readonly seen: number;
}

/** What was told before, and what stands there now, if anything: the same where it was told as corrected and stands again. */
export interface CorrectionEntry {
  readonly told: IssueEntry;
  readonly now: IssueEntry | null;
  /** Set where the source was taken back: when and why. */
  readonly retracted?: DeliveredRetraction;
}

/** A digest, or what a watch found, with all that a format may show of it. */
export interface Issue {
  readonly type: 'digest' | 'watch';
  /** The number of the schedule or watch that it follows; null for none. */
  readonly subscription: number | null;
  readonly title: string;
  /** What it is of, in words; empty for everything. */
  readonly wanted: string;
  /** Told apart from others that are wanted otherwise, and the same each time. */
  readonly key: string;
  /** Milliseconds since 1970: what was first seen in this time. */
  readonly since: number;
  readonly until: number;
  /** The IANA zone in which times are told. */
  readonly zone: string;
  readonly read: PostContent['read'];
  /** Statements that fit a watch and are not here, since they are too many. */
  readonly left: number;
  readonly entries: readonly IssueEntry[];
  readonly corrections: readonly CorrectionEntry[];
  /** Under which this server is reached; null where it isn't. */
  readonly publicUrl: string | null;
}

type IssueRecord = Pick<StatementRecord, 'receipts' | 'source' | 'seenAt'>;

/** Looks up what is told: the entries, and the corrections. */
export async function issueEntriesOf(
  told: readonly DeliveredUtterance[],
  record: IssueRecord,
  permalink: (id: string) => string | null,
): Promise<Pick<Issue, 'entries' | 'corrections'>> {
  const entryOf = async (one: DeliveredUtterance): Promise<IssueEntry> => {
    const { ids, topic = null, part, elsewhere = [] } = one;
    const id = ids[0]!;
    const receipts = await record.receipts(ids);
    const missing = ids.length - receipts.length;
    const [seen] = await record.seenAt([id]);
    return {
      ...{ id, topic, part, receipts, permalink: permalink(id), seen: seen ?? 0 },
      nodes: [...(await deliveredCards(one, record)), ...(missing > 0 && !one.retracted ? [missingNote(missing)] : [])],
      elsewhere: await record.receipts(elsewhere),
    };
  };
  const entries: IssueEntry[] = [];
  const corrections: CorrectionEntry[] = [];
  for (const one of told) {
    const entry = await entryOf(one);
    if (one.part !== 'correction') entries.push(entry);
    else {
      const now = one.now === undefined ? null : await entryOf({ ids: [one.now], part: 'correction' });
      corrections.push({ told: entry, now, ...(one.retracted && { retracted: one.retracted }) });
    }
  }
  return { entries, corrections };
}

function missingNote(missing: number): Note {
  const text = `${count(missing, 'statement')} withheld: the words are not what the source says.`;
  return { type: 'note', tone: 'warning', text };
}

/** Entries in a row that are told under one heading. */
export interface EntryGroup {
  /** Null where there is none. */
  readonly heading: string | null;
  readonly entries: readonly IssueEntry[];
}

/** What is told below a digest's first ten stands under a heading of its own. */
const BELOW = 'More';
const NO_TOPIC = 'Also said';

/** Entries by their headings, in their order. */
export function entryGroupsOf({ type, entries }: Pick<Issue, 'type' | 'entries'>): EntryGroup[] {
  const groups: { heading: string | null; entries: IssueEntry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const heading =
      type === 'watch'
        ? null
        : headingOf(
            entry,
            groups.some((group) => group.heading !== null),
          );
    if (last?.heading === heading) last.entries.push(entry);
    else groups.push({ heading, entries: [entry] });
  }
  return groups;
}

function headingOf({ topic, part }: IssueEntry, isBelowAnother: boolean): string | null {
  if (part === 'below') return BELOW;
  return topic ?? (isBelowAnother ? NO_TOPIC : null);
}

/** Whether what is told was told as corrected before, and stands again. */
export function isRestored({ told, now }: CorrectionEntry): boolean {
  return now?.id === told.id;
}

/** What a correction says above what was told, and what it shows below that, with what it says above it. */
export function correctionWords(corrected: CorrectionEntry): {
  readonly told: string;
  readonly below: { readonly says: string; readonly now: IssueEntry } | null;
} {
  const { told, now, retracted } = corrected;
  if (retracted) return { told: retractionOfDelivered(retracted).text, below: null };
  const below = now && !isRestored(corrected) ? { says: ON_RECORD_NOW, now } : null;
  return { told: correctionLine(told.id, now?.id), below };
}
