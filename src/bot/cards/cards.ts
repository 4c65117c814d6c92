import { wording } from '../../lang/index.js';
import type { RankedStatement } from '../../model/answer.js';
import { OnrecordError } from '../../model/errors.js';
import type { Source } from '../../model/source.js';
import type { Statement, TopicOrigin } from '../../model/statement.js';
import { escapePattern } from '../../text/escape-pattern.js';
import { stem } from '../../text/words.js';
import type { ReadableRecord } from '../commands/command.js';
import { type Note, note, type ParaphraseCard, type QuoteCard } from '../reply/reply.js';
import { attributionOf } from './attribution.js';
import { checkedSlice } from './checked-slice.js';
import { matchedSpans } from './matched-spans.js';

/** What was made of a list of answers. */
export interface Cards {
  readonly cards: readonly (QuoteCard | ParaphraseCard)[];
  /** One for each statement that is not shown because its words failed the check. */
  readonly withheld: readonly OnrecordError[];
}

/**
 * Makes cards of answers, in their order, each checked against its source as the record has it now. Pieces of one
 * utterance share a card, at the place of the best of them and in the order of the source; quotation and paraphrase are
 * never mixed in one.
 */
export async function cardsOf(
  answers: readonly RankedStatement[],
  record: Pick<ReadableRecord, 'source'>,
): Promise<Cards> {
  const sources = await sourcesOf(answers, record);
  const cards: (QuoteCard | ParaphraseCard)[] = [];
  const withheld: OnrecordError[] = [];
  for (const group of utterances(answers)) {
    const sound = group.filter((answer) => isVerified(answer.statement, sources, withheld));
    if (sound.length > 0) cards.push(cardOf(sound, sources));
  }
  return { cards, withheld };
}

/** What is said in the place of words that are withheld. */
export function withheldNotes(withheld: Cards['withheld']): Note[] {
  return withheld.map((error) => note(`${error.message} ${error.remedy}`, 'warning'));
}

async function sourcesOf(answers: readonly RankedStatement[], record: Pick<ReadableRecord, 'source'>) {
  const ids = [...new Set(answers.map(({ statement }) => statement.sourceId))];
  const sources = await Promise.all(ids.map((id) => record.source(id)));
  return new Map(sources.filter((source) => source !== null).map((source) => [source.id, source]));
}

function isVerified(statement: Statement, sources: ReadonlyMap<string, Source>, withheld: OnrecordError[]): boolean {
  try {
    checkedSlice(statement, sourceOfStatement(statement, sources));
    return true;
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    withheld.push(error);
    return false;
  }
}

function sourceOfStatement(statement: Statement, sources: ReadonlyMap<string, Source>): Source {
  const source = sources.get(statement.sourceId);
  if (source) return source;
  throw new OnrecordError(
    'SOURCE_MISSING',
    `The source of statement ${statement.id.slice(0, 8)} is not in the record; its words are withheld.`,
    'Import the source again.',
  );
}

function utterances(answers: readonly RankedStatement[]): RankedStatement[][] {
  const groups = new Map<string, RankedStatement[]>();
  for (const answer of answers) {
    const { sourceId, utterance, kind, speaker } = answer.statement;
    const key = JSON.stringify([sourceId, utterance, kind === 'direct', speaker?.personId, speaker?.confidence]);
    const group = groups.get(key);
    if (group) group.push(answer);
    else groups.set(key, [answer]);
  }
  return [...groups.values()];
}

function cardOf(group: readonly RankedStatement[], sources: ReadonlyMap<string, Source>): QuoteCard | ParaphraseCard {
  const best = group[0]!;
  const { statement, role, date, citation } = best;
  const inOrder = group.toSorted((a, b) => a.statement.start - b.statement.start);
  const { speaker } = statement;
  return {
    type: statement.kind === 'direct' ? 'quote' : 'paraphrase',
    pieces: inOrder.map((answer) => {
      const slice = checkedSlice(answer.statement, sourceOfStatement(answer.statement, sources));
      return { statementId: answer.statement.id, ...slice, matched: matchedSpans(slice.words, answer.why) };
    }),
    speaker: speaker && { id: speaker.personId, name: speaker.name, confidence: speaker.confidence },
    role,
    date,
    citation,
    context: contextOfStatement(inOrder[0]!, sourceOfStatement(statement, sources)),
    why: whyUnsure(best, sourceOfStatement(statement, sources)),
  };
}

/** The end of a sentence; "the secretary said" before the words of that same sentence is none. */
const SENTENCE_END = /[.?!…]["”'’)\]]*\s*$/;

/**
 * What a paraphrase must not be read without; else the reporter's question; else the sentence before, when the words
 * alone don't say what they are about.
 */
function contextOfStatement(answer: RankedStatement, source: Source): QuoteCard['context'] {
  const { context, why } = answer;
  const attribution = attributionOf(answer);
  if (attribution && source.text.includes(attribution)) return { kind: 'attribution', words: attribution };
  const inherited = why.some(({ where }) => where !== 'statement');
  const words = context.question ?? (inherited && SENTENCE_END.test(context.before) ? context.before : '');
  if (!words || !source.text.includes(words) || holdsHalfAQuotation(words)) return null;
  return { kind: context.question === null ? 'before' : 'question', words };
}

/** A sentence with an opening mark and no closing one would seem to quote whatever comes after it. */
function holdsHalfAQuotation(words: string): boolean {
  const times = (mark: RegExp) => words.match(mark)?.length ?? 0;
  return times(/"/g) % 2 === 1 || times(/“/g) !== times(/”/g);
}

/** A hint where the words of the question are not to be found in the statement as they were asked. */
function whyUnsure({ why }: RankedStatement, source: Source): string | null {
  const own = why.filter(({ where, word, found }) => where === 'statement' && stem(word) !== stem(found));
  const hints = [
    ...own.map(({ word, found }) => wording.cards.spelledOtherwise(spellingInSource(found, source), word)),
    ...INHERITED.flatMap((where) => {
      const found = new Set(
        why.filter((match) => match.where === where).map((match) => spellingInSource(match.found, source)),
      );
      return found.size === 0
        ? []
        : [wording.cards.topicElsewhere(wording.cards.topicPlaces[where], [...found].join(', '))];
    }),
  ];
  return hints.length === 0 ? null : wording.cards.why(hints.join('; '));
}

/** Where a topic can come from but the statement itself. */
const INHERITED = ['paragraph', 'question', 'discourse', 'heading'] as const satisfies readonly TopicOrigin[];

/** A name as the source writes it, since topics are kept in lower case: a word that it never writes so is a name. */
export function spellingInSource(word: string, { text, body }: Source): string {
  const prose = text.slice(body.start, body.end);
  if (prose.includes(word)) return word;
  const anyCase = new RegExp(escapePattern(word), 'iu');
  return anyCase.exec(prose)?.[0] ?? word;
}
