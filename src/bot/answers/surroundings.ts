import { wording } from '../../lang/index.js';
import type { Answer } from '../../model/answer.js';
import type { FollowUp } from '../../model/query.js';
import type { Citation } from '../../model/source.js';
import { cardsOf, withheldNotes } from '../cards/cards.js';
import type { ReadableRecord } from '../commands/command.js';
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
  const name = namesOf(answer) ?? wording.surroundings.speakerNotNamed;
  const { title } = first.citation;
  switch (kind) {
    case 'ground-rules':
      return reply(heading(rulesLine(first.citation)), ...cards, ...withheldNotes(withheld), rulesHint(first.citation));
    case 'speaker':
      return reply(heading(speakerTitle(answer)), ...cards, ...withheldNotes(withheld));
    case 'receipt':
      return reply(heading(wording.surroundings.knownOf(title)), ...cards, ...withheldNotes(withheld));
    case 'question':
      return reply(
        heading(wording.surroundings.askedOf(name, title)),
        ...readingNotes(answer.understood),
        ...cards,
        ...withheldNotes(withheld),
      );
    default: {
      const { total, answers } = answer;
      const said = wording.surroundings.saidNext(name, kind === 'before', { total, shown: answers.length, title });
      return reply(heading(said), ...readingNotes(answer.understood), ...cards, ...withheldNotes(withheld));
    }
  }
}

function nothingAround({ understood }: Answer, kind: FollowUp['kind']): string {
  if (understood.unknownSpeaker !== undefined) return wording.surroundings.nobodyCalled(understood.unknownSpeaker);
  if (kind === 'question') return wording.surroundings.noQuestion;
  const name = namesOf({ understood });
  return name === null ? wording.surroundings.neighboursOfUnnamed(kind) : wording.surroundings.noNeighbours(name, kind);
}

/** Whoever was asked for; null where the source doesn't tell. */
function namesOf({ understood }: Pick<Answer, 'understood'>): string | null {
  return understood.speakers.map(({ name }) => name).join(wording.formats.and) || null;
}

function speakerTitle(answer: Answer): string {
  const name = namesOf(answer);
  return name === null ? wording.surroundings.speakerNotTold : wording.surroundings.attributedTo(name);
}

function rulesLine({ groundRules, title }: Citation): string {
  return groundRules
    ? wording.surroundings.rulesStated(groundRules.attribution, title)
    : wording.surroundings.noRulesStated(title);
}

function rulesHint({ groundRules }: Citation) {
  if (groundRules) return null;
  return note(wording.surroundings.publishedWithoutRules, 'quiet');
}
