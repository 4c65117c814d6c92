/** The entries of a hand-kept list, one a word, in the form in which they are compared. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** The lines of a hand-kept list; each line's entries are separated by commas. */
export function lines(list: string): string[][] {
  return list
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .filter((entries) => entries.length > 0);
}

/** The entries of a list as the alternatives of a regular expression, in their order. They are taken as patterns. */
export function alternatives(list: Iterable<string>): string {
  return [...list].join('|');
}
