import type { Match, RankedStatement } from '../../model/answer.js';
import { type Citation, dayOf, type Source } from '../../model/source.js';
import { roleAt } from '../../people/roles.js';
import type { Evidence } from '../match/evidence.js';
import type { RankedEvidence } from '../match/rank.js';
import type { RegisterEntry } from '../speakers/register.js';
import { contextOf } from './context.js';

/** A ranked statement with its receipt: role at the date, source, context, and why it answers. */
export function withReceipt(
  { evidence, score, fragment }: RankedEvidence,
  source: Source,
  entry: RegisterEntry | undefined,
): RankedStatement {
  const { statement } = evidence;
  const date = dayOf(source);
  return {
    statement,
    role: roleOf(entry, date, statement.speaker?.role ?? null),
    date,
    citation: citationOf(source),
    context: contextOf(source, statement),
    score,
    why: fragment ? [fragment, ...whyOf(evidence)] : whyOf(evidence),
  };
}

/** The directory's role on that day, else what the document says. */
export function roleOf(
  entry: RegisterEntry | undefined,
  date: string | null,
  inDocument: string | null,
): string | null {
  const role = entry && date !== null ? roleAt(entry.roles, date) : null;
  return role?.title ?? inDocument;
}

/** The receipt of a source. */
export function citationOf(source: Omit<Source, 'text'>): Citation {
  const { id, title, kind, status, outlet, url, eventDate, publishedDate, translation, groundRules, retraction } =
    source;
  return {
    sourceId: id,
    title,
    kind,
    status,
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
    ...(eventDate !== undefined && { eventDate }),
    ...(publishedDate !== undefined && { publishedDate }),
    ...(translation !== undefined && { translation }),
    ...(groundRules !== undefined && { groundRules }),
    ...(retraction !== undefined && { retraction }),
  };
}

function whyOf({ phrases, matches }: Evidence): Match[] {
  const byStrength = [...matches].sort((a, b) => b.strength - a.strength || b.term.weight - a.term.weight);
  return [...(phrases ?? []), ...byStrength.map(({ word, found, where }) => ({ word, found, where }))];
}
