import { count, dateTime, day } from '../formats.js';

/** What readers do not see yet, or not any more. */
export const withheld = {
  embargoUnreadable: (stated: string) => `under an embargo whose end can't be read${stated}: an editor has to free it`,
  withheldFromReaders: (statements: number) => `Withheld from readers: ${count(statements, 'statement')}`,
  forEditorsOnly: (why: string) => `For editors only: ${why}.`,
  embargoUntil: (until: string, stated: string, zone: string | undefined) =>
    `under embargo until ${dateTime(until)}${stated}${zone === undefined ? '' : `, read in the time of ${zone}`}`,
  /** The day of a retraction, and the reason where one was given. */
  retractionDay: (at: string, reason: string | undefined) => `${day(at)}${reason === undefined ? '' : `: ${reason}`}`,
  /** Statements of one source; no speakers where none is named. */
  retractedStatements: (statements: number, speakers: string, where: string, on: string) =>
    `${count(statements, 'statement')}${speakers && ` by ${speakers}`} in ${where}: retracted on ${on}.`,
  /** Of what a digest or an alert told before. */
  retractedSinceTold: (speakers: string, title: string, on: string) =>
    `Told before, ${speakers && `by ${speakers} `}in ${title}: retracted on ${on}.`,
  retractedOn: (on: string) => `Retracted on ${on}.`,
  sharedHere: (speakers: string, title: string) =>
    `What was shared here ${speakers ? `was said by ${speakers} in` : 'is from'} ${title}.`,
  retractedSource: (title: string, on: string) => `${title} was retracted on ${on}.`,
  listDescription: 'Documents that readers don’t see: under embargo, on deep background, retracted',
  filterOption: 'words of the title, outlet or kind',
  noneFits: (filter: string) => `Nothing withheld fits ${filter}.`,
  nothingWithheld: 'Nothing is withheld.',
  noMore: (found: number) => `That was all: ${count(found, 'document')}.`,
  documents: (documents: number) => `Withheld from readers: ${count(documents, 'document')}`,
  freeDocument: (title: string) => `Free: ${title}`,
  askDescription: 'What is withheld from readers on a question',
  questionOption: 'a name, and what it is about',
  questionPlaceholder: 'Milley on the letter',
  askExamples: ['Milley on the letter'],
  nothingAnswers: 'Nothing that is withheld answers this.',
  freeDescription: 'Ends the embargo of a document, for everybody and at once',
  sureOption: 'that it is to be free now',
  documentOption: 'its id, from /withheld list',
  confirmFree: (title: string) => `Free ${title}?`,
  state: (why: string) => `It is ${why}.`,
  everybodySees: 'Everybody who may read the record sees it then, and watches and digests tell it.',
  freeNow: 'Free it now',
  freeAlready: 'It is free already, or not on record any more.',
  freed: (title: string, statements: number) =>
    `${title} is free: ${count(statements, 'statement')} can be asked about.`,
  line: (why: string, statements: number, id: string) => `${why} · ${count(statements, 'statement')} · ${id}`,
  description: 'What readers don’t see yet, or any more: for editors',
  undecided: 'Withheld until an editor frees it',
  document: (title: string, statements: number, why: string) => `${title}: ${count(statements, 'statement')}, ${why}.`,
  freeButton: 'Free …',
};
