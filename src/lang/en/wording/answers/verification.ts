/** Whether words that were given are on record. */
export const verification = {
  verdicts: {
    exact: 'On record, in exactly these words.',
    altered: 'On record, but not in exactly these words.',
    partial: 'On record in part.',
    'paraphrase-only': 'On record as a paraphrase only: nobody is quoted in these words.',
    'different-speaker': 'On record, but from somebody else.',
    retracted: 'On record once, and retracted since.',
    'not-found': 'Not on record.',
  },
  /** Nobody was named, so it is from nobody else than was said. */
  quotedFromOthers: 'On record only where somebody quotes these words from somebody else.',
  nothingFrom: (name: string) => `Nothing like it is on record from ${name}.`,
  partOfLonger: 'These words are part of a longer statement.',
  onlyGiven: 'Only in what you gave',
  elsewhereInIt: 'Not so at this place, in part elsewhere in it',
  onlyInSource: 'Only in the source',
};
