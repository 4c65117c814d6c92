/** Whether two names may be one speaker's, as the scorers have it: the last word before an apposition or preposition stands in the other. */
export function sameHead(one, other) {
  const words = (name) =>
    (name ?? '')
      .toLowerCase()
      .replace(/[’']s?(?=\s|$|,)/g, '')
      .match(/[\p{L}\p{N}][\p{L}\p{N}.’'-]*/gu) ?? [];
  const head = (name) =>
    words(name.split(/,|\(|—|\s(?:who|whose|which|that|of|at|for|from|in|with|on)\s/i)[0])
      .filter((word) => !/^(?:jr|sr|ii|iii|iv)\.?$/.test(word))
      .pop();
  if (!one || !other) return false;
  return words(other).includes(head(one)) || words(one).includes(head(other));
}
