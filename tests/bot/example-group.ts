import { defineCommand, defineGroup, type OptionDefinitions } from '../../src/bot/commands/command.js';
import { expandGroup } from '../../src/bot/commands/load.js';
import { actions, note, reply } from '../../src/bot/reply/reply.js';
import type { ErrorEntry } from '../../src/model/error-codes.js';
import { OnrecordError } from '../../src/model/errors.js';

declare module '../../src/model/error-codes.js' {
  interface ErrorEntries {
    readonly FEED_FULL: ErrorEntry;
  }
}

/** What a command of the group was called with. */
export interface Called {
  readonly command: string;
  readonly options: { readonly [name: string]: string | number | undefined };
  readonly place: string | undefined;
}

const OPTIONS = {
  speaker: { type: 'string', description: 'who is heard', autocomplete: 'speakers', placeholder: 'A name' },
  topics: { type: 'string', description: 'what it is about', autocomplete: 'topics', several: true },
  quiet: { type: 'choice', description: 'what is told on a quiet day', choices: ['line', 'nothing'] },
  from: { type: 'string', description: 'the first day', label: 'Not before', isDay: true },
  most: { type: 'integer', description: 'how many statements', min: 1, max: 10 },
  id: { type: 'integer', description: 'the feed that is changed', min: 1, max: 1000 },
  when: { type: 'string', description: 'at which time', required: true },
} as const satisfies OptionDefinitions;

/** A group of three commands, of which two have forms, and what they were called with. */
export function exampleGroup() {
  const called: Called[] = [];
  const now = defineCommand({
    name: 'now',
    description: 'Tells it at once',
    options: { topic: { type: 'string', description: 'what it is about', autocomplete: 'topics' } },
    examples: ['', 'the letter'],
    who: 'everyone',
    async run({ caller }, options) {
      called.push({ command: 'now', options, place: caller.place });
      return reply(
        note(`about ${options.topic ?? 'all'}`),
        actions(
          { label: 'Plan it', invocation: { command: 'feed plan', options: {}, text: '' } },
          {
            label: 'Change it',
            invocation: { command: 'feed plan', options: { id: '7', quiet: 'line' }, text: 'at noon', form: true },
          },
        ),
      );
    },
  });
  const plan = defineCommand({
    name: 'plan',
    description: 'Tells it each day',
    localizations: { de: { name: 'plane', description: 'Jeden Tag' } },
    options: OPTIONS,
    examples: ['08:00', 'quiet:line 08:00'],
    who: 'everyone',
    form: { title: 'Plan a feed', submit: 'Plan', fields: ['when', 'speaker', 'topics', 'quiet', 'from'] },
    async run({ caller }, options) {
      called.push({ command: 'plan', options, place: caller.place });
      if (options.when === 'never') {
        throw new OnrecordError('FEED_FULL', 'There are too many feeds.', 'Remove one first.');
      }
      if (!/^\d\d:\d\d$/.test(options.when)) {
        throw new OnrecordError('WHEN_UNREAD', 'That is no time.', 'For example: 08:00', { about: 'when' });
      }
      return reply(note(`Planned at ${options.when}.`));
    },
  });
  const drop = defineCommand({
    name: 'drop',
    description: 'Takes it away',
    options: { why: { type: 'string', description: 'the reason' } },
    examples: [''],
    who: 'editors',
    form: { title: 'Drop a feed', submit: 'Drop', fields: ['why'] },
    async run({ caller }, options) {
      called.push({ command: 'drop', options, place: caller.place });
      return reply(note('Dropped.'));
    },
  });
  const group = defineGroup({ name: 'feed', description: 'What is new', commands: [now, plan, drop] });
  return { group, called, commands: expandGroup(group) };
}
