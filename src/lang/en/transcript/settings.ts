/** Where a transcript was taken down, as its text shows it. */

/** Places and titles by which a transcript shows that it is the White House's. */
export const WHITE_HOUSE =
  /\b(?:White House|James S\.\s+Brady|Rose Garden|Oval Office|East Room|South Lawn|South Court Auditorium|Roosevelt Room|State Dining Room|Air Force One|Camp David|(?:Remarks|Statement)\s+(?:by|of)\s+(?:the\s+)?(?:Vice\s+)?President)\b/;

/**
 * Sentences that the Congressional Record's reporters write between the speeches: what was done with a bill, and in whose words it
 * follows. "The bill before us was written in a hurry" is speech.
 */
export const NARRATION =
  /^(?:There\s(?:was|being)\sno\sobjection|Without\sobjection,\sthe\s(?:bill|amendment)|The\s(?:(?:senior|assistant|legislative|bill|journal|reading)\s){0,3}clerk\s(?:read|proceeded|called|reported|announced|will\sreport)|The\s(?:motion|amendment|resolution|concurrent\sresolution|joint\sresolution|bill|preamble|nomination|text|material|result|question|vote|yeas\sand\snays|Senate|House|Speaker\spro\stempore|Clerk)s?\b(?:[^.?!;]|\.(?=\S|\s(?:\d|Res|Con|J\.|R\.))){0,80}?\s(?:(?:was|were)\s(?:then\s|not\s|thereupon\s)?(?:agreed|rejected|read|ordered|passed|taken|announced|laid|referred|engrossed|adopted|withdrawn|considered|communicated|received|printed|recorded|confirmed|reported|put|deemed)\b|(?:is|are|was|were|reads?)\sas\sfollows\b|follows\b|announced\b|proceeded\b|met\b|adjourned\b|resumed\b|resulted\b))/s;

/** Whoever says this of himself is speaking. */
export const FIRST_PERSON = /\b(?:I|me|my|we|us|our)\b(?!\.)/;
