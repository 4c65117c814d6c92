/** Where a transcript was taken down, as its text shows it. */

/** Places and titles by which a transcript shows that it is the White House's. */
export const WHITE_HOUSE =
  /\b(?:White House|James S\.\s+Brady|Rose Garden|Oval Office|East Room|South Lawn|South Court Auditorium|Roosevelt Room|State Dining Room|Air Force One|Camp David|(?:Remarks|Statement)\s+(?:by|of)\s+(?:the\s+)?(?:Vice\s+)?President)\b/;

/** Sentences that the Congressional Record's reporters write between the speeches. */
export const NARRATION =
  /^(?:There\s(?:was|being)\sno\sobjection|Without\sobjection,\sthe\s(?:bill|amendment)|The\s(?:(?:senior|assistant|legislative|bill|journal|reading)\s){0,3}clerk\s(?:read|proceeded|called|reported|announced)|The\s(?:motion|amendment|resolution|concurrent\sresolution|joint\sresolution|bill|preamble|nomination|text|material|result|question|vote|yeas\sand\snays|Senate|House|Speaker\spro\stempore|Clerk)\b.{0,80}?\s(?:was|were|is|as|had|announced|proceeded|met|adjourned|follows)\b)/s;
