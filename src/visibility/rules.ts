import { ATTRIBUTIONS, type GroundRules } from '../model/source.js';
import { strictestEmbargo } from './embargo/index.js';

/**
 * Merges the ground rules that a document states in several places (its front matter, its text) to the strictest: the
 * strictest attribution, and the embargo that ends last. A description holds whoever gives it; the first one counts.
 *
 * @returns undefined where none states any.
 */
export function strictestRules(stated: readonly (GroundRules | undefined)[]): GroundRules | undefined {
  const rules = stated.filter((each) => each !== undefined);
  if (rules.length === 0) return undefined;
  const strictness = Math.max(...rules.map(({ attribution }) => ATTRIBUTIONS.indexOf(attribution)));
  const embargo = strictestEmbargo(rules.flatMap((each) => each.embargo ?? []));
  const description = rules.find((each) => each.description !== undefined)?.description;
  return {
    attribution: ATTRIBUTIONS[strictness]!,
    ...(embargo && { embargo }),
    ...(description !== undefined && { description }),
  };
}
