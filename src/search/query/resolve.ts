import { HONORIFICS, TITLE_FORMS, TITLE_WORDS } from '../../lang/index.js';
import type { SpellingCorrection } from '../../model/query.js';
import type { QueryToken } from '../../text/tokenizer.js';
import type { SearchContext } from '../context.js';
import type { ParsedQuestion } from '../question/parse.js';
import type { Register, RegisterEntry } from '../speakers/register.js';
import type { ResolveContext } from '../speakers/resolve.js';
import { isJoin, resolveAll, splitAtJoins } from '../speakers/speaker-set.js';
import { type Exclusions, NO_EXCLUSIONS, type ResolvedQuery } from './resolved-query.js';
import { readSpeakersAndPeriod } from './speakers-and-period.js';

/**
 * Looks up the names of a question that says all there is to know, and composes its parts.
 *
 * @param name who is asked for where that is given beside the question.
 * @throws {OnrecordError} as `identifyBeside`.
 */
export async function resolveQuery(
  parsed: ParsedQuestion,
  context: SearchContext,
  name: readonly QueryToken[] | null = null,
): Promise<ResolvedQuery> {
  const { who, topic, corrections, period, resolving } = await readSpeakersAndPeriod(parsed, context, name);
  const left = await readExclusions(parsed.excluded, parsed.without, resolving);
  return {
    who,
    words: await withNamesAside(topic, context.register),
    phrases: parsed.phrases,
    corrections: [...corrections, ...left.corrections],
    period,
    restrictions: parsed.restrictions,
    modality: parsed.modality,
    exclusions: left.exclusions,
    isOfEveryone: name === null && parsed.form.subject.kind === 'anyone',
    asTyped: context.asTyped,
    followUp: null,
    skip: 0,
  };
}

/** A title or given name before somebody's surname in a topic is not missed: texts say "Soleimani" as well. */
async function withNamesAside(tokens: readonly QueryToken[], register: Register): Promise<readonly QueryToken[]> {
  const aside = async (token: QueryToken, i: number): Promise<QueryToken> => {
    const next = tokens[i + 1];
    const bearers = next ? await register.byHandle([next.plain]) : [];
    const isTitle = [TITLE_WORDS, TITLE_FORMS, HONORIFICS].some((words) => words.has(token.plain));
    // Of several bearers the given name tells which one is meant.
    const isOfName =
      bearers.length === 1 ? bearers[0]!.given.has(token.plain) || isTitle : bearers.length > 1 && isTitle;
    return isOfName ? { ...token, isAside: true } : token;
  };
  return Promise.all(tokens.map(aside));
}

/**
 * Reads what a question leaves out.
 *
 * @param besides words where somebody must stand ("who besides Milley"): each name of them is looked up.
 * @param without somebody, or else words that must not be said ("iraq not iran").
 */
async function readExclusions(
  besides: readonly QueryToken[],
  without: readonly QueryToken[],
  context: ResolveContext,
): Promise<Pick<ResolvedQuery, 'exclusions' | 'corrections'>> {
  let exclusions = NO_EXCLUSIONS;
  const corrections: SpellingCorrection[] = [];
  const whole = besides.length > 0 ? await resolveAll(besides, context) : null;
  const names = besides.length === 0 ? [] : whole ? [besides] : splitAtJoins(besides);
  for (const name of [...names, ...(without.length > 0 ? [without] : [])]) {
    const found = await resolveAll(name, context);
    const typed = typedOf(name);
    corrections.push(...(found?.corrections ?? []));
    if (found?.who.kind === 'speakers') {
      exclusions = { ...exclusions, entries: [...exclusions.entries, ...found.who.entries] };
    } else if (found?.who.kind === 'several') {
      exclusions = withUnclear(exclusions, typed, found.who.entries);
    } else if (name === without) {
      exclusions = { ...exclusions, words: without };
    } else {
      exclusions = { ...exclusions, unread: [...exclusions.unread, typed] };
    }
  }
  return { exclusions, corrections };
}

/** One question back at a time: of a second name that several bear, nobody is left out, which is told. */
function withUnclear(exclusions: Exclusions, name: string, entries: readonly RegisterEntry[]): Exclusions {
  if (exclusions.unclear) return { ...exclusions, unread: [...exclusions.unread, name] };
  return { ...exclusions, unclear: { name, entries } };
}

function typedOf(name: readonly QueryToken[]): string {
  return name
    .filter(({ plain }) => !isJoin(plain))
    .map(({ typed }) => typed)
    .join(' ');
}
