import { COMMON_SURNAMES, STOP_WORDS, TOPIC_MARKERS } from '../../lang/index.js';
import type { ConversationTurn, QueryPart } from '../../model/query.js';
import { type QueryToken, queryTokensOf } from '../../text/tokenizer.js';
import type { SearchContext } from '../context.js';
import { resolveQuery } from '../query/resolve.js';
import type { ResolvedQuery } from '../query/resolved-query.js';
import { periodFor } from '../query/speakers-and-period.js';
import { type ParsedQuestion, parseQuestion } from '../question/parse.js';
import { resolveAll } from '../speakers/speaker-set.js';
import { antecedent, hasTopic, previousTopic, speakersOfFirstStatement } from './antecedent.js';
import { type FollowUpForm, followUpForm } from './forms.js';
import { ALL_PARTS, allPartsBut, type Inherit, inheritFrom, restrictedParts } from './inheritance.js';
import { peopleOfSpeakerSet, resolveContextFor } from './names.js';
import { exclude, otherOfName, pickCandidate, withExclusion } from './namesakes.js';
import { queryOfTurn } from './previous-query.js';
import {
  isRefinement,
  isSelfContained,
  needsPreviousTurn,
  noPreviousTurn,
  PERSON_POINTER,
  POINTER,
  resetIn,
} from './standalone.js';
import { readStatementQuestion, type StatementQuestion } from './statement-question.js';

/** A question with its names looked up. */
export interface ResolvedQuestion {
  readonly resolved: ResolvedQuery | StatementQuestion;
  /** Whether it is read so whatever was asked before, but where that was answered with a question. */
  readonly isSelfContained: boolean;
}

/**
 * Looks up the names of a question that may go on from the turn before it. Where it is complete it is a query of its own;
 * else it inherits what it leaves out.
 *
 * @param turn what was asked and shown before; null for nothing
 * @param name who is asked for where that is given beside the question; null for nobody
 * @throws {OnrecordError} `FOLLOW_UP_ALONE` where it means nothing without a question before it, else as `resolveQuery`.
 */
export async function resolveInConversation(
  parsed: ParsedQuestion,
  turn: ConversationTurn | null,
  name: readonly QueryToken[] | null,
  context: SearchContext,
): Promise<ResolvedQuestion> {
  const form = followUpForm(parsed.text);
  // What goes on from another question goes on with its speaker.
  const isComplete = name !== null || isSelfContained(form, parsed);
  // Whoever was asked which one they mean may say a name and no more.
  if (!turn || name || (isComplete && turn.outcome !== 'ambiguous')) {
    if (needsPreviousTurn(form, parsed, name !== null)) throw noPreviousTurn();
    return { resolved: await resolveQuery(parsed, context, name), isSelfContained: isComplete };
  }
  const continued = await continueTurn(form, parsed, turn, context);
  return { resolved: continued ?? (await resolveQuery(parsed, context)), isSelfContained: isComplete };
}

/** Reads a question as going on from a turn; null where it doesn't. */
async function continueTurn(
  form: FollowUpForm | null,
  parsed: ParsedQuestion,
  turn: ConversationTurn,
  context: SearchContext,
): Promise<ResolvedQuery | StatementQuestion | null> {
  const previous = await queryOfTurn(turn, context);
  const inherit = inheritFrom(previous, turn.understood);
  switch (form?.kind) {
    case 'more':
      return inherit('more', ALL_PARTS, { skip: turn.skipped + turn.shown.length });
    case 'who-else': {
      const said = [...peopleOfSpeakerSet(previous.who), ...(await speakersOfFirstStatement(turn, context))];
      return inherit('who-else', allPartsBut('speakers'), {
        who: { kind: 'anyone' },
        isOfEveryone: true,
        words: await previousTopic(previous, turn, context),
        exclusions: {
          ...previous.exclusions,
          entries: [...new Set([...previous.exclusions.entries, ...said])],
        },
      });
    }
    case 'namesake': {
      const who = await otherOfName(form.name, previous.who, turn, context);
      return who && inherit('other-speaker', allPartsBut('speakers'), { who });
    }
    case 'without':
      return exclude(form.rest, previous, turn, inherit, context);
    case 'going-on':
      return continueWith(form.rest, previous, inherit, context);
    case undefined:
      break;
    default:
      return readStatementQuestion(form!.kind, form!.subject, turn, context);
  }
  if (turn.outcome === 'ambiguous') {
    const { unclear } = previous.exclusions;
    const picked = await pickCandidate(parsed, unclear?.entries ?? peopleOfSpeakerSet(previous.who), context);
    if (picked && unclear) return inherit('refined', ALL_PARTS, withExclusion(previous, unclear.name, picked));
    const asked = turn.understood.followUp;
    // "Sherrod", where it was asked what Brown said after that.
    if (picked && (asked?.kind === 'before' || asked?.kind === 'after')) return { relation: asked.kind, ...picked };
    if (picked) return inherit('other-speaker', allPartsBut('speakers'), picked);
  }
  return (
    (await refine(parsed.text, parsed, previous, inherit, context)) ?? resolveAnaphora(parsed, previous, turn, context)
  );
}

