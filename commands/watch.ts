import { defineCommand, defineGroup } from '../src/bot/commands/command.js';
import { alertPosts } from '../src/bot/courier/alert-reply.js';
import { momentIn } from '../src/bot/courier/local-time.js';
import { subscriptionInWords } from '../src/bot/courier/rule-words.js';
import { PAGE_OPTION, pageOf } from '../src/bot/layout/pagination.js';
import { actions, heading, note, reply } from '../src/bot/reply/reply.js';
import {
  changeOf,
  deliveryOf,
  listOf,
  numberOption,
  removeOf,
  setReply,
} from '../src/bot/subscribing/common-commands.js';
import { personNamed, withOption } from '../src/bot/subscribing/options.js';
import { placeFor, TO_OPTION } from '../src/bot/subscribing/places.js';
import { amendSubscription, assertRoomFor, subscriptionNumbered } from '../src/bot/subscribing/subscriptions.js';
import { readWatch } from '../src/bot/subscribing/watch-words.js';
import { readDuration } from '../src/digest/duration.js';
import { readQuietHours } from '../src/digest/when.js';
import type { WatchRule } from '../src/model/subscription.js';

const ID_OPTION = numberOption('watch');

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
    const place = await placeFor(to, caller);
    const speakers = await withOption('what', () => personNamed(speaker, context));
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
    return setReply(made, 'is set', context);
  },
});

const list = listOf('watch', {
  description: 'The watches of this channel, and yours',
  title: 'Watches',
  none: 'Nothing is watched here, nor for you alone.',
  offer: { label: 'Add one', command: 'add' },
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
    const watch = await subscriptionNumbered('watch', id, context);
    const until = context.now.getTime() + (await withOption('time', () => readDuration(time)));
    const muted = await amendSubscription(watch, ({ rule }) => ({ rule: { ...rule, mutedUntil: until } }), context);
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

const resume = changeOf('watch', {
  name: 'resume',
  description: 'Goes on with a watch that was muted or disabled',
  done: 'goes on',
  amendment: ({ rule }) => ({ state: 'active', reason: null, rule: unmuted(rule) }),
});

const remove = removeOf('watch');

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
    const watch = await subscriptionNumbered('watch', id, context);
    const delivery = await deliveryOf(watch, slot, context, {
      message: 'This watch has told of nothing, or long ago.',
      remedy: 'What it told is kept for 90 days.',
    });
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
