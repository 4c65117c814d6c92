import { wording } from '../../lang/index.js';
import { OnrecordError } from '../../model/errors.js';
import type { StatementKind } from '../../model/statement.js';
import type { SubscriptionFilter } from '../../model/subscription.js';
import type { CommandContext, OptionDefinitions } from '../commands/command.js';

/** What a digest may be narrowed to, as options of a command. Its free text comes behind them. */
export const FILTER_OPTIONS = {
  speakers: {
    type: 'string',
    description: wording.subscriptions.options.speakers,
    autocomplete: 'speakers',
    several: true,
    placeholder: wording.subscriptions.options.speakersPlaceholder,
  },
  topics: {
    type: 'string',
    description: wording.subscriptions.options.topics,
    autocomplete: 'topics',
    several: true,
    placeholder: wording.subscriptions.options.topicsPlaceholder,
  },
  sources: {
    type: 'string',
    description: wording.subscriptions.options.sources,
    autocomplete: 'sources',
    several: true,
    placeholder: wording.subscriptions.options.sourcesPlaceholder,
  },
  kind: { type: 'choice', description: wording.subscriptions.options.kind, choices: ['quotes', 'paraphrases'] },
} as const satisfies OptionDefinitions;

interface FilterValues {
  readonly speakers?: string | undefined;
  readonly topics?: string | undefined;
  readonly sources?: string | undefined;
  readonly kind?: 'quotes' | 'paraphrases' | undefined;
}

const KINDS: Readonly<Record<'quotes' | 'paraphrases', readonly StatementKind[]>> = {
  quotes: ['direct'],
  paraphrases: ['indirect', 'mixed'],
};

/** So many entries of one part: a digest of everything is one without a filter. */
const MOST_ENTRIES = 20;

/**
 * The filter that options ask for.
 *
 * @throws {OnrecordError} `SPEAKER_AMBIGUOUS`, `FILTER_TOO_LONG`.
 */
export async function readFilter(
  values: FilterValues,
  context: Pick<CommandContext, 'record' | 'now'>,
): Promise<SubscriptionFilter> {
  const { speakers = '', topics = '', sources = '', kind } = values;
  const people = await withOption('speakers', async () => {
    const whole = await personNamed(speakers, context);
    // A comma may be part of a name.
    if (whole.length === 0 || whole.some(({ id }) => id !== null)) return whole;
    const each = await Promise.all(listed(speakers, 'speakers').map((name) => personNamed(name, context)));
    return each.flat();
  });
  return {
    speakers: people.filter(({ id, name }, i) => people.findIndex((one) => one.id === id && one.name === name) === i),
    topics: listed(topics, 'topics'),
    sources: listed(sources, 'sources'),
    kinds: kind === undefined ? [] : KINDS[kind],
  };
}

/** @throws {OnrecordError} `FILTER_TOO_LONG`. */
function listed(text: string, option: string): readonly string[] {
  const entries = text
    .split(/[,;\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  if (entries.length <= MOST_ENTRIES) return [...new Set(entries)];
  throw new OnrecordError(
    'FILTER_TOO_LONG',
    `That are ${entries.length} ${option}; ${MOST_ENTRIES} can be asked for.`,
    'Leave some out, or ask for all of them by giving none.',
    { about: option },
  );
}

/**
 * Whom a name means, as a question would read it; somebody who is nowhere on record is kept by the name as typed.
 *
 * @throws {OnrecordError} `SPEAKER_AMBIGUOUS` where several people are called so.
 */
export async function personNamed(
  typed: string,
  { record, now }: Pick<CommandContext, 'record' | 'now'>,
): Promise<SubscriptionFilter['speakers']> {
  const name = typed.trim();
  if (name === '') return [];
  const { understood, outcome, candidates } = await record.ask(wording.said.askAnyone(''), {
    speaker: name,
    limit: 1,
    now,
  });
  if (outcome === 'ambiguous') {
    const people = candidates.slice(0, 5).map(({ name: one, role }) => (role ? `${one} (${role})` : one));
    throw new OnrecordError(
      'SPEAKER_AMBIGUOUS',
      `Several people are called ${name}: ${people.join(', ')}.`,
      'Give the name in full.',
    );
  }
  return understood.speakers.length > 0 ? understood.speakers : [{ id: null, name }];
}

/** What goes wrong in `read` is about this option, so that a form can say so at its field. */
export async function withOption<T>(option: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    throw new OnrecordError(error.code, error.message, error.remedy, { cause: error, about: option });
  }
}
