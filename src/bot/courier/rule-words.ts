import { quietHoursInWords, whenInWords } from '../../digest/when.js';
import type { Subscription, SubscriptionFilter, WatchRule } from '../../model/subscription.js';

const KINDS = { direct: 'exact quotes', mixed: 'partly quoted', indirect: 'paraphrases' } as const;

/** "Mark A. Milley or Mark T. Esper, on Iran, in transcripts, exact quotes only"; empty where everything is wanted. */
export function filterInWords({ speakers, topics, sources, kinds }: SubscriptionFilter): string {
  return [
    speakers.map(({ name, id }) => (id === null ? `${name} (not on record yet)` : name)).join(' or '),
    topics.length > 0 ? `on ${topics.join(' or ')}` : '',
    sources.length > 0 ? `in ${sources.join(' or ')}` : '',
    kinds.length > 0 ? `${kinds.map((kind) => KINDS[kind]).join(' or ')} only` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What a watch waits for: "Mark A. Milley, on Iran", "the exact words no comment". */
export function watchInWords({ filter, phrase }: Pick<WatchRule, 'filter' | 'phrase'>): string {
  const wanted = filterInWords(filter);
  const words = phrase === undefined ? '' : `the exact words ${phrase}`;
  return [words, wanted].filter(Boolean).join(', ');
}

/** One line about a digest or a watch: "Digest 3: weekdays 08:00 Europe/London, on Iran". */
export function subscriptionInWords({ id, rule }: Pick<Subscription, 'id' | 'rule'>): string {
  if (rule.type === 'watch') {
    const quiet = rule.quietHours ? `; quiet ${quietHoursInWords(rule.quietHours)}` : '';
    return `Watch ${id}: ${watchInWords(rule)}${quiet}`;
  }
  return [`Digest ${id}: ${whenInWords(rule.when)}`, filterInWords(rule.filter)].filter(Boolean).join(', ');
}
