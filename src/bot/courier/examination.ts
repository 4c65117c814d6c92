import type { Subscription } from '../../model/subscription.js';
import { type Finding, findingIn } from '../answers/examination.js';
import type { Platform } from '../delivery/platform.js';
import { count } from '../layout/wording.js';
import type { NewsRecord } from './news-record.js';
import { subscriptionInWords } from './rule-words.js';

const finding = findingIn('Digests and watches');

/** Deliveries of each that are looked at. */
const LOOKED_AT = 10;

/** Examines digests and watches, as a platform examines itself. */
export function newsCheck(record: Pick<NewsRecord, 'subscriptions' | 'deliveries'>): Pick<Platform, 'check'> {
  return { check: () => newsFindings(record) };
}

/** How digests and watches stand: those that were disabled, with the reason, and posts of which nobody knows whether they are there. */
async function newsFindings(record: Pick<NewsRecord, 'subscriptions' | 'deliveries'>): Promise<Finding[]> {
  const subscriptions = await record.subscriptions();
  if (subscriptions.length === 0) return [];
  const disabled = subscriptions.filter(({ state }) => state === 'disabled');
  const unclear = (await Promise.all(subscriptions.map((one) => unclearOf(one, record)))).flat();
  const active = subscriptions.filter(({ state }) => state === 'active').length;
  return [
    ...disabled.map((one) =>
      finding(
        'fault',
        `${named(one)} was disabled: ${one.reason ?? 'the bot could not post there.'}`,
        `Mend that, then resume it there: /${one.rule.type} resume ${one.id}`,
      ),
    ),
    ...unclear,
    ...(active > 0 ? [finding('ok', `${count(active, 'digest or watch', 'digests and watches')} are active.`)] : []),
  ];
}

/** What somebody has asked for alone is nobody else's business. */
function named(one: Subscription): string {
  const kind = one.rule.type === 'digest' ? 'Digest' : 'Watch';
  return one.place.isPerson ? `${kind} ${one.id} of somebody alone` : subscriptionInWords(one);
}

async function unclearOf(one: Subscription, record: Pick<NewsRecord, 'deliveries'>): Promise<Finding[]> {
  const last = (await record.deliveries(one.id, LOOKED_AT)).filter(({ state }) => state === 'unclear');
  return last.map(({ slot, reason }) =>
    finding(
      'warning',
      `${named(one)}: nobody knows whether the post of ${slot} is there. ${reason ?? ''}`.trim(),
      'Look for it in its channel; it is not sent again, so that nothing stands there twice.',
    ),
  );
}
