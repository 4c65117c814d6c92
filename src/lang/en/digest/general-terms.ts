import { wordSet } from '../../word-list.js';

/** By what a digest tells utterances apart, and by what it doesn't. */

/** What says nothing of what it is about, though it may be a thing. */
export const GENERAL_TERMS = wordSet(`
  administration president government country nation world american people response detail plan issue action effort
  step policy question case matter problem point process decision announcement statement conversation discussion
  meeting trip visit agenda priority approach support help impact result change progress opportunity challenge concern
  situation leader partner member official group family community life team office department secretary agency house
  white press million billion percent number total record report data information level area region state national
  federal public history future commitment focus order set line list side role view idea reality united senator leader
  republican democrat congress impose allow provide include require ensure address build create protect prevent deliver
  lower pass expect deserve suggest close human global international major local entity economic america individual
  event live contribute contact
`);

/** What ends so is a thing less often. */
export const ENDS_LIKE_NO_THING = /(?:ed|ing|ive|al|ic|est|ier|ent|ant|ates?)$/;

/** What ends so never is a thing, or so seldom that none is missed. */
export const IS_NO_THING = /(?:ly|ous|ful|able|ible|izes?|ify|ifies)$/;

/** A word behind one that a verb stands behind. Folded. */
export const VERB_BEHIND =
  /(?<=\b(?:to|i|we|they|he|she|you|who|will|would|can|could|should|must|may|not|n't|also|always|never) )([\p{L}'-]+)/gu;
