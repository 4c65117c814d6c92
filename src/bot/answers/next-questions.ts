import { wording } from '../../lang/index.js';
import type { Answer, NearMiss } from '../../model/answer.js';
import type { Query } from '../../model/query.js';
import { type Actions, type Fields, fields, type Note, note } from '../reply/reply.js';

/** What may be asked next, where there is no answer or more than one person is meant. */

type Call = Actions['actions'][number];

/** Calls that are offered at most. */
export const MOST_CALLS = 5;

/** The kinds of statements, as /said calls them. */
export const KIND_OPTIONS = { quotes: 'direct', paraphrases: 'indirect' } as const;

/** The same question, of one person. */
export function askAboutPerson(name: string, { topic, phrases, from, to, kind, asTyped }: Query): Call {
  const about = [...topic, ...phrases.map((phrase) => `"${phrase}"`)].join(' ');
  const text = wording.answers.askAbout(name, about, wording.understanding.datesAsked(from, to));
  const named = Object.entries(KIND_OPTIONS).find(([, one]) => one === kind)?.[0];
  const options = { ...(named && { kind: named }), ...(asTyped && { spelling: 'typed' }) };
  return { label: name, invocation: { command: 'said', options, text } };
}

/** Who may be meant, with how much of theirs there is. */
export function candidateFields({ candidates, understood }: Pick<Answer, 'candidates' | 'understood'>): Fields {
  // No quotation marks here: they are kept for words that were spoken.
  const about = [...understood.topic, ...understood.phrases].join(' ');
  return fields(
    ...candidates.map(({ name, role, statements, onTopic }) => {
      const amount = wording.answers.candidateAmount(statements, onTopic, about);
      return { name, value: [role, amount].filter(Boolean).join(' · ') };
    }),
  );
}

/** What is asked for what is on record beside what was asked for. */
export function nearMissCalls({ understood, nearMisses }: Pick<Answer, 'understood' | 'nearMisses'>): Call[] {
  const isAboutSomething = understood.topic.length > 0 || understood.phrases.length > 0;
  const others = nearMisses.filter(
    ({ kind }) => kind === 'similar-name' || (kind === 'other-speakers' && isAboutSomething),
  );
  const parts = nearMisses.filter(({ kind }) => kind === 'part-of-topic').map((miss) => askPart(miss, understood));
  // Who is judged or charged did speak: what they said can be read.
  const said = nearMisses.filter(({ kind }) => kind === 'other-topics' && outOfScopeAnswer(understood) !== null);
  return [
    ...parts,
    ...others.map(({ name }) => askAboutPerson(name, understood)),
    ...said.map(({ name }) => askAboutPerson(name, { ...understood, topic: [], phrases: [], from: null, to: null })),
  ].slice(0, MOST_CALLS);
}

/** What is on record beside what was asked for. */
export function nearMissNotes(nearMisses: readonly NearMiss[]): Note[] {
  const of = (kind: NearMiss['kind']) => nearMisses.filter((miss) => miss.kind === kind);
  const counted = (misses: readonly NearMiss[]) => misses.map((miss) => `${miss.name} (${miss.count})`).join(', ');
  const line = (intro: string, misses: readonly NearMiss[]) => (misses.length === 0 ? [] : [intro + counted(misses)]);
  const parts = of('part-of-topic').map((miss) => ({ ...miss, name: partName(miss) }));
  const lines = [
    ...line(wording.answers.onRecordInPart, parts),
    ...line(wording.answers.onRecordFromOthers, of('other-speakers')),
    ...of('other-topics').map(({ name, count, topics = [] }) => wording.answers.onRecordFrom(name, count, topics)),
    ...line(wording.answers.quotedByOthers, of('quoted-by')),
    ...line(wording.answers.onlyMentioned, of('mentioned-only')),
    ...line(wording.answers.similarNames, of('similar-name')),
  ];
  return lines.map((text) => note(text));
}

/** What no record can tell, in words; null where it could. */
export function outOfScopeAnswer({ negated, future, judgement, premise }: Query): string | null {
  if (negated) return wording.answers.notSaidIsNoRecord;
  if (future) return wording.answers.futureIsNoRecord;
  return judgement || premise ? wording.answers.judgementIsNoRecord : null;
}

/** "Anthony Fauci on boosters". */
function partName({ name, topics = [] }: NearMiss): string {
  return wording.answers.nameAndTopic(name, topics.join(' '));
}

/** The question again, for what of it is on record. */
function askPart(miss: NearMiss, understood: Query) {
  return {
    ...askAboutPerson(miss.name, { ...understood, topic: miss.topics ?? [], phrases: [] }),
    label: partName(miss),
  };
}
