import { aroundReply } from '../src/bot/around.js';
import { cardsOf, withheldNotes } from '../src/bot/cards.js';
import { type CommandContext, defineCommand } from '../src/bot/command.js';
import { groupedBySpeaker } from '../src/bot/groups.js';
import { pageNode } from '../src/bot/paging.js';
import { actions, fields, heading, note, type Page, type Reply, reply } from '../src/bot/reply.js';
import { correctionsOf, datesAsked, readingNotes, understoodLine } from '../src/bot/understanding.js';
import { count, searched } from '../src/bot/wording.js';
import type { Answer, NearMiss, Understood } from '../src/model.js';
import { turnOf } from '../src/record/index.js';

const PAGE_SIZE = 5;
const MOST_ACTIONS = 5;

export default defineCommand({
  name: 'said',
  description: 'What somebody said, word for word, with the source',
  options: {
    limit: { type: 'integer', description: 'how many statements to show', min: 1, max: 25 },
    page: { type: 'integer', description: 'which page of the answer', min: 1, max: 1000 },
    spelling: { type: 'choice', description: 'typed: names and words as they are spelt', choices: ['typed'] },
    question: {
      type: 'string',
      description: 'a name, and what it is about',
      required: true,
      autocomplete: 'speakers',
    },
  },
  examples: ['what did Milley say about the letter', 'Esper cultural sites', 'who said "honest mistake"'],
  who: 'everyone',
  takesBareText: true,
  async run({ record, now, caller, conversation }, { question, limit = PAGE_SIZE, page = 1, spelling }) {
    const after = conversation?.after;
    const answer = await record.ask(question, {
      limit,
      skip: (page - 1) * limit,
      now,
      ...(caller.timeZone !== undefined && { timeZone: caller.timeZone }),
      ...(after && { after }),
      ...(spelling && { asTyped: true }),
    });
    conversation?.remember(turnOf(answer, after));
    const { followUp } = answer.understood;
    if (answer.outcome === 'ambiguous') return ambiguous(answer, question);
    if (followUp?.carried.includes('statement')) return aroundReply(answer, followUp.kind, record);
    if (answer.outcome === 'nothing') return nothing(answer, question);
    return answered(answer, record, { question, limit });
  },
});

interface Request {
  readonly question: string;
  readonly limit: number;
}

async function answered(answer: Answer, record: CommandContext['record'], request: Request): Promise<Reply> {
  if (answer.answers.length === 0) {
    return reply(note(`That was all: ${amount(answer)} on record for this question.`), refinement(answer));
  }
  const { cards, withheld } = await cardsOf(answer.answers, record);
  const corrections = correctionsOf(answer, request.question);
  return reply(
    heading(`${understoodLine(answer.understood) ?? 'Anyone'}: ${amount(answer)} on record`),
    ...readingNotes(answer.understood),
    ...(answer.bySpeaker ? groupedBySpeaker(cards, answer.bySpeaker) : cards),
    ...withheldNotes(withheld),
    pageOf(answer, request),
    corrections.length > 0 ? actions(...corrections) : null,
  );
}

/** "12 statements", or "at least 200 statements" where not all could be looked at. */
function amount({ total, complete }: Answer): string {
  return `${complete ? '' : 'at least '}${count(total, 'statement')}`;
}

/** How to reach what lies beyond the most that one question shows. */
function refinement({ complete }: Answer) {
  return complete ? null : note('There may be more: add a topic or a time, for example: since 6 January 2020.');
}

function pageOf({ answers, total, skipped = 0, understood }: Answer, { question, limit }: Request): Page | null {
  const sized: { [name: string]: string } = limit === PAGE_SIZE ? {} : { limit: `${limit}` };
  const invocation = { command: 'said', options: sized, text: question };
  const page = pageNode({ first: skipped, shown: answers.length, total, size: limit }, invocation);
  // A question that goes on from another one is no longer the same when it is asked again: its next page is "more".
  return page?.next && understood.followUp ? { ...page, next: { ...invocation, text: 'more' } } : page;
}

