import { groupedBySpeaker } from '../src/bot/answers/by-speaker.js';
import {
  askAboutPerson,
  candidateFields,
  KIND_OPTIONS,
  MOST_CALLS,
  nearMissCalls,
  nearMissNotes,
  outOfScopeAnswer,
} from '../src/bot/answers/next-questions.js';
import { surroundingsReply } from '../src/bot/answers/surroundings.js';
import { correctionCalls, readingNotes, understoodLine } from '../src/bot/answers/understanding.js';
import { retractedNodes, withheldNodes } from '../src/bot/answers/withheld.js';
import { cardsOf, withheldNotes } from '../src/bot/cards/cards.js';
import { type CommandContext, defineCommand } from '../src/bot/commands/command.js';
import { findCommand, invalid } from '../src/bot/commands/invocation.js';
import { pageNode } from '../src/bot/layout/pagination.js';
import { scopeLine } from '../src/bot/layout/wording.js';
import { type Actions, actions, heading, note, type Page, type Reply, reply } from '../src/bot/reply/reply.js';
import { followUpInvocation, nextPageTurn, speakerChoiceTurn } from '../src/bot/reply/turns.js';
import { wording } from '../src/lang/index.js';
import type { Answer, SpeakerCandidate } from '../src/model/answer.js';
import type { ConversationTurn } from '../src/model/query.js';
import { turnOf } from '../src/record/index.js';

const PAGE_SIZE = 5;

export default defineCommand({
  name: 'said',
  description: wording.said.description,
  options: {
    speaker: {
      type: 'string',
      description: wording.said.options.speaker,
      autocomplete: 'speakers',
      placeholder: wording.said.options.speakerPlaceholder,
    },
    about: { type: 'string', description: wording.said.options.about, autocomplete: 'topics' },
    since: {
      type: 'string',
      description: wording.said.options.since,
      label: wording.said.options.sinceLabel,
      isDay: true,
      placeholder: wording.said.options.sincePlaceholder,
    },
    until: {
      type: 'string',
      description: wording.said.options.until,
      label: wording.said.options.untilLabel,
      isDay: true,
      placeholder: wording.said.options.untilPlaceholder,
    },
    kind: { type: 'choice', description: wording.said.options.kind, choices: ['quotes', 'paraphrases'] },
    limit: { type: 'integer', description: wording.said.options.limit, min: 1, max: 25 },
    page: { type: 'integer', description: wording.said.options.page, min: 1, max: 1000 },
    spelling: { type: 'choice', description: wording.said.options.spelling, choices: ['typed'] },
    question: {
      type: 'string',
      description: wording.said.options.question,
      unless: wording.said.options.questionUnless,
      label: wording.said.options.questionLabel,
      autocomplete: 'speakers',
    },
  },
  form: {
    title: wording.said.formTitle,
    submit: wording.said.formSubmit,
    fields: ['speaker', 'question', 'since', 'until', 'kind'],
  },
  examples: wording.said.examples,
  who: 'everyone',
  takesBareText: true,
  async run({ record, now, caller, commands, conversation }, options) {
    const { speaker, since, until, kind, limit = PAGE_SIZE, page = 1, spelling } = options;
    const after = conversation?.after;
    const question = questionText(options, commands);
    const answer = await record.ask(question, {
      limit,
      skip: (page - 1) * limit,
      now,
      ...(caller.timeZone !== undefined && { timeZone: caller.timeZone }),
      ...(after && { after }),
      ...(spelling && { asTyped: true }),
      ...(caller.viewer && { viewer: caller.viewer }),
      ...(speaker && { speaker }),
      ...(since && { since }),
      ...(until && { until }),
      ...(kind && { kind: KIND_OPTIONS[kind] }),
    });
    conversation?.remember(turnOf(answer, after));
    const asked: SaidQuestion = { question, limit, after, ...invocationOf(options) };
    const shown = await shownTo(answer, record, asked);
    const withheld = await withheldNodes(answer.withheld, record);
    return withheld.length === 0 ? shown : reply(...shown.nodes, ...withheld);
  },
});

/** What a reader sees of an answer. */
async function shownTo(answer: Answer, record: CommandContext['record'], asked: SaidQuestion): Promise<Reply> {
  const { outcome, understood } = answer;
  const { followUp } = understood;
  if (outcome === 'ambiguous') return ambiguous(answer, asked);
  if (followUp?.carried.includes('statement')) return surroundingsReply(answer, followUp.kind, record);
  return outcome === 'nothing' ? nothing(answer, record, asked) : answered(answer, record, asked);
}

interface Options {
  readonly question?: string | undefined;
  readonly speaker?: string | undefined;
  readonly about?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly kind?: keyof typeof KIND_OPTIONS | undefined;
  readonly limit?: number | undefined;
  readonly spelling?: 'typed' | undefined;
}

/** What was asked, with what to ask it by again. */
interface SaidQuestion {
  /** In words, what it is about included. */
  readonly question: string;
  readonly limit: number;
  /** What it was asked after. */
  readonly after: ConversationTurn | undefined;
  /** As it was typed. */
  readonly text: string;
  /** All that was given beside it but the page. */
  readonly options: { readonly [name: string]: string };
}

/**
 * The question in words. Who, when and which kind are no words of it: nobody can type a name or a date that would be read
 * as anything else.
 *
 * @throws {OnrecordError} `OPTION_MISSING` where nothing is asked.
 */
