import { count } from '../formats.js';

/** What editors read of the pages of statements. */
export const pages = {
  listDescription: 'The pages of statements whose links were given out',
  noneYet: 'No link to a statement’s page was given out yet.',
  pages: (pages: number) => count(pages, 'page'),
  noMore: (all: number) => `That was all: ${count(all, 'page')}.`,
  revokeDescription: 'Closes the page of a statement for good',
  linkOption: 'its address, as it was given out',
  closed: (address: string) => `The page is closed: ${address}`,
  nextLinkDiffers: 'Whoever asks for a link to its statement from now on is given another one.',
  description: 'The pages of statements: which there are, and closing them',
  nobodyNamed: 'Nobody is named',
  gone: 'Not on record any more',
  close: (page: string) => `Close ${page}`,
  givenOutOn: (time: string) => `Given out on ${time}.`,
  closedOn: (time: string) => `Closed on ${time}.`,
};
