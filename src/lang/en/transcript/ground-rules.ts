import { DOTTED_MONTHS } from '../dotted-months.js';

/** Wordings by which those who speak or write set ground rules. */

/** The same in other words: "ground rules are background", "this is a background call", "an off-the-record briefing". */
export const RULES_STATED_OTHERWISE =
  /\b(?:ground\s+rules?\b[^.;]{0,40}?(?:\b(?:is|are)\b|[’'](?:s|re)\b|:)|(?:this|these|we|everything|(?:this|the|our|today[’']s)\s+(?:\w+\s+)?(?:call|briefing|conversation|session|discussion|meeting|remarks))\s*(?:is|are|will\s+be|was|[’'](?:s|re|ll\s+be))\b)\s+(?:(?:going\s+to\s+be|all|being|strictly|held|given|for|on|under|an?|just|the|purely|still)\s+)*(?:(?:(deep)[\s-]+)?background(?=\s*(?:[.,;:!?—–-]|$|only\b|and\b|so\b|with\b|attribut|(?:press\s+|media\s+|news\s+)?(?:tele)?(?:call|briefing|conference|conversation|session|discussion|interview|meeting)\b))|(off)[\s-]the[\s-]record\b|unattributable\b|not\s+for\s+attribution\b|chatham\s+house\b)/gi;

/** A sentence that sets rules, not one that merely has the words in it ("his record", "for your background"). */
export const RULE_SETTING =
  /\b(?:call|briefing|gaggle|conversation|remarks|session|comments|this|today|everything|all|held|attribut\w+|ground\s+rules?|so)\b/i;

/** To whom what is said on background is attributed, as a sentence of the opening says it. */
export const RULE_DESCRIPTION =
  /\battribut(?:able|ed|ion)\b[^.;:]{0,30}?\b(?:to|as)\s+(?:an?|the)?\s*["“'‘]?((?:[\p{L}\p{M}.’'-]+\s+){0,6}?(?:officials?|advisers?|advisors?|aides?|diplomats?|executives?|officers?|sources?|spokes\p{L}+|person|people))\b/iu;

/** An embargo on what is said or written here. */
export const EMBARGO_UPON_WORDS =
  /\b(?:calls?|briefings?|gaggles?|conversations?|remarks|sessions?|contents?|information|materials?|transcripts?|releases?|reports?|stor(?:y|ies)|statements?|announcements?|documents?|copy|everything|all|this|these|it)\b/i;

/** An embargo on arms, oil or a country, which is another matter. */
export const EMBARGO_UPON_GOODS =
  /\b(?:arms|oil|gas|trade|grain|economic|weapons?|fuel|food|export|import|total|partial|full|naval|u\.?s\.?|american|soviet|arab|\p{Lu}\p{L}+an)\s+embargo|\bembargo(?:es)?\s+(?:on|against|of|imposed)\s+(?!this|these|the\s+(?:call|briefing|contents?|release|report|story|remarks|transcript))/iu;

/** What may follow "5:00 a.m." within the sentence; anything else begins the next one. */
export const AFTER_HOUR =
  /^\.\s+(?:[a-z]|[A-Z]{2,4}\b|Eastern|Pacific|Central|Mountain|Greenwich|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\b)/;

/** "Please hold this until noon": asked of those who listen. */
export const HOLD_REQUEST =
  /\b(?:hold|keep|sit\s+on)\s+(?:off\s+on\s+|on\s+to\s+|onto\s+)?(?:all\s+(?:of\s+)?)?(?:this|these|it|everything|(?:the|your)\s+(?:contents?|information|news|material|stor(?:y|ies)|reporting|announcement|embargo))\b[^.;]{0,60}?\b(?:until|till)\b|\b(?:not|don['’]t)\s+(?:to\s+)?(?:be\s+)?(?:for\s+)?(?:publish|release|report|broadcast|use|quote|tweet|post|file|publication|broadcast)(?:ed|d)?\b(?!\s+(?:the|a|an|force|drugs|weapons)\s)[^.;]{0,60}?\b(?:until|till|before)\b/i;

/** Abbreviations whose full stop ends no sentence of a ground rule; single capitals are read by rule. */
export const RULE_ABBREVIATIONS = `${DOTTED_MONTHS}|Mr|Mrs|Ms|Dr|No`;

/** The value of a field "state" that sets a rule or takes a document back: "state: retracted". */
export const STATE_OF_A_RULE =
  /retract|withdraw|withh|embarg|\bh[eo]ld\b|kill|revoked|recalled|pulled|removed|taken|cancel|unpublish|record|background|attribut|confidential/i;
