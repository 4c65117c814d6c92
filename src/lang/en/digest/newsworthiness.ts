/** Wordings that make an utterance news, or none. Patterns of folded text (`fold`), but where one says otherwise. */

/** A number of its own ("99.4", "$20 billion", "twenty-seven"), not of a name ("G7", "COVID-19"). */
export const FIGURE =
  /(?<![\p{L}\d.-])\$?\d|\b(?:million|billion|trillion|thousand|hundred|dozen)s?\b|\bper ?cent\b|\b(?:twen|thir|for|fif|six|seven|eigh|nine)ty\b/u;

/** A decision, a promise, a denial or an accusation. */
export const DECISION =
  /\b(?:announc(?:e|es|ed|ing)|executive order|ordered|decided|sign(?:ed|s|ing)|approved|reject(?:s|ed)?|refus(?:e|es|ed)|den(?:y|ied|ies)|vetoe?(?:d|s)?|sanction(?:s|ed)|ban(?:s|ned|ning)?|launch(?:ed|es|ing)|withdr[ae]w\w*|resign(?:s|ed)?|fired|arrest(?:s|ed)?|kill(?:ed|s|ing)?|attack(?:s|ed|ing)?|strikes?|struck|blam(?:e|es|ed)|accus(?:e|es|ed)|condemn(?:s|ed)?|lied|lies|liar|false|untrue|illegal|apologi\w+|mistake|confirmed|agreed|warn(?:s|ed)?|threaten(?:s|ed|ing)?|pledg(?:e|es|ed)|commit(?:s|ted)?|will (?:not|never)|won't|deploy(?:ed|s|ing|ment)|will (?:sign|issue|impose|end|appeal|require)|oppos(?:e|es|ed)|demand(?:s|ed))\b/;

/** What somebody says for himself: "I will", "we never". */
export const FIRST_PERSON_CLAIM =
  /\b(?:i|we)(?: have|'ve)? (?:will|won't|did|didn't|never|knew|believe|made|want|expect|support|oppose|stand|need|must|should|are going to|'re going to)\b|\b(?:i|we)'(?:ll|re going to)\b/;

/** Words that point to what came before, which the digest leaves out. */
export const LEANING_OPENING =
  /^(?:and|but|so|or|because|which|also|then|that|that's|this|these|those|it|it's|its|he|he's|his|she|she's|her|they|they're|their|them|there|here's|yeah|yes|yep|no|nope|well|look|as i|as we|like i|again|right|okay|ok|now|i mean|you know|with (?:that|respect)|(?:on|to|in|any of|all of|some of) (?:that|those|these|them|your|terms)|as part of (?:that|this)|such|both|neither|same|others?|second(?:ly)?|third(?:ly)?|finally|lastly)\b/;

/** A pronoun for somebody. Of text with its capitals. */
export const PERSONAL_PRONOUN = /\b(?:[Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]er|[Tt]hem|[Tt]hey)(?:['’]\p{L}+)?\b/u;

/** What fills a pause. Finds all of them. */
export const HEDGE = /\b(?:you know|i mean|sort of|kind of|i guess|um|uh|i think|like i said|as i said|look|right\?)/g;

/** An answer that gives none. */
export const NO_ANSWER = new RegExp(
  [
    String.raw`\b(?:do not|don't|did not|didn't|won't|can't|cannot|wouldn't|couldn't|not able to|not(?: going| gonna)?(?: to)?) (?:really |be able to )?(?:have (?:anything|any|a|an|more|specific|much|the|additional|further)|want to|get (?:into|ahead)|speak (?:to|for|about)|comment|speculate|go (?:into|beyond)|preview|characterize|discuss|read out|detail|know|confirm|give|say|talk|weigh)\b`,
    String.raw`\b(?:nothing|no|anything) (?:updates?|announcements?|comment|readout|(?:new|more|else|further)\b.{0,20}) ?(?:to|for you|on that|beyond)\b`,
    String.raw`\b(?:refer|point|direct) you\b|\bdefer to\b|\bleave it (?:there|at that|to)\b|\b(?:get|come|circle) back to you\b`,
    String.raw`\blet (?:\S+ ){1,6}?(?:speak|outline|talk|answer)\b|\bnot (?:aware of|sure)\b|\bhave(?: not|n't) seen\b|\b(?:have to|will|can|let me) (?:\w+ )?(?:look|check)\b|\bmore guidance\b`,
  ].join('|'),
);

/** Words about the briefing itself. */
export const BRIEFING_ASIDE =
  /\b(?:the podium|this briefing|the briefing room|this room|my team|my colleague|i (?:just )?(?:said|answered|laid out|spoke|mentioned|talked)|as i (?:just )?(?:said|mentioned)|i(?:'m| am) (?:told|joined)|(?:your|many|some|take|answer|alternate) questions?|turn it (?:back )?over|quick preview|you(?:'re| are) asking|you(?: guys)?(?: have|'ve| are| may have)?(?: all)? (?:heard|seen|saw|know|asked|tracking)|(?:some|all) of you|(?:last|next|one) thing|to (?:all of )?you all)\b/;

/** What is said of everything. */
export const SET_PHRASE =
  /\b(?:remains? (?:\w+ )?committed|continue to (?:assess|work|monitor|support|be|have|do|fight|advocate|push|call)|as long as it takes|(?:top|biggest|highest|number one) priorit(?:y|ies)|(?:very|been|made|abundantly|crystal) clear|(?:work|working) (?:hard|around the clock|every day)|the good news|look(?:ing)? forward|stands? ready|incredibly|grateful|proud|keep (?:you|your \w+) updated)\b/;

/** A capital at the beginning that names nobody, with what stands before it. */
export const OPENING_CAPITAL =
  /^\P{L}*(?:I|If|When|While|As|What|After|Before|Since|Once|The|A|An|In|On|At|For|We|You|Yesterday|Today|Tomorrow|Last|Earlier|Later|Of)\b/u;

/** A capital within a sentence, but for what every briefing names. Of text with its capitals. */
export const NAME_WITHIN =
  /[\p{Ll},] (?!(?:I|President|Vice|White|House|America|Americans?|United|States|U\.S\.|Administration|\p{Lu}\p{Ll}+day)(?![\p{L}\p{N}]))\p{Lu}[\p{L}.]/u;