function ambiguous({ candidates, understood }: Answer, question: string): Reply {
  // No quotation marks here: they are kept for words that were spoken.
  const about = [...understood.topic, ...understood.phrases].join(' ');
  return reply(
    heading(
      understood.excluded?.unclear === undefined
        ? `Who is meant? ${count(candidates.length, 'person', 'people')} on record fit.`
        : `Who is to be left out? ${count(candidates.length, 'person', 'people')} on record fit ${understood.excluded.unclear}.`,
    ),
    ...readingNotes(understood),
    fields(
      ...candidates.map(({ name, role, statements, onTopic }) => {
        const topical = onTopic === undefined ? '' : `, ${onTopic === 0 ? 'none' : onTopic} on ${about}`;
        return { name, value: [role, `${count(statements, 'statement')}${topical}`].filter(Boolean).join(' · ') };
      }),
    ),
    note('Ask again with the full name:'),
    actions(
      ...candidates.slice(0, MOST_ACTIONS).map(({ name }) => ask(name, understood)),
      ...correctionsOf({ understood }, question),
    ),
  );
}

function nothing({ understood, nearMisses, scope }: Answer, question: string): Reply {
  const isAboutSomething = understood.topic.length > 0 || understood.phrases.length > 0;
  const others = nearMisses.filter(
    ({ kind }) => kind === 'similar-name' || (kind === 'other-speakers' && isAboutSomething),
  );
  const parts = nearMisses.filter(({ kind }) => kind === 'part-of-topic').map((miss) => askPart(miss, understood));
  const near = [...parts, ...others.map(({ name }) => ask(name, understood))].slice(0, MOST_ACTIONS);
  const next = [...near, ...correctionsOf({ understood }, question)];
  return reply(
    heading(
      understood.negated
        ? 'A record holds what was said; it cannot tell what was not said.'
        : `Nothing on record: ${understoodLine(understood) ?? question}`,
    ),
    ...readingNotes(understood),
    ...nearMissNotes(nearMisses).map((text) => note(text)),
    next.length > 0 ? actions(...next) : null,
    note(searched(scope), 'quiet'),
  );
}

function nearMissNotes(nearMisses: readonly NearMiss[]): string[] {
  const of = (kind: NearMiss['kind']) => nearMisses.filter((miss) => miss.kind === kind);
  const counted = (misses: readonly NearMiss[]) => misses.map((miss) => `${miss.name} (${miss.count})`).join(', ');
  const line = (intro: string, misses: readonly NearMiss[]) => (misses.length === 0 ? [] : [intro + counted(misses)]);
  const parts = of('part-of-topic').map((miss) => ({ ...miss, name: partName(miss) }));
  return [
    ...line('On record: ', parts),
    ...line('On record from others: ', of('other-speakers')),
    ...of('other-topics').map(({ name, count: statements, topics }) => {
      const about = topics && topics.length > 0 ? `, for example on ${topics.join(', ')}` : '';
      return `On record from ${name}: ${count(statements, 'statement')}${about}`;
    }),
    ...line('Quoted from somebody else by: ', of('quoted-by')),
    ...line('Only mentioned, never quoted: ', of('mentioned-only')),
    ...line('Perhaps you meant: ', of('similar-name')),
  ];
}

/** "Anthony Fauci on boosters". */
function partName({ name, topics = [] }: NearMiss): string {
  return `${name} on ${topics.join(' ')}`;
}

/** The question again, for what of it is on record. */
function askPart(miss: NearMiss, understood: Understood) {
  return { ...ask(miss.name, { ...understood, topic: miss.topics ?? [], phrases: [] }), label: partName(miss) };
}

/** The same question, of one person. */
function ask(name: string, { topic, phrases, from, to }: Understood) {
  const about = [...topic, ...phrases.map((phrase) => `"${phrase}"`)].join(' ');
  const text = `what did ${name} say${about && ` about ${about}`}${datesAsked(from, to)}`;
  return { label: name, invocation: { command: 'said', options: {}, text } };
}
