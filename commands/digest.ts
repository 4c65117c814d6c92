import { type CommandContext, defineCommand, defineGroup, type OptionDefinition } from '../src/bot/commands/command.js';
import { DELIVERIES_TO_COMPARE } from '../src/bot/courier/planner.js';
import { PAGE_OPTION } from '../src/bot/layout/pagination.js';
import {
  changeOf,
  deliveryOf,
  listOf,
  numberOption,
  removeOf,
  setReply,
} from '../src/bot/subscribing/common-commands.js';
import { type DigestRange, digestNow, pageOfDigest, previewReply } from '../src/bot/subscribing/digest-now.js';
import { FILTER_OPTIONS, readFilter, withOption } from '../src/bot/subscribing/options.js';
import { defaultPlace, placeFor, TO_OPTION } from '../src/bot/subscribing/places.js';
import {
  amendSubscription,
  assertMayChange,
  assertRoomFor,
  subscriptionNumbered,
} from '../src/bot/subscribing/subscriptions.js';
import { localDate, nextDayBegins } from '../src/digest/due.js';
import { readDuration } from '../src/digest/duration.js';
import { readWhen } from '../src/digest/when.js';
import { wording } from '../src/lang/index.js';
import type { DigestRule, SubscriptionFilter } from '../src/model/subscription.js';

const DAY = 24 * 60 * 60 * 1000;

const ID_OPTION = numberOption('digest');

const QUIET = {
  type: 'choice',
  description: wording.digest.quietOption,
  choices: ['line', 'nothing'],
  label: wording.digest.quietLabel,
} as const satisfies OptionDefinition;

const NEWS_OPTIONS = { ...FILTER_OPTIONS, id: ID_OPTION, page: PAGE_OPTION } as const;
const SINCE = {
  type: 'string',
  description: wording.digest.sinceOption,
  placeholder: '24h',
} as const satisfies OptionDefinition;

const now = defineCommand({
  name: 'now',
  description: wording.digest.nowDescription,
  options: { ...NEWS_OPTIONS, since: SINCE },
  examples: wording.digest.nowExamples,
  who: 'everyone',
  async run(context, options) {
    const { page = 1, ...rest } = options;
    return digestNow(await looked(context, rest), page, invocationOf('now', rest), context);
  },
});

const preview = defineCommand({
  name: 'preview',
  description: wording.digest.previewDescription,
  options: { ...NEWS_OPTIONS, since: SINCE },
  examples: wording.digest.previewExamples,
  who: 'everyone',
  async run(context, options) {
    const { page = 1, ...rest } = options;
    return previewReply(await looked(context, rest), page, invocationOf('preview', rest), context);
  },
});

const schedule = defineCommand({
  name: 'schedule',
  description: wording.digest.scheduleDescription,
  options: {
    ...FILTER_OPTIONS,
    quiet: QUIET,
    to: TO_OPTION,
    id: { ...ID_OPTION, description: wording.digest.idOption },
    when: {
      type: 'string',
      description: wording.digest.whenOption,
      required: true,
      placeholder: wording.digest.whenPlaceholder,
    },
  },
  examples: wording.digest.scheduleExamples,
  who: 'everyone',
  form: {
    title: wording.digest.formTitle,
    submit: wording.digest.formSubmit,
    fields: ['when', 'speakers', 'topics', 'sources', 'quiet'],
  },
  async run(context, { when, quiet, to = defaultPlace(context.caller), id, ...values }) {
    const { caller, news } = context;
    const known = id === undefined ? null : await subscriptionNumbered('digest', id, context);
    if (known) assertMayChange(known, caller);
    const place = known?.place ?? (await placeFor(to, caller));
    const rule: DigestRule = {
      type: 'digest',
      when: await withOption('when', () => readWhen(when, caller.timeZone ?? null)),
      filter: await filterOf(values, known, context),
      quietDays: quiet ?? known?.rule.quietDays ?? 'line',
    };
    const since = context.now.getTime();
    if (known) {
      const amendment = { rule, since: await freeFrom(known.id, rule.when.zone, context) };
      return setReply(
        await amendSubscription(known, () => amendment, context),
        wording.subscriptions.done.changed,
        context,
      );
    }
    await assertRoomFor({ place }, context);
    const after = await news.newest();
    const made = await news.subscribe({ place, owner: caller.userId, state: 'active', rule, after, since });
    return setReply(made, wording.subscriptions.done.set, context);
  },
});

