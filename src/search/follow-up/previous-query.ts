import type { ConversationTurn } from '../../model/query.js';
import { titleWords } from '../../people/offices.js';
import { plainWords, queryTokensOf } from '../../text/tokenizer.js';
import { normalizeWord } from '../../text/words.js';
import type { SearchContext } from '../context.js';
import { modalityOf, type ResolvedQuery } from '../query/resolved-query.js';
import type { RegisterEntry } from '../speakers/register.js';
import type { SpeakerSet } from '../speakers/speaker-set.js';
import { resolveName } from './names.js';

/** The query of the turn before, its people looked up again. */
export async function queryOfTurn(turn: ConversationTurn, context: SearchContext): Promise<ResolvedQuery> {
  const { understood } = turn;
  const { from, to, kind, sourceKinds, order, excluded } = understood;
  const candidates = await candidatesOf(turn, context);
  // Where it was asked back who is to be left out, the candidates are those.
  const unclear = candidates.length > 0 ? excluded?.unclear : undefined;
  return {
    who: await whoOf(turn, unclear === undefined ? candidates : [], context),
    words: (understood.words ?? []).map((word) => ({ ...word, plain: normalizeWord(word.typed) })),
    phrases: understood.phrases,
    corrections: [],
    period: { from, to },
    restrictions: { kind, ...(sourceKinds && { sourceKinds }), ...(order && { order }) },
    modality: modalityOf(understood),
    exclusions: {
      entries: await bearersOf(excluded?.speakers ?? [], context),
      words: queryTokensOf((excluded?.words ?? []).join(' ')),
      unclear: unclear === undefined ? null : { name: unclear, entries: candidates },
      unread: [],
    },
    isOfEveryone: understood.everyone === true,
    asTyped: understood.asTyped === true || context.asTyped,
    followUp: null,
    skip: 0,
  };
}

async function candidatesOf(
  { outcome, candidates }: ConversationTurn,
  { register }: SearchContext,
): Promise<readonly RegisterEntry[]> {
  if (outcome !== 'ambiguous') return [];
  await register.byIds(candidates);
  return candidates.flatMap((id) => register.byId(id) ?? []);
}

async function whoOf(
  { understood }: ConversationTurn,
  candidates: readonly RegisterEntry[],
  context: SearchContext,
): Promise<SpeakerSet> {
  const { speakers, role, unknownSpeaker, reporters } = understood;
  const entries = await bearersOf(speakers, context);
  if (entries.length > 0) return { kind: 'speakers', entries, role: role ?? null };
  if (reporters) return { kind: 'reporters' };
  if (unknownSpeaker !== undefined) {
    return (await resolveName(unknownSpeaker, context)).who;
  }
  return candidates.length > 0 ? { kind: 'several', entries: candidates } : { kind: 'anyone' };
}

/** The people of some ids; an unnamed one stands for all of that description, as when they were asked for. */
async function bearersOf(
  people: readonly { readonly id: string; readonly name: string }[],
  { register }: SearchContext,
): Promise<RegisterEntry[]> {
  await register.byIds(people.map(({ id }) => id));
  const bearers: RegisterEntry[] = [];
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
