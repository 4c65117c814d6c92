import { count } from '../formats.js';

/** What answers say beside the cards: who else spoke, what else is on record, what no record can tell. */
export const answers = {
  /** Why an answer to a question in a channel is for its asker alone, by who is in the channel. */
  whyAlone: {
    some: 'Answered to you alone: not everybody in this channel may read the record.',
    outsiders: 'Answered to you alone: people from outside are in this channel.',
    unknown: 'Answered to you alone: it could not be checked whether people from outside are in this channel.',
  },
  /** Of one of several speakers who were asked for. */
  nothingFromSpeaker: (name: string) => `${name}: nothing on record for this question.`,
  inSource: (title: string) => `in ${title}`,
  /** "Ann Lee, mayor: 2 statements"; the detail may be empty. */
  speakerGroup: (name: string, detail: string, statements: number) =>
    `${name}${detail && `, ${detail}`}: ${count(statements, 'statement')}`,
  /** Further speakers, and how many more there are. */
  alsoFrom: (speakers: readonly { readonly name: string | null; readonly count: number }[], more: number) => {
    const names = speakers.map(({ name, count: statements }) => `${name ?? 'speaker not named'} (${statements})`);
    return `Also from ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
  },
  thanksReturned: 'You’re welcome.',
  agreement: 'All right.',
  greeting: (example: string | undefined) => `Hello! Ask who said what${example ? `, for example: ${example}` : '.'}`,
  notSaidIsNoRecord: 'A record holds what was said; it cannot tell what was not said.',
  futureIsNoRecord: 'A record holds what was said, not what will be.',
  judgementIsNoRecord: 'A record holds what was said; it does not judge it.',
  onRecordInPart: 'On record: ',
  onRecordFromOthers: 'On record from others: ',
  quotedByOthers: 'Quoted from somebody else by: ',
  onlyMentioned: 'Only mentioned, never quoted: ',
  similarNames: 'Perhaps you meant: ',
  nameAndTopic: (name: string, topic: string) => `${name} on ${topic}`,
  /** A question that can be typed; what it is about and its dates may be empty. */
  askAbout: (name: string, topic: string, dates: string) => `what did ${name} say${topic && ` about ${topic}`}${dates}`,
  /** How much somebody has on record who may be meant, and how much of it on the topic where one was asked for. */
  candidateAmount: (statements: number, onTopic: number | undefined, topic: string) =>
    `${count(statements, 'statement')}${onTopic === undefined ? '' : `, ${onTopic === 0 ? 'none' : onTopic} on ${topic}`}`,
  onRecordFrom: (name: string, statements: number, topics: readonly string[]) =>
    `On record from ${name}: ${count(statements, 'statement')}${topics.length > 0 ? `, for example on ${topics.join(', ')}` : ''}`,
  recordEmpty: 'No statement is on record yet.',
  failure: 'Something went wrong on our side; nothing was changed.',
  failureId: (id: string) => `Try again. If it stays, report error ${id}: the log has the details.`,
  /** A button of an earlier version, or of a turn that can't be read. */
  unreadableButton: {
    what: 'This button cannot be read any more.',
    remedy: 'Ask the question again; its buttons will work.',
  },
};