/** "and Esper?", "what about helicopters", "and on Iran since January", "and what did Kirby say". */
async function continueWith(
  rest: string,
  previous: ResolvedQuery,
  inherit: Inherit,
  context: SearchContext,
): Promise<ResolvedQuery | null> {
  const parsed = parseQuestion(rest, context.today);
  const refinement = await refine(rest, parsed, previous, inherit, context);
  if (refinement) return refinement;
  const own = withUnknownSurname(await resolveQuery(parsed, context));
  const { restrictions, modality, time } = parsed;
  const narrowed = {
    restrictions,
    // How it is asked, where the words for it are there: "and what will Kirby say". "And Kirby?" asks as was asked before.
    ...(parsed.form.subject.kind === 'asked' && { modality }),
  };
  const given = [...restrictedParts(restrictions), ...(time.period ? (['dates'] as const) : [])];
  const isAbout =
    hasTopic(own) && (TOPIC_MARKERS.has(queryTokensOf(rest)[0]?.plain ?? '') || own.who.kind === 'anyone');
  const isSilent = own.who.kind === 'speakers' && own.who.entries.every((entry) => entry.statements === 0);
  if (isAbout || (isSilent && !hasTopic(own) && parsed.form.subject.kind !== 'asked')) {
    const { phrases, corrections, exclusions, asTyped } = own;
    return inherit('other-topic', allPartsBut('topic', ...given), {
      words: isAbout ? own.words : queryTokensOf(peopleOfSpeakerSet(own.who)[0]!.surname),
      asTyped,
      phrases,
      corrections: isAbout ? corrections : [],
      period: (await periodFor(previous.who, time, context)) ?? previous.period,
      ...narrowed,
      exclusions: {
        ...exclusions,
        entries: [...previous.exclusions.entries, ...exclusions.entries],
        unclear: exclusions.unclear ?? previous.exclusions.unclear,
      },
    });
  }
  const isSomebody = own.who.kind === 'speakers' || own.who.kind === 'several' || own.who.kind === 'unknown';
  if (!isSomebody || hasTopic(own)) return isSomebody ? own : null;
  const { corrections } = own;
  // Whoever held an office is found by the time that still holds.
  const period = time.period ? own.period : previous.period;
  const words = 'words' in parsed.form.subject ? parsed.form.subject.words : queryTokensOf(rest);
  const then = await resolveAll(words, await resolveContextFor(words, context, period));
  const who = then && 'entries' in then.who && own.who.kind !== 'unknown' ? then.who : own.who;
  return inherit('other-speaker', allPartsBut('speakers', ...given), {
    who,
    corrections,
    ...narrowed,
    ...(time.period && { period: own.period }),
  });
}

/** "and Smith?" asks for a person, though nobody on record is called so. */
function withUnknownSurname(own: ResolvedQuery): ResolvedQuery {
  const [name, ...others] = own.words;
  const isName = name && others.length === 0 && /^\p{Lu}/u.test(name.typed) && COMMON_SURNAMES.has(name.plain);
  if (own.who.kind !== 'anyone' || !isName) return own;
  return { ...own, who: { kind: 'unknown', name: name.typed, similar: [], mentions: null }, words: [] };
}

/** "only from transcripts", "since January", "exact quotes", "all sources": the same question, narrower or wider. */
async function refine(
  text: string,
  parsed: ParsedQuestion,
  previous: ResolvedQuery,
  inherit: Inherit,
  context: SearchContext,
): Promise<ResolvedQuery | null> {
  const reset = resetIn(text);
  if (reset) return inherit('refined', allPartsBut(reset), {});
  if (!isRefinement(parsed)) return null;
  const { restrictions, time } = parsed;
  const period = await periodFor(previous.who, time, context);
  const given = [...(period ? (['dates'] as const) : []), ...restrictedParts(restrictions)];
  return inherit('refined', allPartsBut(...given), { restrictions, ...(period && { period }) });
}

/** "what did he say about Iran", "did Esper say that": a pronoun for somebody or something asked for before. */
async function resolveAnaphora(
  parsed: ParsedQuestion,
  previous: ResolvedQuery,
  turn: ConversationTurn,
  context: SearchContext,
): Promise<ResolvedQuery | null> {
  const own = await resolveQuery(parsed, context);
  const pronoun = /\b(?:he|she|they)\b/i.exec(parsed.text)?.[0].toLowerCase();
  const isOfPronoun =
    parsed.form.subject.kind === 'pronoun' || (parsed.form.subject.kind === 'anyone' && pronoun === 'they');
  const who = isOfPronoun && pronoun ? await antecedent(pronoun, previous.who, turn, context) : null;
  if (isOfPronoun && who === null) return null;
  const content = parsed.form.topic.filter(({ plain }) => !STOP_WORDS.has(plain));
  const pointer = parsed.form.topic.find(({ plain }) => POINTER.test(plain));
  const person = parsed.form.topic.find(({ plain }) => PERSON_POINTER.test(plain));
  const isEmpty = content.length === 0 && parsed.phrases.length === 0;
  const them = isEmpty && person && !pointer ? peopleOfSpeakerSet(previous.who) : [];
  const inheritsTopic = isEmpty && pointer !== undefined && hasTopic(previous);
  if (who === null && !inheritsTopic && them.length !== 1) return null;
  const parts: readonly QueryPart[] = [
    ...(who ? (['speakers'] as const) : []),
    ...(inheritsTopic ? (['topic'] as const) : []),
  ];
  return {
    ...own,
    ...(who && { who, isOfEveryone: false }),
    ...(who && parsed.time.period && { period: (await periodFor(who, parsed.time, context)) ?? own.period }),
    ...(inheritsTopic && { words: previous.words, phrases: previous.phrases, asTyped: previous.asTyped }),
    ...(them.length === 1 && { words: queryTokensOf(them[0]!.surname) }),
    followUp: { kind: who && !inheritsTopic ? 'other-topic' : who ? 'refined' : 'other-speaker', carried: parts },
  };
}
