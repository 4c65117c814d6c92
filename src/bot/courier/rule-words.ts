import { quietHoursInWords, whenInWords } from '../../digest/when.js';
import { wording } from '../../lang/index.js';
import type { Subscription, SubscriptionFilter, WatchRule } from '../../model/subscription.js';

/** "Mark A. Milley or Mark T. Esper, on Iran, in transcripts, exact quotes only"; empty where everything is wanted. */
export function filterInWords({ speakers, topics, sources, kinds }: SubscriptionFilter): string {
  return [
    speakers
      .map(({ name, id }) => (id === null ? wording.subscriptions.notOnRecordYet(name) : name))
      .join(wording.formats.or),
    topics.length > 0 ? wording.subscriptions.onTopics(topics.join(wording.formats.or)) : '',
    sources.length > 0 ? wording.subscriptions.inSources(sources.join(wording.formats.or)) : '',
    kinds.length > 0
      ? wording.subscriptions.kindsOnly(kinds.map((kind) => wording.subscriptions.kinds[kind]).join(wording.formats.or))
      : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What a watch waits for: "Mark A. Milley, on Iran", "the exact words no comment". */
export function watchInWords({ filter, phrase }: Pick<WatchRule, 'filter' | 'phrase'>): string {
  const wanted = filterInWords(filter);
  const words = phrase === undefined ? '' : wording.subscriptions.exactWords(phrase);
  return [words, wanted].filter(Boolean).join(', ');
}

/** One line about a digest or a watch: "Digest 3: weekdays 08:00 Europe/London, on Iran". */
export function subscriptionInWords({ id, rule }: Pick<Subscription, 'id' | 'rule'>): string {
  if (rule.type === 'watch') {
    const quiet = rule.quietHours ? wording.subscriptions.quietHours(quietHoursInWords(rule.quietHours)) : '';
    return wording.subscriptions.watch(id, watchInWords(rule), quiet);
  }
  return [wording.subscriptions.digest(id, whenInWords(rule.when)), filterInWords(rule.filter)]
    .filter(Boolean)
    .join(', ');
}
