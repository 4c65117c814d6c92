import { STOP_WORDS } from '../../lang/index.js';
import type { ConversationTurn } from '../../model/query.js';
import { type QueryToken, queryTokensOf } from '../../text/tokenizer.js';
import type { SearchContext } from '../context.js';
import type { ResolvedQuery } from '../query/resolved-query.js';
import type { RegisterEntry } from '../speakers/register.js';
import type { SpeakerSet } from '../speakers/speaker-set.js';
import { LEAST_FRAGMENT } from '../topic/topic.js';
import { peopleOfSpeakerSet } from './names.js';

/** What a pronoun refers to in the turn before (anaphora resolution): somebody, or a topic. */

/** Whom "he", "she" or "they" means: those asked for, else whoever said what was shown. */
export async function antecedent(
  pronoun: string,
  who: SpeakerSet,
  turn: ConversationTurn,
  context: SearchContext,
): Promise<SpeakerSet | null> {
  if (who.kind === 'unknown' && pronoun !== 'they') return who;
  const entries = who.kind === 'anyone' ? await speakersOfFirstStatement(turn, context) : peopleOfSpeakerSet(who);
  const gender = pronoun === 'he' ? 'm' : pronoun === 'she' ? 'f' : null;
  const fitting = entries.filter((entry) => gender === null || entry.gender === null || entry.gender === gender);
  if (fitting.length === 0) return null;
  const isOne = fitting.every((entry) => !entry.named && entry.name === fitting[0]!.name) || fitting.length === 1;
  if (who.kind === 'several' || (gender !== null && !isOne)) return { kind: 'several', entries: fitting };
  return { kind: 'speakers', entries: fitting, role: who.kind === 'speakers' ? who.role : null };
}

/** Whoever said the first statement that was shown; nobody where the source names none. */
export async function speakersOfFirstStatement(
  { shown }: ConversationTurn,
  { register, store }: SearchContext,
): Promise<RegisterEntry[]> {
  const [first] = await store.statements(shown.slice(0, 1));
  return first?.speaker ? [...(await register.byIds([first.speaker.personId]))] : [];
}

/** The topic that was asked for; where none was, what the statement shown is about in its own words. */
export async function previousTopic(
  previous: ResolvedQuery,
  { shown }: ConversationTurn,
  { store }: SearchContext,
): Promise<readonly QueryToken[]> {
  if (hasTopic(previous)) return previous.words;
  const [first] = await store.statements(shown.slice(0, 1));
  const own = first?.topics.filter(({ from }) => from === 'statement').map(({ term }) => term) ?? [];
  return queryTokensOf(own.slice(0, 2).join(' '));
}

/** Whether it is about something: a content word, a phrase, or so many function words that they may be a sentence. */
export function hasTopic({ words, phrases }: Pick<ResolvedQuery, 'words' | 'phrases'>): boolean {
  return phrases.length > 0 || words.length >= LEAST_FRAGMENT || words.some((token) => !STOP_WORDS.has(token.plain));
}
