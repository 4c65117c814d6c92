import { wording } from '../../lang/index.js';
import type { Answer, Scope } from '../../model/answer.js';
import { OnrecordError } from '../../model/errors.js';
import type { Verification } from '../../record/index.js';
import { cardsOf, withheldNotes } from '../cards/cards.js';
import type { Command, ReadableRecord } from '../commands/command.js';
import { commandLine, scopeLine } from '../layout/wording.js';
import { actions, heading, note, type Reply, reply } from '../reply/reply.js';
import { askAboutPerson, candidateFields, MOST_CALLS, nearMissCalls, nearMissNotes } from './next-questions.js';
import { verificationReply } from './verification.js';

/** Of a longer message so many UTF-16 units are looked for, up to the end of a word. */
const MOST_LOOKED_FOR = 600;

type SimilarRecord = Pick<ReadableRecord, 'ask' | 'verify' | 'source'>;

/** Statements like what somebody wrote: these very words, else what is on record about the same. */
export async function similarReply(text: string, record: SimilarRecord, commands: readonly Command[]): Promise<Reply> {
  const words = beginning(text.replace(/\s+/g, ' ').trim());
  // A picture alone, a card: nothing was searched, so nothing is said of what is on record.
  if (words === '') return reply(heading(wording.similar.messageWithoutText));
  const verification = await lookedUp(() => record.verify(words));
  if (verification && verification.matches.length > 0) return verificationReply(verification, record);
  const answer = await lookedUp(() => record.ask(words.replace(/["“”„«»]/g, ' '), {}));
  if (answer?.outcome === 'answered') return likeReply(answer, record);
  if (answer?.outcome === 'ambiguous') return whoReply(answer, commands);
  return nothingReply(answer, answer?.scope ?? verification?.scope);
}

async function likeReply(answer: Answer, record: SimilarRecord): Promise<Reply> {
  const { cards, withheld } = await cardsOf(answer.answers, record);
  return reply(heading(wording.similar.sameTopicOnRecord), ...cards, ...withheldNotes(withheld));
}

/** Nothing is said of what is on record before it is known whose words are meant. */
function whoReply(answer: Answer, commands: readonly Command[]): Reply {
  const { understood, candidates } = answer;
  // Who is to be left out is no question that a name completes.
  const isAsked = understood.excluded?.unclear === undefined;
  const calls = isAsked ? candidates.slice(0, MOST_CALLS).map(({ name }) => askAboutPerson(name, understood)) : [];
  return reply(
    heading(wording.similar.severalPeopleNamed),
    candidateFields(answer),
    note(
      calls.length > 0
        ? wording.similar.askWithFullName
        : [wording.similar.askWithFullNameHint, ...exampleIn(commands)].join(', '),
    ),
    calls.length > 0 ? actions(...calls) : null,
  );
}

function exampleIn(commands: readonly Command[]): string[] {
  const asking = commands.find(({ takesBareText }) => takesBareText);
  const [text] = asking?.examples ?? [];
  return asking && text ? [wording.similar.forExample(commandLine({ command: asking.name, options: {}, text }))] : [];
}

function nothingReply(answer: Answer | null, scope: Scope | undefined): Reply {
  const calls = answer ? nearMissCalls(answer) : [];
  return reply(
    heading(wording.similar.nothingSimilar),
    ...nearMissNotes(answer?.nearMisses ?? []),
    calls.length > 0 ? actions(...calls) : null,
    scope ? note(scopeLine(scope), 'quiet') : null,
  );
}

function beginning(text: string): string {
  if (text.length <= MOST_LOOKED_FOR) return text;
  return text.slice(0, MOST_LOOKED_FOR).replace(/\s+\S*$/, '');
}

/** A message may be no question, or no quotation: then there is nothing to find in that way. */
async function lookedUp<Found extends Answer | Verification>(find: () => Promise<Found>): Promise<Found | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof OnrecordError) return null;
    throw error;
  }
}
