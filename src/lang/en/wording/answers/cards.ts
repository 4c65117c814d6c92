import { count, dateTime, day, number } from '../formats.js';

/** What stands on a card beside the words of a statement, and what a list of cards says of itself. */
export const cards = {
  spelledOtherwise: (found: string, asked: string) => `it says ${found} where you asked for ${asked}`,
  topicElsewhere: (place: string, words: string) => `${place} speaks of ${words}`,
  why: (hints: string) => `Why: ${hints}.`,
  /** Where a topic can come from but the statement itself. */
  topicPlaces: {
    paragraph: 'the paragraph around it',
    question: 'the question asked',
    discourse: 'the passage before it',
    heading: 'the heading',
  },
  limitHint: (limit: number) => `: ask with limit:${limit}`,
  /** How many statements don't fit; the hint may be empty. */
  moreThanFit: (statements: number, hint: string) =>
    `${count(statements, 'more statement')} ${statements === 1 ? "doesn't" : "don't"} fit in one message${hint}.`,
  noName: '(no name)',
  noTitle: '(no title)',
  unsendable:
    'The words hold a character that cannot be sent here unaltered, so they are withheld. The source has them.',
  shownInPart: (parts: string) => `Shown in part (${parts}).`,
  /** Words of which none is shown; `isCut` where no part of them can stand for the whole. */
  notShown: (characters: number, isCut: boolean) =>
    `Not shown here: ${count(characters, 'character')}${isCut ? ', of which no part can stand for the whole' : ''}.`,
  firstCharacters: (last: number, all: number) => `first ${number(last)} of ${count(all, 'character')}`,
  characterRange: (first: number, last: number, all: number) =>
    `characters ${number(first)} to ${number(last)} of ${count(all, 'character')}`,
  /** What is said in the place of what was left out. */
  restOmitted: "The rest doesn't fit in one message.",
  paraphrase: 'paraphrase',
  notAQuotation: (words: string) => `Paraphrase, not a quotation: ${words}`,
  translation: (translation: string) => `Translation (${translation}): the wording is not the speaker's own.`,
  groundRules: (rules: string) => `Ground rules: ${rules}.`,
  embargo: (stated: string) => `Embargo as stated: ${stated}.`,
  laterVersion: 'A later version of this source stands in its place.',
  retractedSource: 'The publisher has retracted this source.',
  struck: (words: string) => `Struck in the source: ${words}`,
  corrected: (struck: string, reading: string) => `Corrected in the source: ${struck} is struck, it reads ${reading}`,
  contexts: { question: 'Asked', before: 'Before it', attribution: 'Reported with' },
  pageBack: 'Back',
  pageNext: 'More',
  searched: (statements: number, sources: number, dates: string) =>
    `Searched ${count(statements, 'statement')} in ${count(sources, 'source')}${dates && `, ${dates}`}.`,
  reporterNotNamed: 'Reporter, not named',
  speakerNotNamed: 'Speaker not named',
  speakerUnsure: ' (speaker unsure)',
  dateUnknown: 'date unknown',
  published: (date: string) => `published ${dateTime(date)}`,
  /** The reason may be unknown. */
  retractedSourceOn: (date: string, reason: string | undefined) =>
    `This source was retracted on ${day(date)}${reason === undefined ? '' : `: ${reason}`}.`,
  page: (first: number, last: number, total: number) => `${number(first)} to ${number(last)} of ${number(total)}.`,
  /** The line above and how the next page is called. */
  pageWithNext: (page: string, call: string) => `${page} More: ${call}`,
};
