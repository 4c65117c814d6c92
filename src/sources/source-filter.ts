import type { Source } from '../model/source.js';
import { fold } from '../text/words.js';

/** The words of a filter as they are compared. */
export function filterWords(filter: string): string[] {
  return fold(filter).split(/\s+/).filter(Boolean);
}

/** Whether each word of the filter stands in the title, the outlet, the kind ("transcripts" as well) or the address. */
export function sourceFits(source: Omit<Source, 'text'>, filter: string): boolean {
  const { title, outlet, kind, origin, url } = source;
  const text = fold([title, outlet, `${kind}s`, origin, url].filter(Boolean).join(' '));
  return filterWords(filter).every((wanted) => text.includes(wanted));
}
