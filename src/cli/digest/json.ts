import { receiptJson } from '../json.js';
import type { Issue, IssueEntry } from './issue.js';

/** The JSON of a digest: documented in docs/digest.md, and as much of a contract as the rest (`../json.ts`). */
export function issueJson(issue: Issue) {
  const { type, subscription, wanted, since, until, zone, read, left, entries, corrections } = issue;
  const topics: { topic: string | null; part: IssueEntry['part']; statements: unknown[] }[] = [];
  for (const entry of entries) {
    const { topic, part } = entry;
    const last = topics.at(-1);
    if (last?.topic === topic && last.part === part) last.statements.push(...statementsJson(entry));
    else topics.push({ topic, part, statements: statementsJson(entry) });
  }
  return {
    type,
    subscription,
    wanted,
    window: { since: new Date(since).toISOString(), until: new Date(until).toISOString(), timeZone: zone },
    read,
    left,
    topics,
    corrections: corrections.map(({ told, now, retracted }) => ({
      told: statementsJson(told),
      now: now && statementsJson(now),
      ...(retracted && { retracted }),
    })),
  };
}

/** The pieces of one utterance, which share the id of the first. */
function statementsJson({ id, receipts, elsewhere, permalink, seen }: IssueEntry) {
  return receipts.map((receipt) => ({
    ...receiptJson(receipt),
    utterance: id,
    firstSeen: new Date(seen).toISOString(),
    permalink,
    elsewhere: elsewhere.map((other) => {
      const { id: statement, source } = receiptJson(other);
      return { id: statement, title: source.title, outlet: source.outlet, url: source.url };
    }),
  }));
}
