import { z } from 'zod';
import { wording } from '../../lang/index.js';
import type { Answer } from '../../model/answer.js';
import { OnrecordError } from '../../model/errors.js';
import type { ConversationTurn } from '../../model/query.js';
import { turnOf } from '../../record/index.js';
import { type Invocation, note, type Reply, reply } from './reply.js';

/**
 * What a button goes on from. It may be pressed when the conversation has long moved on, so it carries all that it
 * needs; where that is too much to carry, there is no button.
 */

/** Most characters of an invocation with a turn, as JSON: the value of a button of Slack has 2,000. */
export const LONGEST_BUTTON = 1900;

/** An invocation that goes on from a turn, null for one that stands alone; null where no button can carry it. */
export function followUpInvocation(invocation: Invocation, after: ConversationTurn | null): Invocation | null {
  const whole = { ...invocation, after };
  return after === null || JSON.stringify(whole).length <= LONGEST_BUTTON ? whole : null;
}

/** What "more" needs of an answer: what was asked, and how many answers to leave out. */
export function nextPageTurn(answer: Answer, skipped: number): ConversationTurn {
  const { followUp: _, ...asked } = answer.understood;
  const turn = turnOf({ ...answer, understood: { ...asked, corrections: [] }, answers: [] });
  return { ...turn, skipped };
}

/** Statements that are kept of a turn, of which the first is asked about: with it stand the pieces of its card. */
const MOST_SHOWN = 5;

/** What a name needs that answers "Who is meant?": the question, that person, and the statement that it was about. */
export function speakerChoiceTurn(
  answer: Answer,
  before: ConversationTurn | undefined,
  candidate: string,
): ConversationTurn {
  const turn = turnOf(answer, before);
  return { ...turn, shown: turn.shown.slice(0, MOST_SHOWN), candidates: [candidate] };
}

const text = z.string();
const texts = z.array(text);
const day = z.iso.date().nullable();
const people = z.array(z.object({ id: text, name: text }));
const flag = z.literal(true).exactOptional();
const sourceKinds = z.array(z.enum(['transcript', 'article', 'release', 'caption', 'letter', 'statements']));

const turn: z.ZodType<ConversationTurn> = z.object({
  understood: z.object({
    speakers: people,
    topic: texts,
    words: z
      .array(z.object({ typed: text, isAside: z.boolean().exactOptional(), isMust: z.boolean().exactOptional() }))
      .exactOptional(),
    phrases: texts,
    from: day,
    to: day,
    kind: z.enum(['direct', 'indirect', 'mixed']).nullable(),
    sourceKinds: sourceKinds.exactOptional(),
    order: z.enum(['first', 'latest']).exactOptional(),
    role: texts.exactOptional(),
    unknownSpeaker: text.exactOptional(),
    reporters: flag,
    excluded: z
      .object({ speakers: people, words: texts, unclear: text.exactOptional(), unread: texts.exactOptional() })
      .exactOptional(),
    followUp: z
      .object({
        kind: z.enum([
          'more',
          'refined',
          'other-speaker',
          'other-topic',
          'who-else',
          'question',
          'before',
          'after',
          'ground-rules',
          'speaker',
          'receipt',
        ]),
        carried: z.array(z.enum(['speakers', 'topic', 'dates', 'kind', 'sources', 'order', 'statement'])),
      })
      .exactOptional(),
    negated: flag,
    future: flag,
    judgement: flag,
    premise: flag,
    asked: flag,
    everyone: flag,
    asTyped: flag,
    corrections: z.array(z.object({ typed: text, shown: text })),
  }),
  outcome: z.enum(['answered', 'ambiguous', 'nothing']),
  shown: texts,
  skipped: z.int().min(0),
  candidates: texts,
});

/** The turn that was kept as JSON; null for anything else, as what another version has kept may be. */
export function parseTurn(json: string): ConversationTurn | null {
  try {
    return turn.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * The turn that a button brought back, from wherever it was kept.
 *
 * @throws {OnrecordError} `BUTTON_INVALID` for anything else.
 */
export function readTurn(value: unknown): ConversationTurn {
  const read = turn.safeParse(value);
  if (read.success && JSON.stringify(value).length <= LONGEST_BUTTON) return read.data;
  throw new OnrecordError(
    'BUTTON_INVALID',
    wording.answers.unreadableButton.what,
    wording.answers.unreadableButton.remedy,
  );
}

/** What is said of a button that nobody understands, as one of an earlier version may be. */
export const UNREADABLE_BUTTON: Reply = reply(
  note(wording.answers.unreadableButton.what, 'warning'),
  note(wording.answers.unreadableButton.remedy),
);
