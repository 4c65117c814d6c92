import { filterWords } from '../../sources/source-filter.js';
import type { SpeakerSummary } from '../../store/store.js';
import { fold } from '../../text/words.js';

/** Whether each word of the filter begins a word of the name, an alias or a role. An empty filter fits all. */
export function speakerFits({ person }: SpeakerSummary, filter: string): boolean {
  const roles = person.roles.map(({ title, organisation }) => `${title} ${organisation ?? ''}`);
  const words = fold([person.name, ...person.aliases, ...roles].join(' ')).split(/\s+/);
  return filterWords(filter).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
