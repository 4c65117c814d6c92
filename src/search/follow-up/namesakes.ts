import { CHOICE_FILLERS, DAY_ORDINALS, GENERIC_NAMES, STOP_WORDS, TITLE_LINKS } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import type { ConversationTurn, SpellingCorrection } from '../../model/query.js';
import { queryTokensOf } from '../../text/tokenizer.js';
import type { SearchContext } from '../context.js';
import type { ResolvedQuery } from '../query/resolved-query.js';
import type { ParsedQuestion } from '../question/parse.js';
import { isQualifiedBy } from '../speakers/qualifiers.js';
import type { RegisterEntry } from '../speakers/register.js';
import { capitalised, resolveSpeaker } from '../speakers/resolve.js';
import { resolveAll, type SpeakerSet, type SpeakersAndTopic } from '../speakers/speaker-set.js';
import { closestWord } from '../topic/spelling.js';
import { speakersOfFirstStatement } from './antecedent.js';
import { ALL_PARTS, allPartsBut, type Inherit, type OwnParts } from './inheritance.js';
import { peopleOfSpeakerSet, resolveContextFor } from './names.js';

const GENERIC_NAME = new RegExp(`^(?:${alternatives(GENERIC_NAMES)})$`, 'i');

/** "the other Brown", "not him": those who are called so, but not those who were meant before. */
export async function otherOfName(
  name: string,
  who: SpeakerSet,
  turn: ConversationTurn,
  context: SearchContext,
): Promise<SpeakerSet | null> {
  const { register } = context;
  const asked =
    who.kind === 'several'
      ? []
      : [...peopleOfSpeakerSet(who), ...(who.kind === 'anyone' ? await speakersOfFirstStatement(turn, context) : [])];
  const isGeneric = GENERIC_NAME.test(name);
  const words = queryTokensOf(name).map((token) => token.plain);
  const names = isGeneric ? asked.map(({ surname }) => queryTokensOf(surname).map((token) => token.plain)) : [words];
  const called = await Promise.all(names.map((each) => register.byHandle(each)));
  const bearers = who.kind === 'several' && isGeneric ? who.entries : called.flat();
  if (bearers.length === 0 && !isGeneric) return null;
  const others = [...new Set(bearers)].filter((entry) => entry.named && !asked.includes(entry));
  if (others.length > 1) return { kind: 'several', entries: others };
  if (others.length === 1) return { kind: 'speakers', entries: others, role: null };
  return {
    kind: 'unknown',
    name: isGeneric ? `another ${asked[0]?.surname ?? 'speaker'}` : name,
    similar: asked,
    mentions: null,
  };
}

/** "not Sherrod" among the Browns, "not Milley" among all who spoke, "not helicopters". */
export async function exclude(
  rest: string,
  previous: ResolvedQuery,
  turn: ConversationTurn,
  inherit: Inherit,
  context: SearchContext,
): Promise<ResolvedQuery | null> {
  const tokens = queryTokensOf(rest);
  const found = await resolveAll(tokens, await resolveContextFor(tokens, context));
  const unwanted = found && 'entries' in found.who ? found.who.entries : [];
  const corrections = found?.corrections ?? [];
  if (unwanted.length > 0) {
    const meant = peopleOfSpeakerSet(previous.who);
    const others = meant.filter((entry) => !unwanted.includes(entry));
    if (meant.length > 0 && others.length === 0) {
      const who = await otherOfName(
        unwanted[0]!.surname,
        { kind: 'speakers', entries: unwanted, role: null },
        turn,
        context,
      );
      // Nobody else is called so: then whoever else spoke of it.
      const isOnlyOne = who === null || who.kind === 'unknown';
      const changed = isOnlyOne
        ? {
            who: { kind: 'anyone' } as const,
            isOfEveryone: true,
            exclusions: { ...previous.exclusions, entries: [...previous.exclusions.entries, ...unwanted] },
          }
        : { who };
      return inherit('other-speaker', allPartsBut('speakers'), { ...changed, corrections });
    }
    if (others.length < meant.length) {
      const who: SpeakerSet =
        previous.who.kind === 'several' && others.length > 1
          ? { kind: 'several', entries: others }
          : { kind: 'speakers', entries: others, role: null };
      return inherit('other-speaker', allPartsBut('speakers'), { who, corrections });
    }
    return inherit('refined', ALL_PARTS, withExclusion(previous, rest, { who: found!.who, corrections }));
  }
  const words = tokens.filter(({ plain }) => !STOP_WORDS.has(plain));
  if (words.length === 0) return null;
  return inherit('refined', ALL_PARTS, {
    exclusions: { ...previous.exclusions, words: [...previous.exclusions.words, ...words] },
  });
}

