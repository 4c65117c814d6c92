import { cardsOf, withheldNotes } from '../src/bot/cards.js';
import { type CommandContext, defineCommand } from '../src/bot/command.js';
import { pageNode } from '../src/bot/paging.js';
import { actions, fields, heading, note, type Page, type Reply, reply } from '../src/bot/reply.js';
import { count, day, searched } from '../src/bot/wording.js';
import type { Answer, NearMiss, Understood } from '../src/model.js';

const PAGE_SIZE = 5;
const MOST_ACTIONS = 5;

export default defineCommand({
  name: 'said',
  description: 'What somebody said, word for word, with the source',
  options: {
    limit: { type: 'integer', description: 'how many statements to show', min: 1, max: 25 },
    page: { type: 'integer', description: 'which page of the answer', min: 1, max: 1000 },
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
  async run({ record, now }, { question, limit = PAGE_SIZE, page = 1 }) {
    const first = (page - 1) * limit;
    const answer = await record.ask(question, { limit: first + limit, now });
    if (answer.outcome === 'ambiguous') return ambiguous(answer);
    if (answer.outcome === 'nothing') return nothing(answer, question);
    return answered(answer, record, { question, limit, first });
  },
});

interface Request {
  readonly question: string;
  readonly limit: number;
  /** Counting from 0. */
  readonly first: number;
}

async function answered(answer: Answer, record: CommandContext['record'], request: Request): Promise<Reply> {
  const shown = answer.answers.slice(request.first, request.first + request.limit);
  if (shown.length === 0) {
    return reply(note(`That was all: ${amount(answer)} on record for this question.`), refinement(answer));
  }
  const { cards, withheld } = await cardsOf(shown, record);
  return reply(
    heading(`${understoodLine(answer.understood) ?? 'Anyone'}: ${amount(answer)} on record`),
    ...correctionNotes(answer.understood),
    ...cards,
    ...withheldNotes(withheld),
    pageOf(answer, request, shown.length),
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

function pageOf({ total }: Answer, { question, limit, first }: Request, shown: number): Page | null {
  const sized: { [name: string]: string } = limit === PAGE_SIZE ? {} : { limit: `${limit}` };
  return pageNode({ first, shown, total, size: limit }, { command: 'said', options: sized, text: question });
}

function ambiguous({ candidates, understood }: Answer): Reply {
  // No quotation marks here: they are kept for words that were spoken.
  const about = [...understood.topic, ...understood.phrases].join(' ');
  return reply(
    heading(`Who is meant? ${count(candidates.length, 'person', 'people')} on record fit.`),
    ...correctionNotes(understood),
    fields(
      ...candidates.map(({ name, role, statements, onTopic }) => {
        const topical = onTopic === undefined ? '' : `, ${onTopic === 0 ? 'none' : onTopic} on ${about}`;
        return { name, value: [role, `${count(statements, 'statement')}${topical}`].filter(Boolean).join(' · ') };
      }),
    ),
    note('Ask again with the full name:'),
    actions(...candidates.slice(0, MOST_ACTIONS).map(({ name }) => ask(name, understood))),
  );
}

function nothing({ understood, nearMisses, scope }: Answer, question: string): Reply {
  const isAboutSomething = understood.topic.length > 0 || understood.phrases.length > 0;
  const others = nearMisses.filter(
    ({ kind }) => kind === 'similar-name' || (kind === 'other-speakers' && isAboutSomething),
  );
  const parts = nearMisses.filter(({ kind }) => kind === 'part-of-topic').map((miss) => askPart(miss, understood));
  const next = [...parts, ...others.map(({ name }) => ask(name, understood))].slice(0, MOST_ACTIONS);
  return reply(
    heading(
      understood.negated
        ? 'A record holds what was said; it cannot tell what was not said.'
        : `Nothing on record: ${understoodLine(understood) ?? question}`,
    ),
    ...correctionNotes(understood),
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

/** "Mark A. Milley on letter, since 6 January 2020"; null where nothing of the question was understood. */
function understoodLine({ speakers, topic, phrases, from, to, kind }: Understood): string | null {
  const names = speakers.map(({ name }) => name).join(' and ');
  const kinds = { direct: 'exact quotes only', indirect: 'paraphrase only', mixed: 'partly quoted only' };
  const subject = [names, topic.join(' ')].filter(Boolean).join(' on ');
  // No quotation marks here: they are kept for words that were spoken.
  const exact = phrases.length > 0 ? `with the exact words ${phrases.join(' … ')}` : '';
  const parts = [exact, datesAsked(from, to).trim(), kind ? kinds[kind] : ''].filter(Boolean);
  if (!subject && parts.length === 0) return null;
  return [subject || 'Anyone', ...parts].join(', ');
}

function datesAsked(from: string | null, to: string | null): string {
  if (from && from === to) return ` on ${day(from)}`;
  return `${from ? ` since ${day(from)}` : ''}${to ? ` until ${day(to)}` : ''}`;
}

function correctionNotes({ corrections }: Understood) {
  if (corrections.length === 0) return [];
  return [note(`Showing ${corrections.map(({ typed, shown }) => `${shown} for ${typed}`).join(', ')}.`)];
}
