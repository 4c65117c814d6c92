import { count } from '../formats.js';

/** What `/said` says, and how its options are called. */
export const said = {
  description: 'What somebody said, word for word, with the source',
  formTitle: 'Search statements',
  formSubmit: 'Search',
  examples: [
    'what did Milley say about the letter',
    'Esper cultural sites',
    'who said "honest mistake"',
    'speaker:"Mark Milley" since:2020-01-06 kind:quotes letter',
  ],
  /** A question about anybody, as it is typed; what it is about may be empty. */
  askAnyone: (topic: string) => `what did anyone say${topic}`,
  /** The question for the next page, as it is typed. */
  askForMore: 'more',
  /** Behind a question or its beginning. */
  aboutTopic: (topic: string) => ` about ${topic}`,
  /** "12 statements", or "at least 100 statements" where not all could be looked at. */
  amount: (statements: number, isComplete: boolean) =>
    `${isComplete ? '' : 'at least '}${count(statements, 'statement')}`,
  noMorePages: (amount: string) => `That was all: ${amount} on record for this question.`,
  onRecord: (question: string, amount: string) => `${question}: ${amount} on record`,
  moreMayFit: 'There may be more: add a topic or a time, for example: since 6 January 2020.',
  whoIsMeant: (people: number) => `Who is meant? ${count(people, 'person', 'people')} on record fit.`,
  whoIsExcluded: (people: number, name: string) =>
    `Who is to be left out? ${count(people, 'person', 'people')} on record fit ${name}.`,
  askAgainWithFullName: 'Ask again with the full name:',
  nothingOnRecord: (question: string) => `Nothing on record: ${question}`,
  retractedSince: (question: string) => `Retracted since: ${question}`,
  options: {
    speaker: 'who said it',
    speakerPlaceholder: 'A name',
    about: 'what it is about',
    since: 'from which day on, for example 6 January 2020',
    sinceLabel: 'Said since',
    sincePlaceholder: '6 January 2020',
    until: 'up to which day, month or year',
    untilLabel: 'Said until',
    untilPlaceholder: 'yesterday',
    kind: 'exact quotes or paraphrases only',
    limit: 'how many statements to show',
    page: 'which page of the answer',
    spelling: 'names and words as they are spelt, uncorrected',
    question: 'a name, and what it is about',
    questionUnless: 'a speaker, a topic or a time is given',
    questionLabel: 'Topic, words, or a whole question',
  },
};
