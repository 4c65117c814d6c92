import { COMMON_SURNAMES, STOP_WORDS, TOPIC_MARKERS } from '../../lang/index.js';
import type { FollowUp, Turn } from '../../model/query.js';
import { cleanQuestion } from '../question/clean.js';
import { periodFor, type Tools } from '../question/meaning.js';
import { type Beside, nameBeside, withBeside } from '../question/options.js';
import { type ParsedQuestion, parseQuestion } from '../question/parse.js';
import { type Request, readRequest } from '../question/request.js';
import { tokensOf } from '../question/tokens.js';
import { leavingOut, leftOutToo, otherOfName, pickedAmong } from '../speakers/namesakes.js';
import { resolveAll } from '../speakers/speaker-set.js';
import {
  ALL_PARTS,
  antecedent,
  but,
  type Carrying,
  carried,
  contextFor,
  entriesOf,
  isAnything,
  type Part,
  requestOf,
  speakersShown,
  topicOrShown,
} from './carry-over.js';
import { type FollowUpForm, followUpForm } from './forms.js';
import { alone, isRefinement, meansNothingAlone, PERSON, POINTER, resetIn, standsAlone } from './standalone.js';
import { type Around, aroundShown } from './surroundings.js';

/** A question as it was read. */
export interface ReadQuestion {
  readonly read: Request | Around;
  /** Whether it is read so whatever was asked before, but where that was answered with a question. */
  readonly isAlone: boolean;
}

/**
 * Reads a question that may go on from the one before it: as a request of its own where it is complete, else with what
 * it leaves out taken from before.
 *
 * @throws {OnrecordError} `FOLLOW_UP_ALONE` where it means nothing without a question before it, else as
 *   `parseQuestion`, `withBeside`, `nameBeside` and `readRequest`.
 */
export async function readQuestion(
  question: string,
  after: Turn | null,
  beside: Beside,
  tools: Tools,
): Promise<ReadQuestion> {
  const { text } = cleanQuestion(question);
  const parsed = withBeside(parseQuestion(question, tools.today), beside, tools.today);
  const form = followUpForm(text);
  const name = nameBeside(beside);
  // What goes on from another question goes on with its speaker.
  const isAlone = name !== null || standsAlone(text, form, parsed);
  // Whoever was asked which one they mean may say a name and no more.
  if (!after || name || (isAlone && after.outcome !== 'ambiguous')) {
    if (meansNothingAlone(form, parsed, name !== null)) throw alone();
    return { read: await readRequest(parsed, tools, name), isAlone };
  }
  return { read: (await continued(text, form, parsed, after, tools)) ?? (await readRequest(parsed, tools)), isAlone };
}

async function continued(
  text: string,
  form: FollowUpForm | null,
  parsed: ParsedQuestion,
  after: Turn,
  tools: Tools,
): Promise<Request | Around | null> {
  const before = await requestOf(after, tools);
  const carrying = (kind: FollowUp['kind'], parts: readonly Part[], changed: Partial<Request>): Request =>
    carried(before, after.understood, kind, parts, changed);
  switch (form?.kind) {
    case 'more':
      return carrying('more', ALL_PARTS, { skip: after.skipped + after.shown.length });
    case 'who-else': {
      const said = [...entriesOf(before.who), ...(await speakersShown(after, tools))];
      const topic = await topicOrShown(before, after, tools);
      const entries = [...new Set([...before.excluded.entries, ...said])];
      const changed = {
        who: { kind: 'anyone' } as const,
        isOfEveryone: true,
        topic,
        excluded: { ...before.excluded, entries },
      };
      return carrying('who-else', but(ALL_PARTS, 'speakers'), changed);
    }
    case 'namesake': {
      const who = await otherOfName(form.name, before.who, after, tools);
      return who && carrying('other-speaker', but(ALL_PARTS, 'speakers'), { who });
    }
    case 'without':
      return leavingOut(form.rest, before, after, carrying, tools);
    case 'going-on':
      return goingOn(form.rest, before, carrying, tools);
    case undefined:
      break;
    default:
      return aroundShown(form!.kind, form!.subject, after, tools);
  }
  if (after.outcome === 'ambiguous') {
    const { unclear } = before.excluded;
    const picked = await pickedAmong(text, parsed, unclear?.entries ?? entriesOf(before.who), tools);
    if (picked && unclear) return carrying('refined', ALL_PARTS, leftOutToo(before, unclear.name, picked));
    const asked = after.understood.followUp;
    // "Sherrod", where it was asked what Brown said after that.
    if (picked && (asked?.kind === 'before' || asked?.kind === 'after')) return { relation: asked.kind, ...picked };
    if (picked) return carrying('other-speaker', but(ALL_PARTS, 'speakers'), picked);
  }
  return (await refined(text, parsed, before, carrying, tools)) ?? pointingBack(text, parsed, before, after, tools);
}

