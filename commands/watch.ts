import { defineCommand, defineGroup, type OptionDefinition } from '../src/bot/command.js';
import { alertPosts } from '../src/bot/courier/alert-reply.js';
import { momentIn } from '../src/bot/courier/moments.js';
import { subscriptionInWords } from '../src/bot/courier/rule-words.js';
import { PAGE_OPTION, pageOf } from '../src/bot/paging.js';
import { actions, heading, note, type Reply, reply } from '../src/bot/reply.js';
import { assertMayChange, assertRoomFor, change, oneOf, shownTo } from '../src/bot/subscribing/kept.js';
import { listedNodes } from '../src/bot/subscribing/listing.js';
import { personCalled, withOption } from '../src/bot/subscribing/options.js';
import { placeFor, TO_OPTION } from '../src/bot/subscribing/places.js';
import { readWatch } from '../src/bot/subscribing/watch-words.js';
import { readDuration } from '../src/digest/duration.js';
import { readQuietHours } from '../src/digest/when.js';
import { OnrecordError } from '../src/errors.js';
import type { Subscription, WatchRule } from '../src/subscription.js';

/** Deliveries in which the one is looked for that is to be shown again. */
const KEPT = 200;

const ID_OPTION = {
  type: 'string',
  description: 'the number of a watch, as in the list',
  label: 'Number',
} as const satisfies OptionDefinition;

const add = defineCommand({
  name: 'add',
  description: 'Tells you, or this channel, as soon as something is on record',
  options: {
    to: TO_OPTION,
    quiet: {
      type: 'string',
      description: 'hours in which nothing is posted',
      label: 'Quiet hours',
      placeholder: '22:00-07:00',
    },
    what: {
      type: 'string',
      description: 'a name, a name on a topic, or exact words in quotation marks',
      required: true,
      autocomplete: 'speakers',
      label: 'Who, or which words',
      placeholder: 'Milley on Iran',
    },
  },
  examples: ['Milley', 'Milley on Iran', '"honest mistake"', 'to:channel quiet:22:00-07:00 anyone on Taiwan'],
  who: 'everyone',
  form: { title: 'Add a watch', submit: 'Watch', fields: ['what', 'to', 'quiet'] },
  async run(context, { what, to = 'me', quiet }) {
    const { caller, news } = context;
    const { speaker, topic, phrase } = await withOption('what', () => readWatch(what));
    const place = placeFor(to, caller);
    const speakers = await withOption('what', () => personCalled(speaker, context));
    const zone = caller.timeZone ?? null;
    const rule: WatchRule = {
      type: 'watch',
      filter: { speakers, topics: topic === '' ? [] : [topic], sources: [], kinds: [] },
      ...(phrase !== '' && { phrase }),
      ...(quiet !== undefined && { quietHours: await withOption('quiet', () => readQuietHours(quiet, zone)) }),
    };
    await assertRoomFor({ place }, context);
    const since = context.now.getTime();
    const after = await news.newest();
    const made = await news.subscribe({ place, owner: caller.userId, state: 'active', rule, after, since });
    const unknown = speakers.filter(({ id }) => id === null).map(({ name }) => name);
    return reply(
      heading(`Watch ${made.id} is set.`),
      ...listedNodes(made, caller, since),
      unknown.length > 0
        ? note(`Nobody called ${unknown.join(', ')} is on record yet; you hear of the first words.`, 'warning')
        : null,
    );
  },
});

const list = defineCommand({
  name: 'list',
  description: 'The watches of this channel, and yours',
  options: {},
  examples: [''],
  who: 'everyone',
  async run(context) {
    const { caller } = context;
    const shown = await shownTo('watch', caller, context);
    const offer = { label: 'Add one', invocation: { command: 'watch add', options: {}, text: '' } };
    if (shown.length === 0) return reply(note('Nothing is watched here, nor for you alone.'), actions(offer));
    return reply(
      heading('Watches'),
      ...shown.flatMap((one) => listedNodes(one, caller, context.now.getTime())),
      actions(offer),
    );
  },
});

