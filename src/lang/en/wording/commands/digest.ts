import { count, day } from '../formats.js';

/** What digests say, and how the commands for them are called. */
export const digest = {
  quietOption: 'what is posted where nothing new was said',
  quietLabel: 'On quiet days',
  sinceOption: 'how far back, by when it came in: 24h, 3 days',
  nowDescription: 'The digest of what has come in, as it stands now',
  previewDescription: 'Why each statement would be in the digest, or not',
  scheduleDescription: 'Posts a digest at a local time, on the days that you choose',
  idOption: 'the number of the digest that is to be changed; what is not said stays',
  whenOption: 'days, a time and a time zone',
  whenPlaceholder: 'weekdays 08:00 Europe/London',
  formTitle: 'Schedule a digest',
  formSubmit: 'Schedule',
  listDescription: 'The digests of this channel, and yours',
  listTitle: 'Digests',
  listNone: 'No digest is posted here, nor to you alone.',
  listOffer: 'Schedule one',
  pauseDescription: 'Posts nothing until the digest is resumed',
  resumeDescription: 'Goes on with a digest, and with all that came in meanwhile',
  showDescription: 'A digest that was posted, all of it',
  slotOption: 'the day that it is of; the last one unless given',
  slotLabel: 'Day',
  notPostedYet: 'This digest was not posted yet.',
  noneOfDay: (date: string) => `This digest has none of ${date}.`,
  howLongKept: 'They are kept for 90 days. /digest now shows what has come in.',
  description: 'What was said, once a day: the exact words, with their sources',
  nowExamples: ['', '3 days', 'topics:Iran 24h'],
  previewExamples: ['', 'id:3', 'speakers:Milley 7 days'],
  scheduleExamples: [
    'weekdays 08:00 Europe/London',
    'topics:Iran quiet:nothing mon,wed 17:30 New York',
    'to:me daily 7am',
  ],
  moreOf: (date: string) => `More of the digest of ${day(date)}`,
  sinceMoment: (time: string) => ` since ${time}`,
  wasDueOn: (time: string) => `this was due on ${time}`,
  coversMissed: (days: number) => `this covers ${count(days, 'day')} without a digest as well`,
  titleOf: (date: string) => `Digest, ${day(date)}`,
  /** Why a digest tells of more than its day. */
  catchingUp: (reasons: readonly string[]) => `Catching up: ${reasons.join(', and ')}.`,
  /** What was looked at and what was not, so that nobody takes what is told for all there is. `since` may be empty. */
  extent: (
    read: { readonly statements: number; readonly sources: number; readonly unread: number },
    since: string,
    isAnyTold: boolean,
  ) => {
    const { statements, sources, unread } = read;
    const rest =
      unread > 0
        ? ` ${count(unread, 'statement more', 'statements more')} came in before them and were not looked at: too many at once.`
        : '';
    if (statements === 0) return `Nothing new on record${since}.${rest}`;
    const all = `${count(statements, 'statement')} in ${count(sources, 'source')}, new on record${since}`;
    return isAnyTold ? `Chosen from ${all}.${rest}` : `Nothing to tell of ${all}.${rest}`;
  },
  withoutTopic: 'Also said',
  corrections: 'Corrections',
  /** Days of a schedule, as they can be typed again. */
  days: { daily: 'daily', weekdays: 'weekdays', weekends: 'weekends' },
  eachWeek: (weekday: string) => `${weekday}s`,
  noMorePages: (pages: number) => `That was all: ${count(pages, 'page')}.`,
  nothingFits: 'Nothing new on record that fits, so there would be nothing to tell.',
  noMoreUtterances: (utterances: number) => `That was all: ${count(utterances, 'utterance')}.`,
  preview: (told: number, utterances: number) => `Preview: ${told} of ${count(utterances, 'utterance')} would be told`,
};
