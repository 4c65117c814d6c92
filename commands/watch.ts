import { defineCommand, defineGroup } from '../src/bot/commands/command.js';
import { alertPosts } from '../src/bot/courier/alert-reply.js';
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
import { wording } from '../src/lang/index.js';
import type { WatchRule } from '../src/model/subscription.js';

const ID_OPTION = numberOption('watch');

const add = defineCommand({
  name: 'add',
  description: wording.watch.addDescription,
  options: {
    to: TO_OPTION,
    quiet: {
      type: 'string',
      description: wording.watch.quietOption,
      label: wording.watch.quietLabel,
      placeholder: '22:00-07:00',
    },
    what: {
      type: 'string',
      description: wording.watch.whatOption,
      required: true,
      autocomplete: 'speakers',
      label: wording.watch.whatLabel,
      placeholder: wording.watch.whatPlaceholder,
    },
  },
  examples: wording.watch.addExamples,
  who: 'everyone',
  form: { title: wording.watch.formTitle, submit: wording.watch.formSubmit, fields: ['what', 'to', 'quiet'] },
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
    return setReply(made, wording.subscriptions.done.set, context);
  },
});

const list = listOf('watch', {
  description: wording.watch.listDescription,
  title: wording.watch.listTitle,
  none: wording.watch.listNone,
  offer: { label: wording.watch.listOffer, command: 'add' },
});

const mute = defineCommand({
  name: 'mute',
  description: wording.watch.muteDescription,
  options: {
    id: ID_OPTION,
    time: { type: 'string', description: wording.watch.timeOption, required: true, placeholder: '2h' },
  },
  examples: wording.watch.muteExamples,
  who: 'everyone',
  async run(context, { id, time }) {
    const watch = await subscriptionNumbered('watch', id, context);
    const until = context.now.getTime() + (await withOption('time', () => readDuration(time)));
    const muted = await amendSubscription(watch, ({ rule }) => ({ rule: { ...rule, mutedUntil: until } }), context);
    const zone = context.caller.timeZone ?? 'UTC';
    return reply(
      heading(wording.watch.mutedUntil(muted.id, wording.formats.momentIn(zone, until))),
      note(wording.watch.toldAfterMute(subscriptionInWords(muted))),
      actions({
        label: wording.watch.resumeNow,
        invocation: { command: 'watch resume', options: { id: `${muted.id}` }, text: '', after: null },
      }),
    );
  },
});

const resume = changeOf('watch', {
  name: 'resume',
  description: wording.watch.resumeDescription,
  done: wording.subscriptions.done.resumed,
  amendment: ({ rule }) => ({ state: 'active', reason: null, rule: unmuted(rule) }),
});

const remove = removeOf('watch');

const show = defineCommand({
  name: 'show',
  description: wording.watch.showDescription,
  options: {
    id: ID_OPTION,
    page: PAGE_OPTION,
    slot: { type: 'string', description: wording.watch.slotOption },
  },
  examples: ['', 'id:7'],
  who: 'everyone',
  async run(context, { id, slot, page = 1 }) {
    const watch = await subscriptionNumbered('watch', id, context);
    const delivery = await deliveryOf(watch, slot, context, {
      message: wording.watch.noAlert,
      remedy: wording.watch.howLongKept,
    });
    const { first, below } = await alertPosts(watch, delivery, context.news);
    const invocation = { command: 'watch show', options: { id: `${watch.id}` }, text: delivery.slot, after: null };
    const posts = pageOf(below.length > 0 ? below : [first], page, 1, invocation);
    const [shown] = posts.items;
    if (!shown) return reply(note(wording.watch.noMore));
    return reply(...shown.nodes, posts.page);
  },
});

export default defineGroup({
  name: 'watch',
  description: wording.watch.description,
  commands: [add, list, mute, resume, remove, show],
});

function unmuted({ mutedUntil: _, ...rule }: WatchRule): WatchRule {
  return rule;
}
