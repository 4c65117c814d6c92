import { setImmediate } from 'node:timers/promises';
import type { NewStatement } from '../../digest/types.js';
import { wording } from '../../lang/index.js';
import type { Person } from '../../model/person.js';
import { dayOf } from '../../model/source.js';
import type { SubscriptionFilter, WatchRule } from '../../model/subscription.js';
import { roleOf } from '../../search/answer/citation.js';
import { search } from '../../search/index.js';
import { type FitTest, fitsPhrase, fitsTopic } from '../../search/match/fit.js';
import { Register } from '../../search/speakers/register.js';
import { sourceFits } from '../../sources/source-filter.js';
import type { SeenQuery } from '../../store/ledger.js';
import type { Store } from '../../store/store.js';
import type { LatestSeen } from './latest-seen.js';

/** What is looked through: what was first seen behind one position, up to another. */
export interface NewsQuery extends Pick<WatchRule, 'filter' | 'phrase'> {
  readonly after: number;
  readonly upTo: number;
}

export interface News {
  /** Those that fit, as they were first seen. */
  readonly fresh: readonly NewStatement[];
  /** How many were not looked at, since there were too many: those seen first. */
  readonly unread: number;
}

/** Statements looked at for one post, about a second's work: whoever imports an archive wants no digest of all of it. */
const MOST_READ = 5_000;

/** Statements judged before others may use the thread: some milliseconds' work. */
const AT_ONCE = 200;

/** What news are read with. */
export interface NewsTools {
  readonly store: Store;
  /** The people known beforehand. */
  readonly directory: readonly Person[];
  readonly latest: LatestSeen;
}

/** The live statements that are new and fit. */
export async function readNews(
  { after, upTo, filter, phrase }: NewsQuery,
  { store, directory, latest }: NewsTools,
): Promise<News> {
  const register = new Register(store, directory);
  const query: SeenQuery = { after, upTo, limit: MOST_READ, ...(await restriction(filter, { store, directory })) };
  const { statements, total } = await latest.read(query);
  const topics = await Promise.all(filter.topics.map((topic) => fitsTopic(topic, { register, store })));
  const isWanted: FitTest[] = [
    ...(topics.length > 0 ? [(statement: NewStatement['statement']) => topics.some((fits) => fits(statement))] : []),
    ...(phrase === undefined ? [] : [fitsPhrase(phrase)]),
  ];
  const fresh: NewStatement[] = [];
  for (let i = 0; i < statements.length; i += AT_ONCE) {
    const some = statements
      .slice(i, i + AT_ONCE)
      .filter(({ source }) => filter.sources.length === 0 || filter.sources.some((words) => sourceFits(source, words)))
      .filter(({ statement }) => isWanted.every((fits) => fits(statement)));
    await register.byIds([...new Set(some.flatMap(({ statement }) => statement.speaker?.personId ?? []))]);
    for (const { statement, source } of some) {
      const entry = register.byId(statement.speaker?.personId ?? '');
      const role = roleOf(entry, dayOf(source), statement.speaker?.role ?? null);
      fresh.push({ statement, source, role, isNamed: entry?.named === true });
    }
    await setImmediate();
  }
  return { fresh, unread: total - statements.length };
}

async function restriction(
  { speakers, kinds }: SubscriptionFilter,
  tools: Pick<NewsTools, 'store' | 'directory'>,
): Promise<Pick<SeenQuery, 'personIds' | 'kinds'>> {
  const ids = await Promise.all(speakers.map(({ id, name }) => id ?? personCalled(name, tools)));
  return {
    ...(speakers.length > 0 && { personIds: ids.filter((id) => id !== null) }),
    ...(kinds.length > 0 && { kinds }),
  };
}

/** The one person who is called so by now; null where nobody is, or several are. */
async function personCalled(
  name: string,
  { store, directory }: Pick<NewsTools, 'store' | 'directory'>,
): Promise<string | null> {
  const { understood } = await search(wording.said.askAnyone(''), {
    ...{ store, directory, speaker: name, asTyped: true, today: '9999-12-31', limit: 1 },
  });
  const [only, ...others] = understood.speakers;
  return only && others.length === 0 ? only.id : null;
}
