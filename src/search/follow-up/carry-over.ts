import { STOP_WORDS } from '../../lang/index.js';
import type { FollowUp, Turn, Understood } from '../../model/query.js';
import { titleWords } from '../../people/offices.js';
import { plain } from '../../text/words.js';
import { LEAST_FRAGMENT } from '../match/fragment.js';
import { OPEN, type Period } from '../question/dates.js';
import { NOBODY_LEFT_OUT } from '../question/exclusions.js';
import { onRecord, type Tools } from '../question/meaning.js';
import type { Request } from '../question/request.js';
import { plainWords, type Token, tokensOf } from '../question/tokens.js';
import { identify } from '../speakers/identify.js';
import type { Entry } from '../speakers/register.js';
import type { ResolveContext } from '../speakers/resolve.js';
import type { Identified, Who } from '../speakers/speaker-set.js';

/** A part of a question that may still hold for the next one. */
export type Part = FollowUp['carried'][number];

export const ALL_PARTS: readonly Part[] = ['speakers', 'topic', 'dates', 'kind', 'sources', 'order'];

/** Makes a request of the one before: `parts` of it are kept, others are changed, the rest is dropped. */
export type Carrying = (kind: FollowUp['kind'], parts: readonly Part[], changed: Partial<Request>) => Request;

/** The request before, with nothing but some parts of it kept, and others changed. */
export function carried(
  before: Request,
  { speakers, from, to, kind, sourceKinds, order, unknownSpeaker, reporters }: Understood,
  followUp: FollowUp['kind'],
  parts: readonly Part[],
  changed: Partial<Request>,
): Request {
  const has: Readonly<Record<Part, boolean>> = {
    speakers:
      speakers.length > 0 || unknownSpeaker !== undefined || reporters === true || before.who.kind === 'several',
    topic: isAnything(before),
    dates: from !== null || to !== null,
    kind: kind !== null,
    sources: sourceKinds !== undefined,
    order: order !== undefined,
    statement: false,
  };
  const keeps = (part: Part) => parts.includes(part);
  return {
    ...before,
    // Whoever was left out is not left out of the next question, where they may be the ones asked for.
    ...(!keeps('speakers') && {
      who: { kind: 'anyone' },
      excluded: { ...NOBODY_LEFT_OUT, words: before.excluded.words },
    }),
    ...(!keeps('topic') && { topic: [], phrases: [] }),
    ...(!keeps('dates') && { period: OPEN }),
    ...(!keeps('kind') && { kind: null }),
    ...(!keeps('sources') && { sourceKinds: null }),
    ...(!keeps('order') && { order: 'best' }),
    ...changed,
    followUp: { kind: followUp, carried: parts.filter((part) => has[part]) },
  };
}

export function but(parts: readonly Part[], ...left: readonly Part[]): readonly Part[] {
  return parts.filter((part) => !left.includes(part));
}

/** The request that an answer was given to. */
export async function requestOf(after: Turn, tools: Tools): Promise<Request> {
  const { understood } = after;
  const { from, to, kind, sourceKinds, order, excluded } = understood;
  const candidates = await candidatesOf(after, tools);
  // Where it was asked back who is to be left out, the candidates are those.
  const unclear = candidates.length > 0 ? excluded?.unclear : undefined;
  return {
    who: await whoOf(after, unclear === undefined ? candidates : [], tools),
    topic: (understood.words ?? []).map((word) => ({ ...word, plain: plain(word.typed) })),
    phrases: understood.phrases,
    corrections: [],
    period: { from, to },
    kind,
    sourceKinds: sourceKinds ?? null,
    order: order ?? 'best',
    excluded: {
      entries: await bearersOf(excluded?.speakers ?? [], tools),
      words: tokensOf((excluded?.words ?? []).join(' ')),
      unclear: unclear === undefined ? null : { name: unclear, entries: candidates },
      unread: [],
    },
    isFuture: understood.future === true,
    isJudgement: understood.judgement === true,
    isNegated: understood.negated === true,
    hasPremise: understood.premise === true,
    isAsked: understood.asked === true,
    isOfEveryone: understood.everyone === true,
    asTyped: understood.asTyped === true || tools.asTyped,
    followUp: null,
    skip: 0,
  };
}

