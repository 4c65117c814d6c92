import type { Workplace } from './harness.js';

/** What `digest --json` gives. */
export const digestOf = async (place: Workplace, ...args: string[]) =>
  JSON.parse((await place.run(['digest', '--json', ...args])).stdout);

export interface Utterance {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly speaker: string;
  readonly utterance: string;
  readonly firstSeen: string;
  readonly permalink: string | null;
  readonly source: { readonly title: string; readonly url: string | null };
}

export const statementsOf = (digest: { topics: { statements: Utterance[] }[] }) =>
  digest.topics.flatMap(({ statements }) => statements);
export const wordsOf = (digest: Parameters<typeof statementsOf>[0]) => statementsOf(digest).map((one) => one.text);
