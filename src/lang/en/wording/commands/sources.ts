import { count } from '../formats.js';

/** What `/sources` says. */
export const sources = {
  description: 'Which documents are on record',
  filterOption: 'words of the title, outlet or kind',
  examples: ['', 'Pentagon', 'transcript'],
  noneYet: 'No source is on record yet.',
  noMore: (found: number) => `That was all: ${count(found, 'source')}.`,
  listed: (sources: number, filter: string | undefined) =>
    `${count(sources, 'source')}${filter ? ` for ${filter}` : ' on record'}`,
  noneFits: (filter: string) => `No source on record fits ${filter}.`,
  searched: (sources: number) => `Searched the titles, outlets and kinds of ${count(sources, 'source')}.`,
  amount: (statements: number, speakers: number) =>
    `${count(statements, 'statement')} by ${count(speakers, 'speaker')}`,
  withheld: (why: string) => `Withheld from readers: ${why}.`,
};