async function candidatesOf({ outcome, candidates }: Turn, { register }: Tools): Promise<readonly Entry[]> {
  if (outcome !== 'ambiguous') return [];
  await register.byIds(candidates);
  return candidates.flatMap((id) => register.byId(id) ?? []);
}

async function whoOf({ understood }: Turn, candidates: readonly Entry[], tools: Tools): Promise<Who> {
  const { speakers, role, unknownSpeaker, reporters } = understood;
  const entries = await bearersOf(speakers, tools);
  if (entries.length > 0) return { kind: 'speakers', entries, role: role ?? null };
  if (reporters) return { kind: 'reporters' };
  if (unknownSpeaker !== undefined) {
    return (await meantBy(unknownSpeaker, tools)).who;
  }
  return candidates.length > 0 ? { kind: 'several', entries: candidates } : { kind: 'anyone' };
}

/** The people of some ids; an unnamed one stands for all of that description, as when they were asked for. */
async function bearersOf(
  people: readonly { readonly id: string; readonly name: string }[],
  { register }: Tools,
): Promise<Entry[]> {
  await register.byIds(people.map(({ id }) => id));
  const bearers: Entry[] = [];
  for (const { id, name } of people) {
    const entry = register.byId(id);
    if (!entry) continue;
    if (entry.named) bearers.push(entry);
    else {
      const described = await register.byDescription(titleWords(plainWords(name)));
      bearers.push(...described.filter((one) => one.name.toLowerCase() === name.toLowerCase()));
    }
  }
  return bearers;
}

/** Whom a name means that stands where a speaker must: all who are called so, a question back, or nobody. */
export async function meantBy(name: string, tools: Tools): Promise<Identified> {
  const words = tokensOf(name);
  return identify({ subject: { kind: 'asked', words }, topic: [] }, await contextFor(words, tools), tools.store);
}

export async function contextFor(
  tokens: readonly Token[],
  { register, store, asTyped }: Tools,
  period: Period = OPEN,
): Promise<ResolveContext> {
  return { register, period, asTyped, isOnRecord: await onRecord(tokens, store) };
}

export function entriesOf(who: Who): readonly Entry[] {
  return 'entries' in who ? who.entries : [];
}

export async function speakersShown({ shown }: Turn, { register, store }: Tools): Promise<Entry[]> {
  const [first] = await store.statements(shown.slice(0, 1));
  return first?.speaker ? [...(await register.byIds([first.speaker.personId]))] : [];
}

/** Whether it is about something: a word that tells, a phrase, or so many little words that they may be a sentence. */
export function isAnything({ topic, phrases }: Pick<Request, 'topic' | 'phrases'>): boolean {
  return phrases.length > 0 || topic.length >= LEAST_FRAGMENT || topic.some((token) => !STOP_WORDS.has(token.plain));
}

/** What was asked for; where nothing was, what the statement shown is about in its own words. */
export async function topicOrShown(before: Request, { shown }: Turn, { store }: Tools): Promise<readonly Token[]> {
  if (isAnything(before)) return before.topic;
  const [first] = await store.statements(shown.slice(0, 1));
  const own = first?.topics.filter(({ from }) => from === 'statement').map(({ term }) => term) ?? [];
  return tokensOf(own.slice(0, 2).join(' '));
}

/** Whom "he", "she" or "they" means: those asked for, else whoever said what was shown. */
export async function antecedent(pronoun: string, who: Who, after: Turn, tools: Tools): Promise<Who | null> {
  if (who.kind === 'unknown' && pronoun !== 'they') return who;
  const entries = who.kind === 'anyone' ? await speakersShown(after, tools) : entriesOf(who);
  const gender = pronoun === 'he' ? 'm' : pronoun === 'she' ? 'f' : null;
  const fitting = entries.filter((entry) => gender === null || entry.gender === null || entry.gender === gender);
  if (fitting.length === 0) return null;
  const isOne = fitting.every((entry) => !entry.named && entry.name === fitting[0]!.name) || fitting.length === 1;
  if (who.kind === 'several' || (gender !== null && !isOne)) return { kind: 'several', entries: fitting };
  return { kind: 'speakers', entries: fitting, role: who.kind === 'speakers' ? who.role : null };
}
