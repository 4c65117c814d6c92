/** What `/help` says. */
export const help = {
  description: 'What can be asked, and how',
  title: 'Ask who said what, and get the exact words with their source.',
  exactWords: (call: string) =>
    'Words in quotation marks are the speaker’s own, exactly as in the source; a paraphrase is labelled. ' +
    `More about a command: ${call}`,
  orJustAskWithMention: 'Or just ask, in a direct message to the bot or in one that mentions it',
  orJustAsk: 'Or just ask',
  options: {
    command: 'one command, for its options and examples',
  },
};
