import type { SourceSummary, SpeakerSummary } from '../store/store.js';
import { fold } from '../text/words.js';

/** Whether each word of the filter begins a word of the name, an alias or a role. An empty filter fits all. */
export function speakerFits({ person }: SpeakerSummary, filter: string): boolean {
  const roles = person.roles.map(({ title, organisation }) => `${title} ${organisation ?? ''}`);
  const words = fold([person.name, ...person.aliases, ...roles].join(' ')).split(/\s+/);
  return wordsOf(filter).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

/** Whether each word of the filter stands in the title, the outlet, the kind or the address. */
export function sourceFits({ source }: SourceSummary, filter: string): boolean {
  const { title, outlet, kind, origin, url } = source;
  const text = fold([title, outlet, kind, origin, url].filter(Boolean).join(' '));
  return wordsOf(filter).every((wanted) => text.includes(wanted));
}

function wordsOf(filter: string): string[] {
  return fold(filter).split(/\s+/).filter(Boolean);
}
