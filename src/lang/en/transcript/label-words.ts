import type { Gender } from '../../language.js';
import { wordSet } from '../../word-list.js';

/** Words of speaker labels, folded (lower case, no accents). */

/** Forms of address, with what they say about the person. */
export const LABEL_HONORIFICS: ReadonlyMap<string, Gender | null> = new Map([
  ['mr', 'male'],
  ['mister', 'male'],
  ['sir', 'male'],
  ['mrs', 'female'],
  ['ms', 'female'],
  ['miss', 'female'],
  ['madam', 'female'],
  ['dr', null],
  ['prof', null],
  ['hon', null],
]);

/** Words that begin or carry a title before a name. */
export const LABEL_TITLE_WORDS = wordSet(`
  president vice first lady gentleman prime minister premier chancellor king queen prince princess emperor pope
  secretary sec undersecretary deputy assistant associate acting principal special senior chief director dir
  administrator advisor adviser ambassador amb envoy coordinator commissioner spokesperson spokesman spokeswoman
  representative rep congressman congresswoman senator sen governor gov mayor attorney solicitor general gen lieutenant
  lt major maj colonel col captain capt commander cmdr admiral adm rear brigadier brig sergeant sgt corporal private
  specialist chairman chairwoman chair speaker leader majority minority whip justice judge professor doctor press
  foreign defense national interior finance surgeon inspector counsel counselor counsellor staff military officer
  superintendent sheriff detective inspector reverend rev rabbi imam bishop archbishop cardinal father sister saint
  former retired honorable coach manager executive ceo cfo analyst correspondent anchor host
`);

/** Words that only go on with a title: "of the Joint Chiefs of Staff", "for Public Affairs". */
export const LABEL_TITLE_TAIL = wordSet(`
  of the for to and in on at
  defense state treasury labor commerce energy education transportation agriculture health human services homeland
  security veterans affairs housing urban development army navy air force marine marines corps coast guard space
  joint chiefs staff house senate white pentagon nsc nec omb cdc fda hhs nih public policy economic communications
  strategic international council america united states budget intelligence operations command central european
  office department information science technology
`);

/** Who asks. A label made of these is a reporter whom the transcript doesn't name. */
export const REPORTER_LABELS = wordSet(`
  q question questioner reporter reporters press media journalist journalists interviewer correspondent
`);

/** Who speaks unnamed: the words that make a label a description of somebody. */
export const LABEL_DESCRIPTIONS = wordSet(`
  moderator operator aide staff staffer host audience participant participants speaker unidentified unknown voice
  voices translator interpreter official officials officer clerk crowd all male female man woman witness member
  attendee attendees narrator announcer singer chorus spokesperson spokesman spokeswoman answer a participant guest
  child student protester
`);

/** Those who conduct a call and answer no questions. */
export const CONDUCTORS = wordSet('moderator operator aide host staff staffer announcer clerk interpreter translator');

/** Beginnings of lines in releases, fact checks and memos that look like labels and aren't. */
export const NOT_LABELS = wordSet(`
  note notes update correction editor editors fact facts what when where who why how subject to from date re cc bcc
  location participants contact contacts source sources photo photos related more read watch breaking warning caution
  background summary section part chapter figure table title end time place phone fax email tel website web agenda
  topic topics purpose analysis verdict context claim rating ruling bottom key important reminder tip alert video
  audio transcript
`);
