import type { Answer } from '../../model/answer.js';
import type { FollowUp } from '../../model/query.js';
import type { Citation } from '../../model/source.js';
import { cardsOf, withheldNotes } from '../cards/cards.js';
import type { ReadableRecord } from '../commands/command.js';
import { count } from '../layout/wording.js';
import { heading, note, type Reply, reply } from '../reply/reply.js';
import { readingNotes } from './understanding.js';

/** What is said of a statement that was shown: its ground rules, its question, what came before or after it. */
export async function surroundingsReply(
  answer: Answer,
  kind: FollowUp['kind'],
  record: Pick<ReadableRecord, 'source'>,
): Promise<Reply> {
  const [first] = answer.answers;
  if (!first) return reply(heading(nothingAround(answer, kind)), ...readingNotes(answer.understood));
  const { cards, withheld } = await cardsOf(answer.answers, record);
  const name = namesOf(answer) ?? 'the speaker, who is not named,';
  const { title } = first.citation;
  const shown = answer.answers.length < answer.total ? `, the first ${answer.answers.length} of ${answer.total}` : '';
  switch (kind) {
    case 'ground-rules':
      return reply(heading(rulesLine(first.citation)), ...cards, ...withheldNotes(withheld), rulesHint(first.citation));
    case 'speaker':
      return reply(heading(speakerTitle(answer)), ...cards, ...withheldNotes(withheld));
    case 'receipt':
      return reply(heading(`What is known of it: ${title}`), ...cards, ...withheldNotes(withheld));
    case 'question':
      return reply(
        heading(`What ${name} was asked, in ${title}`),
        ...readingNotes(answer.understood),
        ...cards,
        ...withheldNotes(withheld),
      );
    default: {
      const order = kind === 'before' ? 'right before that, the nearest first' : 'right after that';
      const said = `What ${name} said ${order}: ${count(answer.total, 'statement')} in ${title}${shown}`;
      return reply(heading(said), ...readingNotes(answer.understood), ...cards, ...withheldNotes(withheld));
    }
  }
}

function nothingAround({ understood }: Answer, kind: FollowUp['kind']): string {
  if (understood.unknownSpeaker !== undefined) return `Nobody on record is called ${understood.unknownSpeaker}.`;
  if (kind === 'question') return 'The source gives no question that this statement answers.';
  const name = namesOf({ understood });
  return name === null
    ? `The source does not name who said that, so nobody can tell what they said ${kind} it.`
    : `Nothing on record from ${name} ${kind} that in the same source.`;
}

/** Whoever was asked for; null where the source doesn't tell. */
function namesOf({ understood }: Pick<Answer, 'understood'>): string | null {
  return understood.speakers.map(({ name }) => name).join(' and ') || null;
}

function speakerTitle(answer: Answer): string {
  const name = namesOf(answer);
  return name === null ? 'The source does not tell who said it.' : `The source attributes it to ${name}.`;
}

function rulesLine({ groundRules, title }: Citation): string {
  return groundRules
    ? `The source says that it was ${groundRules.attribution}: ${title}`
    : `The source states no ground rules: ${title}`;
}

function rulesHint({ groundRules }: Citation) {
  if (groundRules) return null;
  return note('That it was published does not say on what terms it was said; whoever published it can tell.', 'quiet');
}
