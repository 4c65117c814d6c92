import { ANYONE, AUXILIARIES, EXCLUDERS, EXCLUSION_ENDS, SAYING_VERBS, STOP_WORDS } from '../../lang/index.js';
import { type QueryToken, queryTokensOf } from '../../text/tokenizer.js';

/** Whom and what a question leaves out. */

/**
 * What is left out at the end of a question ("-draft", "but not Iran", ", not Brownback", "Iraq not Iran") or of its
 * subject ("Esper not Milley on troops").
 */
const WITHOUT = [
  /(?<=\S) -(?=\p{L})([\p{L}\p{N}'-]+)$/u,
  /(?<=\S)(?:,| but| and| except)+ not (?:about |on |the )*([\p{L}\p{N}' -]+)$/iu,
  /(?<=\S) not (?:about |on |the )*([\p{L}\p{N}'-]+)$/iu,
  /(?<![^ ,])(?:(?:but|and) )?not ([\p{L}\p{N}' -]+?)(?=,? (?:about|on|re|regarding|concerning) \S)/iu,
];

/** Most words that are left out at once; more are a clause of what was said. */
const MOST_LEFT_OUT = 3;

/**
 * Cuts what is left out. A bare "not" leaves out where it stands behind a name or a topic and before one word or the
 * topic's marker; behind a verb or a function word ("it was not Iran"), and in a clause without a verb of its own ("why did
 * Esper not answer"), it is of what was said.
 */
export function splitWithout(text: string): { affirmed: string; without: string } {
  for (const pattern of WITHOUT) {
    const bare = text.replace(/[?!.\s]+$/, '');
    const match = pattern.exec(bare);
    if (!match) continue;
    const before = bare.slice(0, match.index);
    const left = queryTokensOf(match[1]!);
    if (
      isOfClause(queryTokensOf(before)) ||
      left.length > MOST_LEFT_OUT ||
      left.some(({ plain }) => STOP_WORDS.has(plain))
    )
      continue;
    return { affirmed: `${before} ${bare.slice(match.index + match[0].length)}`.trim(), without: match[1]! };
  }
  return { affirmed: text, without: '' };
}

/** Whether a "not" behind these words is of what was said. */
function isOfClause(words: readonly QueryToken[]): boolean {
  const last = words.at(-1)?.plain ?? '';
  const isClause =
    words.some(({ plain }) => AUXILIARIES.has(plain)) && words.every(({ plain }) => !SAYING_VERBS.has(plain));
  return (
    STOP_WORDS.has(last) ||
    SAYING_VERBS.has(last) ||
    isClause ||
    words.some(({ plain }) => /^(?:is|are|was|were)$/.test(plain))
  );
}

/** Cuts "besides Milley", "other than Esper", "apart from Kirby", "anyone but Psaki" out of a question. */
export function splitExcluded(tokens: readonly QueryToken[]): {
  asked: readonly QueryToken[];
  excluded: readonly QueryToken[];
} {
  const words = tokens.map((token) => token.plain);
  const at = words.findIndex(
    (word, i) =>
      EXCLUDERS.has(word) ||
      (word === 'but' && ANYONE.has(words[i - 1] ?? '')) ||
      (word === 'other' && words[i + 1] === 'than') ||
      (word === 'apart' && words[i + 1] === 'from'),
  );
  if (at < 0) return { asked: tokens, excluded: [] };
  const start = words[at] === 'other' || words[at] === 'apart' ? at + 2 : at + 1;
  const stop = words.findIndex((word, i) => i > start && EXCLUSION_ENDS.has(word));
  const end = stop < 0 ? words.length : stop;
  return { asked: [...tokens.slice(0, at), ...tokens.slice(end)], excluded: tokens.slice(start, end) };
}
