import type { Leak } from './leak.js';
import type { Heard } from './outlets.js';

/** Outlets that tell all there is of something: what they tell doesn't depend on which of two equals comes first. */
const WHOLE = /^(?:record\.(?:stats|newest|positionAt|seenAt|complete|speakers|sources)|bot doctor|completion)$/;

/**
 * What readers see that is another thing where the secrets are others. Where the name of a speaker on background is another
 * one, so are the ids of a document that they see, by which it is decided which of two equals comes first: then only what
 * is told as a whole is compared, in any order.
 */
export function differences(
  heard: readonly Heard[],
  other: readonly Heard[],
  { hour, isNameChanged }: { readonly hour: number; readonly isNameChanged: boolean },
): Leak[] {
  const theirs = other.filter(({ to }) => to === 'reader');
  const ours = heard.filter(({ to }) => to === 'reader');
  if (ours.length !== theirs.length)
    return [{ hour, outlet: 'all', what: `${ours.length} replies, else ${theirs.length}` }];
  return ours.flatMap(({ outlet, asked, out }, n) => {
    const [one, two] = [plain(out), plain(theirs[n]!.out)];
    if (one === two || (isNameChanged && (!WHOLE.test(outlet) || inNoOrder(one) === inNoOrder(two)))) return [];
    let at = 0;
    while (one[at] === two[at]) at++;
    const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
    return [{ hour, outlet, what: `differs by what is secret; asked: ${asked}\n  ${around(one)}\n  ${around(two)}` }];
  });
}

function inNoOrder(text: string): string {
  return text
    .replace(/#\d+/g, '#')
    .split(/[\s,[\]{}]+/)
    .toSorted()
    .join(' ');
}

/** Without what differs in any two records: ids are hashes of files that differ, and a record lies somewhere. */
function plain(out: string): string {
  const known = new Map<string, string>();
  return out
    .replace(/\/\S*onrecord-leaks-[^"\s]*/g, '(record)')
    .replace(/(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{12})(?![0-9a-f])/g, (id) => {
      const name = id.slice(0, 12);
      if (!known.has(name)) known.set(name, `#${known.size}`);
      return known.get(name)!;
    });
}