const mute = defineCommand({
  name: 'mute',
  description: 'Silences a watch for a while; what comes meanwhile is told afterwards',
  options: {
    id: ID_OPTION,
    time: { type: 'string', description: 'for how long', required: true, placeholder: '2h' },
  },
  examples: ['2h', 'id:7 3 days'],
  who: 'everyone',
  async run(context, { id, time }) {
    const watch = await oneOf('watch', id, context);
    const until = context.now.getTime() + (await withOption('time', () => readDuration(time)));
    const muted = await change(watch, ({ rule }) => ({ rule: { ...rule, mutedUntil: until } }), context);
    const zone = context.caller.timeZone ?? 'UTC';
    return reply(
      heading(`Watch ${muted.id} is muted until ${momentIn(zone, until)}.`),
      note(`${subscriptionInWords(muted)}. What comes meanwhile is told then.`),
      actions({
        label: 'Resume now',
        invocation: { command: 'watch resume', options: { id: `${muted.id}` }, text: '', after: null },
      }),
    );
  },
});

const resume = defineCommand({
  name: 'resume',
  description: 'Goes on with a watch that was muted or disabled',
  options: { id: ID_OPTION },
  examples: ['', '7'],
  who: 'everyone',
  async run(context, { id }) {
    const watch = await oneOf('watch', id, context);
    const resumed = await change(
      watch,
      ({ rule }) => ({ state: 'active', reason: null, rule: unmuted(rule) }),
      context,
    );
    return setReply(resumed, 'goes on', context.caller, context.now);
  },
});

const remove = defineCommand({
  name: 'remove',
  description: 'Takes a watch away for good',
  options: { id: ID_OPTION },
  examples: ['', '7'],
  who: 'everyone',
  async run(context, { id }) {
    const watch = await oneOf('watch', id, context);
    assertMayChange(watch, context.caller);
    await context.news.unsubscribe(watch.id);
    return reply(note(`${subscriptionInWords(watch)} is removed.`));
  },
});

const show = defineCommand({
  name: 'show',
  description: 'All that an alert told',
  options: {
    id: ID_OPTION,
    page: PAGE_OPTION,
    slot: { type: 'string', description: 'which alert, as its button has it; the last one unless given' },
  },
  examples: ['', 'id:7'],
  who: 'everyone',
  async run(context, { id, slot, page = 1 }) {
    const watch = await oneOf('watch', id, context);
    const past = await context.news.deliveries(watch.id, KEPT);
    const delivery = past.find((one) => (slot === undefined ? one.state === 'sent' : one.slot === slot));
    if (!delivery) {
      throw new OnrecordError(
        'DELIVERY_UNKNOWN',
        'This watch has told of nothing, or long ago.',
        'What it told is kept for 90 days.',
      );
    }
    const { first, below } = await alertPosts(watch, delivery, context.news);
    const invocation = { command: 'watch show', options: { id: `${watch.id}` }, text: delivery.slot, after: null };
    const posts = pageOf(below.length > 0 ? below : [first], page, 1, invocation);
    const [shown] = posts.items;
    if (!shown) return reply(note('That was all.'));
    return reply(...shown.nodes, posts.page);
  },
});

export default defineGroup({
  name: 'watch',
  description: 'New words of somebody, on a topic, or an exact phrase, as soon as they are on record',
  commands: [add, list, mute, resume, remove, show],
});

function unmuted({ mutedUntil: _, ...rule }: WatchRule): WatchRule {
  return rule;
}

function setReply(watch: Subscription, done: string, caller: Parameters<typeof listedNodes>[1], now: Date): Reply {
  return reply(heading(`Watch ${watch.id} ${done}.`), ...listedNodes(watch, caller, now.getTime()));
}
