/** Words of a sentence's beginning in which what limits or points is looked for; a plain negation may stand further in. */
const OPENING_WORDS = 8;
const NEGATING_WORDS = 14;
const POINTING_WORDS = 5;

/** A remark of so few words ("No.", "Not at all.", "Or did we?", "Just kidding.") belongs to what is on either side. */
const SHORT_REMARK = 4;

const LEADING_MARKS = /^[\s"'“”‘’`([—–-]+/;

/** What is said before a sentence begins. */
const FILLERS =
  /^(?:(?:well|now|look|listen|ok|okay|yes|yeah|again|you know|i mean|um|uh|frankly|honestly|obviously|certainly|clearly),? )+/i;

/** Openings that take back, limit or turn what was said before. */
const QUALIFIES =
  /^(?:but|however|yet|though|although|albeit|except|excepting|unless|only|still|nor|or|nonetheless|nevertheless|instead|rather|otherwise|actually|if|whether|provided|providing|assuming|supposing|depending|until|even (?:so|if|though|then)|that (?:said|being said)|with that said|having said|at the same time|at least|on the other hand|on the contrary|in contrast|by contrast|conversely|in fact|in (?:reality|truth|theory|principle|other words)|to be (?:clear|fair|sure|precise|honest)|granted|admittedly|hopefully|perhaps|maybe|possibly|probably|arguably|supposedly|allegedly|then again|of course|mind you|as long as|so long as|subject to|apart from|aside from|other than|barring|absent|without|(?:so )?let me (?:just )?(?:correct|rephrase|clarify|be clear|qualify|say)|i (?:should|would|must|want to|wanted to) (?:add|clarify|correct|stress|caution|note|be clear)|i was (?:wrong|mistaken)|i (?:misspoke|take that back|stand corrected|mean)|scratch that|strike that|one caveat|the caveat|sorry|correction|excuse me|pardon me|quite the (?:opposite|contrary)|the (?:opposite|contrary|reverse|exception)|unfortunately|sadly|alas)\b/i;

/** The same further in: "The President, however, …". */
const LIMITS =
  /\b(?:however|though|nonetheless|nevertheless|on the other hand|instead|unless|except|only if|only when|provided that|otherwise|conversely|still|disagree|dispute|reject|deny|denied|denies|doubt|doubts|unclear|hardly|barely|scarcely|seldom|rarely|without|too early|too soon|caveat|conditional|conditions)\b/i;

const NEGATION = /(?:\b(?:no|not|never|nor|neither|nobody|nothing|none|cannot)\b|n['’]t\b)/i;

/** A verdict on what was said, wherever it stands. */
const VERDICT =
  /\b(?:wrong|false|untrue|incorrect|inaccurate|misleading|nonsense|a lie|lies|a myth|mistaken|misspoke|opposite|joking|kidding|sarcastic|hypothetical|hypothetically)\b/i;

/** What can't be understood, or would be misunderstood, without the sentence before it. */
const LEANS =
  /^(?:and|so|because|which|who|whose|that|this|these|those|it|its|he|she|they|him|her|them|his|their|there|then|therefore|thus|hence|also|too|both|such|same|similarly|likewise|moreover|furthermore|in addition|as (?:such|a result)|for (?:example|instance|that reason)|like|certainly (?:is|was|are|were)n['’]?t)\b/i;

/** A word near the beginning that stands for somebody or something named before. */
const POINTS = /\b(?:he|she|him|her|his|hers|they|them|their|this|these|those|such|former|latter)\b/i;

/** What is put forward for the sake of argument, or as said by others: what follows may turn it. */
const PUTS_FORWARD =
  /^(?:suppose|supposing|imagine|assume|assuming|let['’]?s (?:say|assume|suppose)|say|what if|in theory|hypothetically|(?:some|many|most|other) (?:\w+ ){0,3}(?:say|said|think|argue|claim|believe|suggest|would)|others (?:say|said|think|argue|claim|believe)|people (?:say|said|think|claim|keep saying)|critics|opponents|skeptics|there are (?:those|people|some)|(?:my|our|his|her|their) (?:critics|opponents|colleagues|friends)|the (?:argument|claim|idea|notion|suggestion|allegation|theory|myth)|it (?:is|was|has been) (?:said|claimed|argued|suggested|alleged)|we (?:are|['’]re) (?:\w+ )?told|as reported|reportedly|according to|we hear|you hear|you(?:['’]ll| will) hear|they (?:say|said|claim|tell us)|i (?:used to|once) (?:think|thought|believe|believed))\b/i;

/** As much of a sentence as the marks at its end may take. */
const LONGEST_END = 12;

const ENDS_A_SENTENCE = /[.!?]["'”’`)\]]*$/;
const TRAILS_OFF = /(?:\.\.\.|…|[—–-]+)["'”’`)\]]*$/;
const ASKS = /\?["'”’`)\]]*$/;
const GOES_ON = /^\p{Ll}/u;

/**
 * Whether one of two sentences in a row may be shown without the other: not where the second limits, negates or takes back
 * the first, leans on it, answers it or goes on with it, and not where the first is put forward to be turned.
 */
export function canOmitNeighbour(before: string, after: string): boolean {
  const end = before.slice(-LONGEST_END);
  if (!ENDS_A_SENTENCE.test(end) || TRAILS_OFF.test(end) || GOES_ON.test(bare(after))) return false;
  if (isShort(before) || isShort(after) || (ASKS.test(end) && !ASKS.test(after.slice(-LONGEST_END)))) return false;
  if (PUTS_FORWARD.test(sense(before))) return false;
  const opening = beginning(sense(after), OPENING_WORDS);
  if (QUALIFIES.test(opening) || LEANS.test(opening) || LIMITS.test(opening)) return false;
  return !NEGATION.test(beginning(sense(after), NEGATING_WORDS)) && !VERDICT.test(after);
}

/** Whether a sentence can be the first that is shown: nothing at its beginning stands for what was named before. */
export function canOpenExcerpt(sentence: string): boolean {
  return !POINTS.test(beginning(sense(sentence), POINTING_WORDS));
}

function isShort(sentence: string): boolean {
  return bare(sentence).split(/\s+/).length <= SHORT_REMARK;
}

/** A sentence without the marks that it begins with, in single spaces. */
function bare(sentence: string): string {
  return sentence.replace(LEADING_MARKS, '').replace(/\s+/g, ' ');
}

/** The same without what is said before it begins; all of it where it is nothing else. */
function sense(sentence: string): string {
  return bare(bare(sentence).replace(FILLERS, ''));
}

function beginning(sentence: string, words: number): string {
  return sentence.split(' ', words).join(' ');
}
