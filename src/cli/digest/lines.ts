import { cleanLabel } from '../../bot/layout/labels.js';
import { attribution, count } from '../../bot/layout/wording.js';
import type { ParaphraseCard, QuoteCard } from '../../bot/reply/reply.js';
import { isolateRightToLeftRuns } from '../../text/direction.js';
import type { Issue } from './issue.js';

/** A label on one line, without what can't be seen. Not for words that are quoted: they stay as they are. */
export function oneLine(text: string): string {
  return isolateRightToLeftRuns(cleanLabel(text).replace(/\s+/g, ' ').trim());
}

/** The time that it covers: "New on record from 21 November 2026 at 08:00 to 22 November 2026 at 08:00, Europe/London." */
export function windowLine({ since, until, zone }: Pick<Issue, 'since' | 'until' | 'zone'>): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
    hour12: false,
  });
  return `New on record from ${format.format(since)} to ${format.format(until)}, ${zone}.`;
}

/** What was looked at, so that nobody takes ten statements for all there is. */
export function windowCountLine({
  type,
  entries,
  read,
  left,
}: Pick<Issue, 'type' | 'entries' | 'read' | 'left'>): string {
  const { statements, sources } = read;
  if (statements === 0) return 'No statement that fits came in.';
  if (type === 'watch') {
    const more = left > 0 ? ` ${count(left, 'more statement')} ${left === 1 ? 'is' : 'are'} not shown.` : '';
    return `${count(statements, 'statement')} in ${count(sources, 'source')} ${statements === 1 ? 'fits' : 'fit'}.${more}`;
  }
  const chosen = entries.length === 0 ? 'Nothing was chosen' : 'Chosen';
  return `${chosen} from ${count(statements, 'statement')} in ${count(sources, 'source')}.`;
}

/** Who said it and when, each on one line; `detail` begins with what parts it from the name. */
export function speakerLine(card: QuoteCard | ParaphraseCard): { readonly speaker: string; readonly detail: string } {
  const { speaker, detail } = attribution(card);
  return { speaker: oneLine(speaker) || 'Speaker not named', detail: oneLine(`|${detail}`).slice(1) };
}