function questionText(
  { question, about, speaker, since, until }: Options,
  commands: CommandContext['commands'],
): string {
  if (question && !about) return question;
  const topic = about ? wording.said.aboutTopic(about.replace(/^about\s+/i, '')) : '';
  if (question) return question.replace(/[\s?!.]+$/, '') + topic;
  if (about || speaker || since || until) return wording.said.askAnyone(topic);
  const said = findCommand('said', commands);
  throw invalid(said, 'OPTION_MISSING', `/${said.name} needs a question: a name, and what it is about.`, 'question');
}

function invocationOf({ question = '', speaker, about, since, until, kind, limit, spelling }: Options) {
  const sized = limit === undefined || limit === PAGE_SIZE ? undefined : `${limit}`;
  const given = Object.entries({ speaker, about, since, until, kind, limit: sized, spelling });
  const options: { [name: string]: string } = {};
  for (const [name, value] of given) if (value) options[name] = value;
  return { text: question, options };
}

async function answered(answer: Answer, record: CommandContext['record'], asked: SaidQuestion): Promise<Reply> {
  if (answer.answers.length === 0) {
    return reply(note(wording.said.noMorePages(amount(answer))), refinement(answer));
  }
  const { cards, withheld } = await cardsOf(answer.answers, record);
  const corrections = corrected(answer, asked);
  return reply(
    {
      ...heading(
        wording.said.onRecord(understoodLine(answer.understood) ?? wording.understanding.anyone, amount(answer)),
      ),
      hasLimit: true,
    },
    ...readingNotes(answer.understood),
    ...(answer.bySpeaker ? groupedBySpeaker(cards, answer.bySpeaker) : cards),
    ...withheldNotes(withheld),
    ...(await retractedNodes(answer.retracted, record)),
    answerPage(answer, asked),
    corrections.length > 0 ? actions(...corrections) : null,
  );
}

/** "12 statements", or "at least 100 statements" where not all could be looked at. */
function amount({ total, complete }: Answer): string {
  return wording.said.amount(total, complete);
}

/** How to reach what lies beyond the most that one question shows. */
function refinement({ complete }: Answer) {
  return complete ? null : note(wording.said.moreMayFit);
}

function answerPage(answer: Answer, { text, options, limit }: SaidQuestion): Page | null {
  const { answers, total, skipped = 0, understood } = answer;
  const invocation = { command: 'said', options, text, after: null };
  const page = pageNode({ first: skipped, shown: answers.length, total, size: limit }, invocation);
  if (!page || !understood.followUp) return page;
  // A question that goes on from another one is no longer the same when it is asked again: its pages are "more".
  const sized: SaidQuestion['options'] = limit === PAGE_SIZE ? {} : { limit: `${limit}` };
  const more = (skip: number) =>
    followUpInvocation(
      { command: 'said', options: sized, text: wording.said.askForMore },
      nextPageTurn(answer, Math.max(0, skip)),
    );
  return {
    ...page,
    previous: page.previous && more(skipped - limit),
    next: page.next && more(skipped + answers.length),
  };
}

/** What to ask where it was understood wrongly. What repeats the question goes on from what that one went on from. */
function corrected(
  { understood }: Pick<Answer, 'understood'>,
  { text, options, after }: SaidQuestion,
): Actions['actions'][number][] {
  return correctionCalls({ understood }, { text, options }).flatMap(({ label, invocation }) => {
    const whole = followUpInvocation(invocation, (invocation.text === text && after) || null);
    return whole ? [{ label, invocation: whole }] : [];
  });
}

function ambiguous(answer: Answer, asked: SaidQuestion): Reply {
  const { candidates, understood } = answer;
  const picks = candidates.slice(0, MOST_CALLS).flatMap((one) => pick(one, answer, asked));
  const next = [...picks, ...corrected(answer, asked)];
  return reply(
    heading(
      understood.excluded?.unclear === undefined
        ? wording.said.whoIsMeant(candidates.length)
        : wording.said.whoIsExcluded(candidates.length, understood.excluded.unclear),
    ),
    ...readingNotes(understood),
    candidateFields(answer),
    next.length > 0 ? note(wording.said.askAgainWithFullName) : null,
    next.length > 0 ? actions(...next) : null,
  );
}

/** The question in full with the name in it; where no words say it in full, the name alone, which goes on from it. */
function pick({ id, name }: SpeakerCandidate, answer: Answer, { after }: SaidQuestion): Actions['actions'][number][] {
  const { excluded, followUp } = answer.understood;
  if (excluded?.unclear === undefined && !followUp?.carried.includes('statement'))
    return [askAboutPerson(name, answer.understood)];
  const invocation = followUpInvocation(
    { command: 'said', options: {}, text: name },
    speakerChoiceTurn(answer, after, id),
  );
  return invocation ? [{ label: name, invocation }] : [];
}

async function nothing(answer: Answer, record: CommandContext['record'], asked: SaidQuestion): Promise<Reply> {
  const { understood, nearMisses, scope, retracted } = answer;
  const about = understoodLine(understood) ?? asked.question;
  const next = [...nearMissCalls(answer), ...corrected(answer, asked)];
  return reply(
    heading(
      outOfScopeAnswer(understood) ??
        (retracted ? wording.said.retractedSince(about) : wording.said.nothingOnRecord(about)),
    ),
    ...(await retractedNodes(retracted, record)),
    ...readingNotes(understood),
    ...nearMissNotes(nearMisses),
    next.length > 0 ? actions(...next) : null,
    note(scopeLine(scope), 'quiet'),
  );
}
