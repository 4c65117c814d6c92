import { count } from '../formats.js';

/** What `/speakers` says. */
export const speakers = {
  description: 'Who is on record, and with how many statements',
  filterOption: 'part of a name, an alias or a role',
  examples: ['', 'Milley', 'secretary of defense'],
  noneYet: 'Nobody is on record yet.',
  noMore: (found: number) => `That was all: ${count(found, 'speaker')}.`,
  listed: (speakers: number, filter: string | undefined) =>
    `${count(speakers, 'speaker')}${filter ? ` for ${filter}` : ' on record'}`,
  besidesUnnamed: (speakers: number) =>
    `Besides, ${count(speakers, 'speaker')} without a full name, each within one source.`,
  noneFits: (filter: string) => `Nobody on record fits ${filter}.`,
  searched: (speakers: number) => `Searched the names, aliases and roles of ${count(speakers, 'speaker')}.`,
  unnamed: 'not a full name; within one source',
  amount: (statements: number, sources: number) => `${count(statements, 'statement')} in ${count(sources, 'source')}`,
  moreWithheld: (statements: number) => `${statements} more withheld from readers`,
};
