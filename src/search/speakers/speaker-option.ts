import { OnrecordError } from '../../model/errors.js';
import type { Store } from '../../store/store.js';
import type { QueryToken } from '../../text/tokenizer.js';
import type { QuestionForm, QuestionSubject } from '../question/subject.js';
import { identifySpeakers } from './identify.js';
import type { ResolveContext } from './resolve.js';
import type { SpeakerSet, SpeakersAndTopic } from './speaker-set.js';

/**
 * Whom a name means that is given beside a question, with the words of the question that are left for its topic. Where the
 * question names the same person it says nothing more, or which of several is meant; another name among its words is what it
 * is about.
 *
 * @throws {OnrecordError} `SPEAKERS_DIFFER` where the question itself asks for somebody else.
 */
export async function identifyBeside(
  name: readonly QueryToken[],
  form: QuestionForm,
  context: ResolveContext,
  store: Store,
): Promise<SpeakersAndTopic> {
  const { subject, topic } = form;
  const given = await identifySpeakers({ subject: { kind: 'asked', words: name }, topic: [] }, context, store);
  if (subject.kind === 'anyone' || subject.kind === 'pronoun') return { ...given, topic };
  const own = await identifySpeakers(form, context, store);
  if (given.who.kind === 'unknown') return { ...given, topic: own.topic };
  const who = sharedBy(given.who, own.who);
  if (who) return { ...own, who, corrections: [...given.corrections, ...own.corrections] };
  const isOfOther = subject.kind === 'maybe' && 'entries' in own.who && own.who.kind === 'speakers';
  if (subject.kind === 'asked' || subject.kind === 'reporters' || isOfOther) throw differ(name);
  return { ...given, topic: [...subjectWords(subject), ...topic] };
}

/** Whoever is meant by both; null for nobody. */
function sharedBy(given: SpeakerSet, own: SpeakerSet): SpeakerSet | null {
  if (!('entries' in given) || !('entries' in own)) return null;
  const ids = new Set(own.entries.map(({ id }) => id));
  const entries = given.entries.filter(({ id }) => ids.has(id));
  if (entries.length === 0) return null;
  if (given.kind === 'several' && own.kind === 'several' && entries.length > 1) return { kind: 'several', entries };
  const role = given.kind === 'speakers' ? given.role : own.kind === 'speakers' ? own.role : null;
  return { kind: 'speakers', entries, role };
}

/** The words where a speaker may stand, with the verb that made them one; none of them is missed where it is not there. */
function subjectWords(subject: QuestionSubject): readonly QueryToken[] {
  if (!('words' in subject)) return [];
  const verb = subject.kind === 'maybe' && subject.verb ? [{ ...subject.verb, isAside: true }] : [];
  return [...subject.words, ...verb];
}

function differ(name: readonly QueryToken[]): OnrecordError {
  return new OnrecordError(
    'SPEAKERS_DIFFER',
    `The question asks for somebody else than ${name.map(({ typed }) => typed).join(' ')}, who was named beside it.`,
    'Leave one of them out, or name both in the question: what did Milley and Esper say',
  );
}