/** "and Esper?", "what about helicopters", "and on Iran since January", "and what did Kirby say". */
async function goingOn(rest: string, before: Request, carrying: Carrying, tools: Tools): Promise<Request | null> {
  const parsed = parseQuestion(rest, tools.today);
  const refinement = await refined(rest, parsed, before, carrying, tools);
  if (refinement) return refinement;
  const own = withStranger(await readRequest(parsed, tools));
  const narrowed = {
    ...(parsed.kind && { kind: parsed.kind }),
    ...(parsed.sourceKinds && { sourceKinds: parsed.sourceKinds }),
    ...(parsed.order !== 'best' && { order: parsed.order }),
    ...(parsed.form.subject.kind === 'asked' && mannerOf(own)),
  };
  const given: Part[] = [
    ...(parsed.kind ? (['kind'] as const) : []),
    ...(parsed.sourceKinds ? (['sources'] as const) : []),
    ...(parsed.order !== 'best' ? (['order'] as const) : []),
    ...(parsed.period ? (['dates'] as const) : []),
  ];
  const isAbout = isAnything(own) && (TOPIC_MARKERS.has(tokensOf(rest)[0]?.plain ?? '') || own.who.kind === 'anyone');
  const isSilent = own.who.kind === 'speakers' && own.who.entries.every((entry) => entry.statements === 0);
  if (isAbout || (isSilent && !isAnything(own) && parsed.form.subject.kind !== 'asked')) {
    const topic = isAbout ? own.topic : tokensOf(entriesOf(own.who)[0]!.surname);
    const period = (await periodFor(before.who, parsed, tools)) ?? before.period;
    const { phrases, corrections, excluded, asTyped } = own;
    const changed = {
      topic,
      asTyped,
      phrases,
      corrections: isAbout ? corrections : [],
      period,
      ...narrowed,
      excluded: {
        ...excluded,
        entries: [...before.excluded.entries, ...excluded.entries],
        unclear: excluded.unclear ?? before.excluded.unclear,
      },
    };
    return carrying('other-topic', but(ALL_PARTS, 'topic', ...given), changed);
  }
  const isSomebody = own.who.kind === 'speakers' || own.who.kind === 'several' || own.who.kind === 'unknown';
  if (!isSomebody || isAnything(own)) return isSomebody ? own : null;
  const { corrections } = own;
  // Whoever held an office is found by the time that still holds.
  const period = parsed.period ? own.period : before.period;
  const words = 'words' in parsed.form.subject ? parsed.form.subject.words : tokensOf(rest);
  const then = await resolveAll(words, await contextFor(words, tools, period));
  const who = then && 'entries' in then.who && own.who.kind !== 'unknown' ? then.who : own.who;
  return carrying('other-speaker', but(ALL_PARTS, 'speakers', ...given), {
    who,
    corrections,
    ...narrowed,
    ...(parsed.period && { period: own.period }),
  });
}

/** How it is asked, where the words for it are there: "and what will Kirby say". "And Kirby?" asks as was asked before. */
function mannerOf({ isFuture, isJudgement, isNegated, hasPremise, isAsked }: Request): Partial<Request> {
  return { isFuture, isJudgement, isNegated, hasPremise, isAsked };
}

/** "and Smith?" asks for a person, though nobody on record is called so. */
function withStranger(own: Request): Request {
  const [name, ...others] = own.topic;
  const isName = name && others.length === 0 && /^\p{Lu}/u.test(name.typed) && COMMON_SURNAMES.has(name.plain);
  if (own.who.kind !== 'anyone' || !isName) return own;
  return { ...own, who: { kind: 'unknown', name: name.typed, similar: [], mentions: null }, topic: [] };
}

/** "only from transcripts", "since January", "exact quotes", "all sources": the same question, narrower or wider. */
async function refined(
  text: string,
  parsed: ParsedQuestion,
  before: Request,
  carrying: Carrying,
  tools: Tools,
): Promise<Request | null> {
  const reset = resetIn(text);
  if (reset) return carrying('refined', but(ALL_PARTS, reset), {});
  if (!isRefinement(parsed)) return null;
  const period = await periodFor(before.who, parsed, tools);
  const { kind, sourceKinds, order } = parsed;
  const given: Part[] = [
    ...(period ? (['dates'] as const) : []),
    ...(kind ? (['kind'] as const) : []),
    ...(sourceKinds ? (['sources'] as const) : []),
    ...(order !== 'best' ? (['order'] as const) : []),
  ];
  return carrying('refined', but(ALL_PARTS, ...given), {
    ...(period && { period }),
    ...(kind && { kind }),
    ...(sourceKinds && { sourceKinds }),
    ...(order !== 'best' && { order }),
  });
}

/** "what did he say about Iran", "did Esper say that": a pronoun for somebody or something asked for before. */
async function pointingBack(
  text: string,
  parsed: ParsedQuestion,
  before: Request,
  after: Turn,
  tools: Tools,
): Promise<Request | null> {
  const own = await readRequest(parsed, tools);
  const pronoun = /\b(?:he|she|they)\b/i.exec(text)?.[0].toLowerCase();
  const isOfPronoun =
    parsed.form.subject.kind === 'pronoun' || (parsed.form.subject.kind === 'anyone' && pronoun === 'they');
  const who = isOfPronoun && pronoun ? await antecedent(pronoun, before.who, after, tools) : null;
  if (isOfPronoun && who === null) return null;
  const content = parsed.form.topic.filter(({ plain }) => !STOP_WORDS.has(plain));
  const pointer = parsed.form.topic.find(({ plain }) => POINTER.test(plain));
  const person = parsed.form.topic.find(({ plain }) => PERSON.test(plain));
  const isEmpty = content.length === 0 && parsed.phrases.length === 0;
  const them = isEmpty && person && !pointer ? entriesOf(before.who) : [];
  const carriesTopic = isEmpty && pointer !== undefined && isAnything(before);
  if (who === null && !carriesTopic && them.length !== 1) return null;
  const parts: FollowUp['carried'] = [
    ...(who ? (['speakers'] as const) : []),
    ...(carriesTopic ? (['topic'] as const) : []),
  ];
  return {
    ...own,
    ...(who && { who, isOfEveryone: false }),
    ...(who && parsed.period && { period: (await periodFor(who, parsed, tools)) ?? own.period }),
    ...(carriesTopic && { topic: before.topic, phrases: before.phrases, asTyped: before.asTyped }),
    ...(them.length === 1 && { topic: tokensOf(them[0]!.surname) }),
    followUp: { kind: who && !carriesTopic ? 'other-topic' : who ? 'refined' : 'other-speaker', carried: parts },
  };
}
