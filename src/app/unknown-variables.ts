import { editDistance } from '../text/edit-distance.js';

/** A name is shown no longer than this. */
const MOST_SHOWN = 60;

/** Slips that a name may have, by how many letters and digits the right one has; of a shorter one none. */
const SLIPS: readonly (readonly [atLeast: number, slips: number])[] = [
  [12, 2],
  [8, 1],
];

/** Variables that are set and that nobody reads, in sentences without their full stops. Values are never part of them. */
export interface UnknownVariables {
  /** Misspelt ones of ours: what was meant to be set isn't. */
  readonly faults: readonly string[];
  /** Those that may be another program's, or of a later version. */
  readonly remarks: readonly string[];
}

/**
 * Looks for variables that are nearly ours: those that begin as ours do and aren't known, and those that are a slip of the
 * pen away from a known one, or differ only in case or in what parts their words.
 *
 * A slip in a name with a prefix is a fault. What begins like a platform's and resembles nothing is remarked upon alone:
 * another program may read it, and in a cluster a service called "onrecord" sets ONRECORD_PORT and the like by itself. So is
 * what resembles a name without a prefix, such as `log_level`. A name made of words of ours alone is a name of its own and
 * no slip: SLACK_API_TOKEN is many a program's, and not SLACK_APP_TOKEN misspelt.
 *
 * @param set the names of the variables that are set
 * @param known the names of those that are read
 * @param prefixes how the variables of ours and of each platform begin; a platform's may be another program's as well
 */
export function unknownVariablesIn(
  set: readonly string[],
  known: readonly string[],
  prefixes: readonly string[],
): UnknownVariables {
  const prefixOf = (name: string) => prefixes.find((prefix) => name.startsWith(prefix)) ?? null;
  const faults: string[] = [];
  const remarks: string[] = [];
  const words = new Set(known.flatMap((name) => name.split('_')));
  for (const name of set) {
    if (known.includes(name)) continue;
    const shown = shownName(name);
    const meant = slipOf(name, known, words);
    if (meant !== null) {
      if (prefixOf(meant) === null) remarks.push(`${shown} is not read; ${meant} is`);
      else faults.push(`${shown} is not known; ${meant} is, and seems to be meant`);
      continue;
    }
    const prefix = prefixOf(name.toUpperCase());
    if (prefix === null) continue;
    const nearest = nearestOf(
      name,
      known.filter((other) => other.startsWith(prefix)),
    );
    remarks.push(`${shown} is not known, and not read${nearest === null ? '' : `; the nearest is ${nearest}`}`);
  }
  return { faults, remarks };
}

/** Its letters and digits alone: what parts its words, and their case, are no difference. */
function squashed(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function slipOf(name: string, known: readonly string[], words: ReadonlySet<string>): string | null {
  const typed = squashed(name);
  const same = known.find((other) => squashed(other) === typed);
  if (same !== undefined) return same;
  if (
    name
      .toUpperCase()
      .split(/[^A-Z0-9]+/)
      .every((word) => words.has(word))
  )
    return null;
  const nearest = nearestOf(
    name,
    known.filter((other) => Math.abs(squashed(other).length - typed.length) <= 2),
  );
  if (nearest === null) return null;
  const letters = squashed(nearest);
  const most = SLIPS.find(([atLeast]) => letters.length >= atLeast)?.[1] ?? 0;
  return editDistance(typed, letters) <= most ? nearest : null;
}

function nearestOf(name: string, known: readonly string[]): string | null {
  const typed = squashed(name).slice(0, MOST_SHOWN);
  const far = known.map((other) => [editDistance(typed, squashed(other)), other] as const);
  return (
    far.reduce<readonly [number, string] | null>((best, one) => (best && best[0] <= one[0] ? best : one), null)?.[1] ??
    null
  );
}

function shownName(name: string): string {
  const start = name.length > MOST_SHOWN ? `${name.slice(0, MOST_SHOWN)}…` : name;
  return /^[\w.-]+…?$/.test(start) ? start : JSON.stringify(start);
}
