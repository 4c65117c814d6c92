/** What the bot is asked on a platform: about people, topics and words, with slips, and what nobody said. */
export const QUESTIONS = [
  'what did Milley say about the letter',
  'Fauci vaccines',
  'what did Brown say',
  'who said "honest mistake"',
  'what did Esper sya abuot Iran',
  'what has anyone said about inflation',
  'what did Zorblax say about housing',
  'Jean-Pierre border since 2023',
];