/** Leaves somebody out as well; where several are called so, which of them is asked. */
export function withExclusion(
  { exclusions }: ResolvedQuery,
  name: string,
  { who, corrections }: Pick<SpeakersAndTopic, 'who' | 'corrections'>,
): OwnParts {
  const meant = 'entries' in who ? [...who.entries] : [];
  return {
    corrections,
    exclusions:
      who.kind === 'several'
        ? { ...exclusions, unclear: { name, entries: meant } }
        : { ...exclusions, entries: [...exclusions.entries, ...meant], unclear: null },
  };
}

/**
 * "the general", "Charles", "the one from Ohio", "the second", of those who were asked about. A given name may be
 * misspelt, which is told, but a word of the record is a word.
 */
export async function pickCandidate(
  parsed: ParsedQuestion,
  entries: readonly RegisterEntry[],
  context: SearchContext,
): Promise<Pick<SpeakersAndTopic, 'who' | 'corrections'> | null> {
  const tokens = queryTokensOf(parsed.text).filter(
    ({ plain }) => !TITLE_LINKS.has(plain) && !CHOICE_FILLERS.has(plain),
  );
  if (tokens.length === 0 || parsed.phrases.length > 0) return null;
  const at = tokens.length === 1 ? ordinal(tokens[0]!.plain) : null;
  const nth = at === null ? undefined : entries.at(at);
  if (nth) return choiceOf([nth], []);
  const resolving = await resolveContextFor(tokens, context);
  const corrections: SpellingCorrection[] = [];
  let meant = entries;
  for (const { typed, plain } of tokens) {
    const called = meant.filter((entry) => isCalled(entry, plain));
    const isSlip = called.length === 0 && !context.asTyped && !resolving.isOnRecord(plain);
    const given = isSlip ? closestWord(plain, [...new Set(meant.flatMap((entry) => [...entry.given]))]) : null;
    if (given !== null) corrections.push({ typed, shown: capitalised(given) });
    meant = given === null ? called : meant.filter((entry) => entry.given.has(given));
  }
  if (meant.length > 0) return choiceOf(meant, corrections);
  if (parsed.form.subject.kind !== 'keywords') return null;
  const resolution = await resolveSpeaker(tokens, resolving);
  if (resolution.kind !== 'person') return null;
  return choiceOf(
    resolution.entries.filter((entry) => entries.includes(entry)),
    resolution.corrections,
  );
}

function isCalled(entry: RegisterEntry, plain: string): boolean {
  return isQualifiedBy(entry, plain) || [...entry.handles].some((handle) => handle.split(' ').includes(plain));
}

function choiceOf(
  meant: readonly RegisterEntry[],
  corrections: readonly SpellingCorrection[],
): Pick<SpeakersAndTopic, 'who' | 'corrections'> | null {
  if (meant.length === 0) return null;
  const who: SpeakerSet =
    meant.length > 1 ? { kind: 'several', entries: meant } : { kind: 'speakers', entries: meant, role: null };
  return { who, corrections };
}

/** Of the people that a question may choose from. */
const ORDINALS = DAY_ORDINALS.slice(0, 5);

/** Counting from 0; the last is -1. */
function ordinal(word: string): number | null {
  if (word === 'last') return -1;
  const figure = /^#?([1-9])(?:st|nd|rd|th)?$/.exec(word);
  const at = figure ? Number(figure[1]) - 1 : ORDINALS.indexOf(word);
  return at < 0 ? null : at;
}
