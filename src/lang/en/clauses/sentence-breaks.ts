/** By which words two sentences in a row belong together, so that neither is quoted without the other. */

/** What is said before a sentence begins. */
export const SENTENCE_FILLERS =
  /^(?:(?:well|now|look|listen|ok|okay|yes|yeah|again|you know|i mean|um|uh|frankly|honestly|obviously|certainly|clearly),? )+/i;

/** Openings that take back, limit or turn what was said before. */
export const QUALIFYING_OPENING =
  /^(?:but|however|yet|though|although|albeit|except|excepting|unless|only|still|nor|or|nonetheless|nevertheless|instead|rather|otherwise|actually|if|whether|provided|providing|assuming|supposing|depending|until|even (?:so|if|though|then)|that (?:said|being said)|with that said|having said|at the same time|at least|on the other hand|on the contrary|in contrast|by contrast|conversely|in fact|in (?:reality|truth|theory|principle|other words)|to be (?:clear|fair|sure|precise|honest)|granted|admittedly|hopefully|perhaps|maybe|possibly|probably|arguably|supposedly|allegedly|then again|of course|mind you|as long as|so long as|subject to|apart from|aside from|other than|barring|absent|without|(?:so )?let me (?:just )?(?:correct|rephrase|clarify|be clear|qualify|say)|i (?:should|would|must|want to|wanted to) (?:add|clarify|correct|stress|caution|note|be clear)|i was (?:wrong|mistaken)|i (?:misspoke|take that back|stand corrected|mean)|scratch that|strike that|one caveat|the caveat|sorry|correction|excuse me|pardon me|quite the (?:opposite|contrary)|the (?:opposite|contrary|reverse|exception)|unfortunately|sadly|alas)\b/i;

/** The same further in: "The President, however, …". */
export const LIMITING_WORD =
  /\b(?:however|though|nonetheless|nevertheless|on the other hand|instead|unless|except|only if|only when|provided that|otherwise|conversely|still|disagree|dispute|reject|deny|denied|denies|doubt|doubts|unclear|hardly|barely|scarcely|seldom|rarely|without|too early|too soon|caveat|conditional|conditions)\b/i;

export const NEGATION = /(?:\b(?:no|not|never|nor|neither|nobody|nothing|none|cannot)\b|n['’]t\b)/i;

/** A verdict on what was said, wherever it stands. */
export const VERDICT =
  /\b(?:wrong|false|untrue|incorrect|inaccurate|misleading|nonsense|a lie|lies|a myth|mistaken|misspoke|opposite|joking|kidding|sarcastic|hypothetical|hypothetically)\b/i;

/** What can't be understood, or would be misunderstood, without the sentence before it. */
export const DEPENDENT_OPENING =
  /^(?:and|so|because|which|who|whose|that|this|these|those|it|its|he|she|they|him|her|them|his|their|there|then|therefore|thus|hence|also|too|both|such|same|similarly|likewise|moreover|furthermore|in addition|as (?:such|a result)|for (?:example|instance|that reason)|like|certainly (?:is|was|are|were)n['’]?t)\b/i;

/** A word near the beginning that stands for somebody or something named before. */
export const POINTING_WORD = /\b(?:he|she|him|her|his|hers|they|them|their|this|these|those|such|former|latter)\b/i;

/** What is put forward for the sake of argument, or as said by others: what follows may turn it. */
export const SUPPOSITION_OPENING =
  /^(?:suppose|supposing|imagine|assume|assuming|let['’]?s (?:say|assume|suppose)|say|what if|in theory|hypothetically|(?:some|many|most|other) (?:\w+ ){0,3}(?:say|said|think|argue|claim|believe|suggest|would)|others (?:say|said|think|argue|claim|believe)|people (?:say|said|think|claim|keep saying)|critics|opponents|skeptics|there are (?:those|people|some)|(?:my|our|his|her|their) (?:critics|opponents|colleagues|friends)|the (?:argument|claim|idea|notion|suggestion|allegation|theory|myth)|it (?:is|was|has been) (?:said|claimed|argued|suggested|alleged)|we (?:are|['’]re) (?:\w+ )?told|as reported|reportedly|according to|we hear|you hear|you(?:['’]ll| will) hear|they (?:say|said|claim|tell us)|i (?:used to|once) (?:think|thought|believe|believed))\b/i;
