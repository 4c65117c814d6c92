import type { Answer, NearMiss } from '../../model/answer.js';
import type { Query } from '../../model/query.js';
import { count } from '../layout/wording.js';
import { type Actions, type Fields, fields, type Note, note } from '../reply/reply.js';
import { datesAsked } from './understanding.js';

/** What may be asked next, where there is no answer or more than one person is meant. */

type Call = Actions['actions'][number];

/** Calls that are offered at most. */
export const MOST_CALLS = 5;

/** The kinds of statements, as /said calls them. */
export const KIND_OPTIONS = { quotes: 'direct', paraphrases: 'indirect' } as const;

/** The same question, of one person. */
export function askAboutPerson(name: string, { topic, phrases, from, to, kind, asTyped }: Query): Call {
  const about = [...topic, ...phrases.map((phrase) => `"${phrase}"`)].join(' ');
  const text = `what did ${name} say${about && ` about ${about}`}${datesAsked(from, to)}`;
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
      const topical = onTopic === undefined ? '' : `, ${onTopic === 0 ? 'none' : onTopic} on ${about}`;
      return { name, value: [role, `${count(statements, 'statement')}${topical}`].filter(Boolean).join(' · ') };
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
  return lines.map((text) => note(text));
}

/** What no record can tell, in words; null where it could. */
export function outOfScopeAnswer({ negated, future, judgement, premise }: Query): string | null {
  if (negated) return 'A record holds what was said; it cannot tell what was not said.';
  if (future) return 'A record holds what was said, not what will be.';
  return judgement || premise ? 'A record holds what was said; it does not judge it.' : null;
}

/** "Anthony Fauci on boosters". */
function partName({ name, topics = [] }: NearMiss): string {
  return `${name} on ${topics.join(' ')}`;
}

/** The question again, for what of it is on record. */
function askPart(miss: NearMiss, understood: Query) {
  return {
    ...askAboutPerson(miss.name, { ...understood, topic: miss.topics ?? [], phrases: [] }),
    label: partName(miss),
  };
}
