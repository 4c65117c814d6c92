import { CHOICE_FILLERS, DAY_ORDINALS, GENERIC_NAMES, STOP_WORDS, TITLE_LINKS } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import type { Turn } from '../../model/query.js';
import { ALL_PARTS, but, type Carrying, contextFor, entriesOf, speakersShown } from '../follow-up/carry-over.js';
import type { Tools } from '../question/meaning.js';
import type { ParsedQuestion } from '../question/parse.js';
import type { Request } from '../question/request.js';
import { tokensOf } from '../question/tokens.js';
import { closestWord } from '../topic/spelling.js';
import { isQualifiedBy } from './qualifiers.js';
import type { Entry } from './register.js';
import { type Correction, capitalised, resolveSpeaker } from './resolve.js';
import { type Identified, resolveAll, type Who } from './speaker-set.js';

const GENERIC_NAME = new RegExp(`^(?:${alternatives(GENERIC_NAMES)})$`, 'i');

/** "the other Brown", "not him": those who are called so, but not those who were meant before. */
export async function otherOfName(name: string, who: Who, after: Turn, tools: Tools): Promise<Who | null> {
  const { register } = tools;
  const asked =
    who.kind === 'several'
      ? []
      : [...entriesOf(who), ...(who.kind === 'anyone' ? await speakersShown(after, tools) : [])];
  const isGeneric = GENERIC_NAME.test(name);
  const words = tokensOf(name).map((token) => token.plain);
  const names = isGeneric ? asked.map(({ surname }) => tokensOf(surname).map((token) => token.plain)) : [words];
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
export async function leavingOut(
  rest: string,
  before: Request,
  after: Turn,
  carrying: Carrying,
  tools: Tools,
): Promise<Request | null> {
  const tokens = tokensOf(rest);
  const found = await resolveAll(tokens, await contextFor(tokens, tools));
  const unwanted = found && 'entries' in found.who ? found.who.entries : [];
  const corrections = found?.corrections ?? [];
  if (unwanted.length > 0) {
    const meant = entriesOf(before.who);
    const others = meant.filter((entry) => !unwanted.includes(entry));
    if (meant.length > 0 && others.length === 0) {
      const who = await otherOfName(
        unwanted[0]!.surname,
        { kind: 'speakers', entries: unwanted, role: null },
        after,
        tools,
      );
      // Nobody else is called so: then whoever else spoke of it.
      const isOnlyOne = who === null || who.kind === 'unknown';
      const changed = isOnlyOne
        ? {
            who: { kind: 'anyone' } as const,
            isOfEveryone: true,
            excluded: { ...before.excluded, entries: [...before.excluded.entries, ...unwanted] },
          }
        : { who };
      return carrying('other-speaker', but(ALL_PARTS, 'speakers'), { ...changed, corrections });
    }
    if (others.length < meant.length) {
      const who: Who =
        before.who.kind === 'several' && others.length > 1
          ? { kind: 'several', entries: others }
          : { kind: 'speakers', entries: others, role: null };
      return carrying('other-speaker', but(ALL_PARTS, 'speakers'), { who, corrections });
    }
    return carrying('refined', ALL_PARTS, leftOutToo(before, rest, { who: found!.who, corrections }));
  }
  const words = tokens.filter(({ plain }) => !STOP_WORDS.has(plain));
  if (words.length === 0) return null;
  return carrying('refined', ALL_PARTS, {
    excluded: { ...before.excluded, words: [...before.excluded.words, ...words] },
  });
}

/** Leaves somebody out as well; where several are called so, which of them is asked. */
export function leftOutToo(
  { excluded }: Request,
  name: string,
  { who, corrections }: Pick<Identified, 'who' | 'corrections'>,
): Partial<Request> {
  const meant = 'entries' in who ? [...who.entries] : [];
  return {
    corrections,
    excluded:
      who.kind === 'several'
        ? { ...excluded, unclear: { name, entries: meant } }
        : { ...excluded, entries: [...excluded.entries, ...meant], unclear: null },
  };
}

/**
 * "the general", "Charles", "the one from Ohio", "the second", of those who were asked about. A given name may be
 * misspelt, which is told, but a word of the record is a word.
 */
export async function pickedAmong(
  text: string,
  parsed: ParsedQuestion,
  entries: readonly Entry[],
  tools: Tools,
): Promise<Pick<Identified, 'who' | 'corrections'> | null> {
  const tokens = tokensOf(text).filter(({ plain }) => !TITLE_LINKS.has(plain) && !CHOICE_FILLERS.has(plain));
  if (tokens.length === 0 || parsed.phrases.length > 0) return null;
  const at = tokens.length === 1 ? ordinal(tokens[0]!.plain) : null;
  const nth = at === null ? undefined : entries.at(at);
  if (nth) return picked([nth], []);
  const context = await contextFor(tokens, tools);
  const corrections: Correction[] = [];
  let meant = entries;
  for (const { typed, plain } of tokens) {
    const called = meant.filter((entry) => isCalled(entry, plain));
    const isSlip = called.length === 0 && !tools.asTyped && !context.isOnRecord(plain);
    const given = isSlip ? closestWord(plain, [...new Set(meant.flatMap((entry) => [...entry.given]))]) : null;
    if (given !== null) corrections.push({ typed, shown: capitalised(given) });
    meant = given === null ? called : meant.filter((entry) => entry.given.has(given));
  }
  if (meant.length > 0) return picked(meant, corrections);
  if (parsed.form.subject.kind !== 'keywords') return null;
  const resolution = await resolveSpeaker(tokens, context);
  if (resolution.kind !== 'person') return null;
  return picked(
    resolution.entries.filter((entry) => entries.includes(entry)),
    resolution.corrections,
  );
}

function isCalled(entry: Entry, plain: string): boolean {
  return isQualifiedBy(entry, plain) || [...entry.handles].some((handle) => handle.split(' ').includes(plain));
}

function picked(
  meant: readonly Entry[],
  corrections: readonly Correction[],
): Pick<Identified, 'who' | 'corrections'> | null {
  if (meant.length === 0) return null;
  const who: Who =
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
