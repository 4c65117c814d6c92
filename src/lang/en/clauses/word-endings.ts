/** What a word that is in no list is by its ending: parts of speech of Universal Dependencies, with their endings. */
export const WORD_ENDINGS: Readonly<Record<'ADJ' | 'ADV' | 'NOUN' | 'VERB', readonly string[]>> = {
  ADJ: ['able', 'tish', 'like', 'less', 'ous', 'ful', 'ary', 'ier', 'est', 'fy', 'ky'],
  ADV: ['ly'],
  NOUN: ['ity', 'ion'],
  VERB: ['ing', 'ed'],
};
