import { wordSet } from '../../word-list.js';
import { MONTHS, WEEKDAYS } from '../calendar.js';

/** Words of speaker labels, folded (lower case, no accents). */

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
  dear present apologies absent attendance attendees attending action resolved signed item
  topic topics purpose analysis verdict context claim rating ruling bottom key important reminder tip alert video
  audio transcript
`);

/** What a sentence begins with before a colon, and no label is: "Finally: …". Folded. */
export const SENTENCE_OPENERS = wordSet(`
  first firstly second secondly third thirdly fourth fifth finally lastly next also again then question answer example
  remember meaning plus instead still however therefore one two three look listen see think imagine point option step
  fact result reason problem yes no correct quote unquote simple simply bottom line more number
`);

/** Last words of headings that look like labels: "QUESTION AND ANSWER SECTION", "Conference Call Participants". */
export const HEADING_ENDS = wordSet('section participants contents instructions proceedings session transcript');

/** A line that heads a part of a transcript: "Prepared Remarks:", "Questions and Answers", "MANAGEMENT DISCUSSION SECTION". */
export const HEADING_LINE =
  /^(?:\p{Lu}[\p{L}-]*\s(?:(?:and|&|of)\s)?){0,4}(?:participants|contents|remarks|section|answers?|proceedings)\s*:?$/iu;

/** Words of a description, beside those of titles: "SENIOR ADMINISTRATION OFFICIAL", "LAW ENFORCEMENT OFFICER". */
export const DESCRIPTIVE_WORDS = wordSet(`
  administration government department us intelligence law enforcement white house state defense
`);

/** Words that stand in small letters in a label of capitals: "CHAIRMAN of the JOINT CHIEFS". */
export const SMALL_LABEL_WORDS = wordSet(
  'of the for and to in de da del der den di la le van von bin al el pro tempore',
);

/** Capitalised words that stand before surnames and aren't given names. Folded. */
export const NOT_GIVEN_NAMES: ReadonlySet<string> = new Set([
  ...wordSet(`
    and but so thank thanks hi hello hey with for as the that this is was on in yes no okay ok well then now good
    dear when if because what white house we you he she they it go over to from by like ask tell
    president-elect american republican democratic democrat maga
  `),
  ...MONTHS,
  ...WEEKDAYS,
]);

/** Words in small letters within a name or an office at the head of a turn: "Rui dos Anjos", "Minister for Ports and Harbours". */
export const LABEL_CONNECTIVES = wordSet(`
  of for the and to de da do dos das des abu ould del della der den di du la le van von bin ibn al el ben ter y pro tempore
`);

/** What stands before the number of somebody unnamed: "Speaker 2". As written in labels. */
export const NUMBERED_SPEAKERS = wordSet(
  'Speaker speaker SPEAKER Witness witness WITNESS Participant Juror Person Caller MALE FEMALE',
);

/** Offices that stand before a name in brackets: "Minister for Ports (Deputy Ann Lee)". */
export const OFFICES_BEFORE_NAMES = wordSet(`
  minister secretary chancellor president prime chair speaker leader attorney commissioner tánaiste taoiseach premier treasurer
`);

/** Offices that stand before a name in the Congressional Record: "Prime Minister MODI.", "Senator WARREN." As written. */
export const RECORD_OFFICES = wordSet(`
  President Vice Prime Minister Senator Representative Delegate Secretary Ambassador Chancellor Speaker Chairman Chairwoman
  Chair Commissioner General Admiral Justice King Queen Pope Counsel Reverend Rabbi Bishop Deputy Commander Captain
`);

/** Who speaks without a name in a parliament or a hall: "An opposition member:". */
export const DESCRIBED_SPEAKERS = wordSet(`
  members? senators? deputy deputies delegates? mps? representatives? speakers? voices? man woman men women juror jurors person
  councill?ors? participants? reporters? journalists? students? spectators?
`);

/** What begins a label that names somebody. */
export const LABEL_FORMS_OF_ADDRESS = wordSet(`
  mr mrs ms miss mx dr prof hon sir dame lord lady baroness senator sen rep representative congressman congresswoman
  councilor councillor councilmember alderman delegate deputy justice judge president mayor gov governor chair chairman
  chairwoman chairperson minister secretary ambassador commissioner captain colonel general reverend shri smt
`);

/** The heading of an examination in a court: "DIRECT EXAMINATION", "RECROSS-EXAMINATION (continued)". */
export const EXAMINATION = /^(?:\p{Lu}+[ -]){0,3}EXAMINATION(?: \([^()\n]{1,20}\))?$/u;

/** What stands in a label before the name of who asks from there on. */
export const EXAMINATION_BY = /^(?:(?:\p{Lu}+[ -]){0,3}EXAMINATION\s+)?BY\s+(?=\S)/u;

/** Before whoever sent a message, and before whom it is for: "From Tilda Arne to Everyone : ". */
export const LABEL_SENDER = 'From';
export const LABEL_RECIPIENT = 'to';