const list = listOf('digest', {
  description: wording.digest.listDescription,
  title: wording.digest.listTitle,
  none: wording.digest.listNone,
  offer: { label: wording.digest.listOffer, command: 'schedule' },
});

const pause = changeOf('digest', {
  name: 'pause',
  description: wording.digest.pauseDescription,
  done: wording.subscriptions.done.paused,
  amendment: () => ({ state: 'paused', reason: null }),
});

const resume = changeOf('digest', {
  name: 'resume',
  description: wording.digest.resumeDescription,
  done: wording.subscriptions.done.resumed,
  // What was due while it was paused is not due now; the next one covers it.
  amendment: (_, since) => ({ state: 'active', reason: null, since }),
});

const remove = removeOf('digest');

const show = defineCommand({
  name: 'show',
  description: wording.digest.showDescription,
  options: {
    id: ID_OPTION,
    page: PAGE_OPTION,
    slot: {
      type: 'string',
      description: wording.digest.slotOption,
      isDay: true,
      label: wording.digest.slotLabel,
    },
  },
  examples: ['', 'id:3 2026-11-23'],
  who: 'everyone',
  async run(context, { id, slot, page = 1 }) {
    const digest = await subscriptionNumbered('digest', id, context);
    const { filter, when } = digest.rule;
    const delivery = await deliveryOf(digest, slot, context, {
      message: slot === undefined ? wording.digest.notPostedYet : wording.digest.noneOfDay(slot),
      remedy: wording.digest.howLongKept,
    });
    const invocation = invocationOf('show', { id: `${digest.id}`, slot: delivery.slot });
    return pageOfDigest(delivery, { filter, zone: when.zone }, page, invocation, context);
  },
});

export default defineGroup({
  name: 'digest',
  description: wording.digest.description,
  commands: [now, preview, schedule, list, pause, resume, remove, show],
});

interface DigestOptions {
  readonly since?: string | undefined;
  readonly id?: string | undefined;
  readonly speakers?: string | undefined;
  readonly topics?: string | undefined;
  readonly sources?: string | undefined;
  readonly kind?: 'quotes' | 'paraphrases' | undefined;
}

/** What a digest of now looks through: what a schedule would tell next; else what came in lately. */
async function looked(context: CommandContext, { since, id, ...values }: DigestOptions): Promise<DigestRange> {
  const { news, caller } = context;
  const at = context.now.getTime() - (since === undefined ? DAY : await withOption('since', () => readDuration(since)));
  const zone = caller.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (id === undefined) {
    return { filter: await readFilter(values, context), zone, after: await news.positionAt(at), since: at, before: [] };
  }
  const { rule, after, since: began, id: number } = await subscriptionNumbered('digest', id, context);
  const digest = { filter: rule.filter, zone: rule.when.zone };
  if (since !== undefined) return { ...digest, after: await news.positionAt(at), since: at, before: [] };
  const past = await news.deliveries(number, DELIVERIES_TO_COMPARE);
  return { ...digest, after, since: past[0]?.plannedAt ?? began, before: past.flatMap(({ told }) => told) };
}

/** From when on a digest that is changed is due: where the present day has had its post, from the next one on. */
async function freeFrom(id: number, zone: string, { news, now: at }: Pick<CommandContext, 'news' | 'now'>) {
  const [last] = await news.deliveries(id, 1);
  return last?.slot === localDate(zone, at.getTime()) ? nextDayBegins(zone, at.getTime()) : at.getTime();
}

/** The filter that is asked for; of a digest that is changed, the parts of which nothing is said stay. */
async function filterOf(
  values: Parameters<typeof readFilter>[0],
  known: { readonly rule: DigestRule } | null,
  context: CommandContext,
): Promise<SubscriptionFilter> {
  const asked = await readFilter(values, context);
  if (known === null) return asked;
  const { filter } = known.rule;
  return {
    speakers: values.speakers === undefined ? filter.speakers : asked.speakers,
    topics: values.topics === undefined ? filter.topics : asked.topics,
    sources: values.sources === undefined ? filter.sources : asked.sources,
    kinds: values.kind === undefined ? filter.kinds : asked.kinds,
  };
}

/** The same again, for its other pages. */
function invocationOf(name: string, values: { readonly [name: string]: string | undefined }) {
  const free = name === 'show' ? 'slot' : 'since';
  const named = Object.entries(values).flatMap(([option, value]) =>
    value === undefined || option === free ? [] : [[option, value] as const],
  );
  return { command: `digest ${name}`, options: Object.fromEntries(named), text: values[free] ?? '', after: null };
}
