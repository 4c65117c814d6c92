import { wordSet } from '../../word-list.js';

/** The words a question is built with, in their plain form. They say how to read it, not what it is about. */

/** Politeness and commands before the question proper: "can you show me what …". */
export const OPENERS = wordSet(`
  please pls plz hey hi hello ok okay so well tell show give get find fetch search look lookup up me us i we you u
  want need wanna gimme lemme see know
  would like wonder wondering can could for all the list compare contrast
`);

export const QUESTION_WORDS = wordSet('what whats whatd wat wht waht which when where why how who whose whom that');

export const AUXILIARIES = wordSet(`
  do does did dont doesnt didnt has have had hasnt havent hadnt is are was were be been isnt wasnt will would can could
  should shall might may must wont
`);

export const FUTURE_WORDS = wordSet('will shall wont gonna');

/** With "to" and a verb of saying they ask for what is yet to be said. */
export const INTENTIONS = wordSet('going plan plans planning intend intends intending expected scheduled likely about');

/** They may stand between the parts of a question without changing what is asked for. */
export const ADVERBS = wordSet(`
  ever also really actually exactly just still again first last else specifically recently lately publicly previously
  already yet once originally later earlier even actually ultimately generally always personally officially there so
  not never to
`);

/** They turn a question for what was said into one for what was not. */
export const NEGATIONS = wordSet(`
  not never dont doesnt didnt hasnt havent hadnt isnt arent wasnt werent wont wouldnt cant cannot couldnt
`);

/**
 * Verbs by which a question asks for words. The list is of forms, so that a topic like "a phone call" is not cut. It is not
 * derived from the reporting verbs of articles: most of those ("show", "plan", "seek") are a question's topic, and "talk"
 * and "speak", by which people ask, attribute no words in an article.
 */
export const SAYING_VERBS = wordSet(`
  say says said saying state states stated tell tells told claim claims claimed mention mentions mentioned talk talks
  talked talking speak speaks spoke spoken comment comments commented remark remarks remarked quote quoted announce
  announced explain explains explained argue argues argued warn warns warned promise promises promised call calls called
  think thinks thought believe believes believed ask asks asked answer answered address addresses addressed discuss
  discusses discussed describe describes described respond responds responded react reacted reply replied insist
  insists insisted deny denies denied admit admits admitted confirm confirms confirmed declare declared acknowledge
  acknowledged note notes noted suggest suggests suggested report reported feel feels refer referred weigh weighed
  testify testified tweet tweeted write wrote utter uttered vow vowed pledge pledged justify justified
`);

/** Of these, what is a noun as well: "asylum claims", "the annual report". Behind a name, any other asks for the name. */
export const SAYING_NOUNS = wordSet(`
  state states claim claims mention mentions talk talks comment comments remark remarks quote quotes promise promises
  call calls thought ask asks answer address addresses reply note notes report tweet vow pledge
`);

/** Verbs that ask somebody for words, by which a reporter's question is meant. */
export const ASKING_VERBS = wordSet('ask asks asked asking question questions questioned');

/** What is looked for, in front of "by", "from" or "of" and a speaker. */
export const STATEMENT_NOUNS = wordSet(`
  anything something everything nothing stuff quote quotes quotation quotations statement statements remark remarks
  comment comments words word lines sentence sentences exact verbatim direct full latest newest recent last first
  paraphrase paraphrases soundbite soundbites
`);

/** Where in a text something was said: "the part where Milley says …". */
export const PLACE_NOUNS = wordSet('part bit time moment passage place spot clip section');

/** What somebody is asked to have, after a possessive: "Esper's line on …". */
export const STANCE_NOUNS = wordSet(`
  line lines position positions stance stances view views take takes opinion opinions response responses comment
  comments statement statements words remark remarks thinking reaction reactions quote quotes answer answers thoughts
  explanation take feelings message stand argument
`);

/** They stand between a speaker and the topic. */
export const TOPIC_MARKERS = wordSet('about on re regarding concerning over around toward towards wrt abt bout');

/** Subjects that mean whoever it was. */
export const ANYONE = wordSet(`
  anyone anybody someone somebody everyone everybody people they others anyones
  article articles report reports document documents transcript transcripts record records story
`);

/** Subjects that point back to something said before, of which a single question knows nothing. */
export const PRONOUNS = wordSet('he she him her his hers it them their');

/** Reporters as a question names them. Fewer than the labels of a transcript are: "press" and "media" may be a topic. */
export const REPORTERS = wordSet('reporter reporters journalist journalists');

/** Whom a speaker tells: no topic behind "tell" and "told". */
export const ADDRESSEES = wordSet('reporter reporters journalist journalists press media us them everyone people');

/** "who besides Milley", "anyone other than Esper". */
export const EXCLUDERS = wordSet('besides except excluding beside');

/** Charges that a question makes by its own wording. They are no topic: an answer would accept the premise. */
export const PREMISE_WORDS = wordSet(`
  lie lies lied lying liar cheat cheated cheating mislead misled misleading deceive deceived dumb stupid idiot crazy
  insane corrupt racist evil hypocrite hypocritical incompetent coward wrong right correct secretly
`);

/** Subjects and verbs without which words name a thing, and say nothing of it. */
export const SENTENCE_WORDS = wordSet(`
  i you he she it we they who that is am are was were be been being has have had do does did will would shall should can
  could may might must isnt arent wasnt werent dont doesnt didnt hasnt havent wont wouldnt cant couldnt im youre hes shes
  theyre ive weve theyve
`);

/** What goes on with a question behind whom it leaves out: "anyone besides Milley said". */
export const EXCLUSION_ENDS = wordSet('said says say mentioned spoke talked has is was on about');

/** First words of a question that takes a charge for granted, or asks whether it holds. */
export const CHARGE_OPENERS = wordSet('why how is was are were does do did has have');

/** Before a charge's word these make it something that somebody speaks of: "the right to choose", "civil rights". */
export const WORDS_BEFORE_THING = wordSet('the this that these those his her their its civil human');

/** What a question goes on with behind a day without its month: "on the 7th about Iran". */
export const WORDS_BEHIND_DAY = wordSet('about on re regarding what did who how say said');

/** What is asked for in an order ("the first statement"), as the alternatives of a pattern. */
export const ORDERED_NOUNS = 'times?|things?|to say|to mention|statements?|quotes?|words|comments?|remarks?';

/** They stand beside a name and its verb where a quotation is attributed: "according to Milley, who also". */
export const ATTRIBUTION_FILLERS = wordSet('did does has that according to by who and then also he she');
