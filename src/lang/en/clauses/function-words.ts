import { wordSet } from '../../word-list.js';

/** Function words by what they do in a clause, in lower case as the tagger gives them. */

/** The forms of "to be" that stand right behind their subject. */
const FINITE_FORMS_OF_BE = 'am is are was were be been';

export const FORMS_OF_BE = wordSet(`${FINITE_FORMS_OF_BE} being`);

/** Modals of what is due or possible. */
const POSSIBILITY_MODALS = 'should must may might could can';

/** Behind a subject: "they should be declared", "he should have insisted". What follows is nothing that they said. */
export const UNREPORTED_AUXILIARIES = wordSet(`${FINITE_FORMS_OF_BE} being ${POSSIBILITY_MODALS}`);

/** The same behind "he", "she" and "they", where "would" and "will" report nothing either. */
export const UNREPORTED_PRONOUN_AUXILIARIES = wordSet(`${FINITE_FORMS_OF_BE} ${POSSIBILITY_MODALS} would will`);

/** They open a question before its subject: "Did Smith say", "Had Smith said". */
export const INVERTED_AUXILIARIES = wordSet(`
  did does do had has have would will could can should might may must is are was were
`);

/** Before the bare form of a verb: what somebody may yet say. Contracted forms are read by rule. */
export const FUTURE_MODALS = wordSet('will would shall should may might could must');

/** Modals as the tagger's rules name them. */
export const TAGGED_MODALS = wordSet('can could may might must ought shall should will would');

/** Prepositions of "said in a statement", "told reporters on Monday", "said of the attack". */
export const CIRCUMSTANCE_PREPOSITIONS = wordSet(`
  in on at during to from of about after before via through with by for against during inside outside near over
  following within amid toward towards under regarding concerning aboard alongside
`);

/** Prepositions that tie a phrase to the noun before it rather than to the verb. */
export const TYING_PREPOSITIONS = wordSet('of for from at in with on behind against about to near');

/** What a description of somebody goes on with behind its noun: "spokesman for", "official familiar with". */
export const DESCRIPTION_LINKS = wordSet('of for from at in with on who close familiar');

/** Words that tie a sentence to the one before: the reporter's. */
export const CONNECTIVES = wordSet(`
  however instead moreover furthermore nevertheless nonetheless besides additionally indeed thus therefore still now
`);

/** What opens a clause that leads up to the main one. */
export const SUBORDINATORS = wordSet('when while as although though after if because since before once');

/** What opens a clause behind a reported one that doesn't go on with it. */
export const CLAUSE_BREAKS = wordSet('while as though although after before according who which when');

/** Between a subject and its verb: "Smith himself said", "both then said". */
export const FLOATING_WORDS = wordSet('both all each himself herself themselves itself then now even');

/** Verbs between a subject and the verb of saying, behind which "to" or "on" stands: "went on to say". */
export const LEADING_VERBS = wordSet('go goes went continued continues used rushed sought tried proceeded came');

/** Before "to say", where it was said: "continued to argue". Not "sought to", "tried to", which `LEADING_VERBS` holds. */
export const ACCOMPLISHED_VERBS = wordSet(`
  on continued continues proceeded rushed hastened used began took write writes wrote email emails emailed text texts texted
  phoned phones rang rings called calls
`);

/** Pronouns and quantifiers that can be who speaks. */
export const SPEAKING_PRONOUNS = wordSet('he she they one another many some several both others');

/** Adjectives, determiners and numbers that stand for people: "many said", "others said", "one said". */
export const STANDALONE_DETERMINERS = wordSet(`
  many some other others several both most few all one two three another none each those these this that who which
  critics
`);

export const OBJECT_PRONOUNS = wordSet('him them us me himself herself themselves');

/** Subjects behind which a verb that may be a noun governs a clause. */
export const CLAUSE_OPENERS_BEHIND_VERB = wordSet('that whether he she they it we i there');

/** Behind these "'s" is "is" or "has", elsewhere it tells whose something is. */
export const WORDS_BEFORE_IS = wordSet('he she it that this there here what who where when why how which');

/** Words that an apostrophe begins: "'em", "'twas". */
export const ELISIONS = wordSet('em til tis twas twere cause bout round n cos');

/** Words that open a sentence far more often than they follow an abbreviation in one. */
export const SENTENCE_STARTERS = wordSet(`
  the a an he she it they we i you but and in on at this that these those his her their its our if when while after
  before as for there some many most however meanwhile according asked
`);

/** What opens a sentence of its own where it has a capital: `"…?" He replied: "…"`. */
export const CAPITAL_STARTERS = wordSet('He She They It We The A An His Her Their This That');

/** Words before an office that don't tell which it is: "the former secretary", "the new mayor". */
export const PASSING_WORDS = wordSet(`
  former current new old outgoing incoming late embattled veteran longtime then acting top young senior junior same
  other first last only ousted retired elderly popular controversial outspoken
`);
