import { MONTH_PATTERN, NOTICE_DATE_WORDS } from '../lang/index.js';
import type { Attribution } from '../model/source.js';

/** What a line that is a notice by itself says of the document that it stands in. */
export interface Notice {
  readonly attribution?: Attribution;
  /** The words that hold it back, whole: what they mean depends on the document's dates. */
  readonly embargo?: string;
}

/** Longer lines are prose. */
const LONGEST_NOTICE = 160;
/** Most lines have nothing of the kind in them. */
const CANDIDATE =
  /embargo|record|background|attribut|chatham|hold|not\b|don['’]t|release|publi|wraps|confidential|advanced?\s/i;

const LEAD = String.raw`(?:(?:(?:please|kindly)(?:\s+note)?|note|n\.?b\.?|important|attention|reminder|warning|subject(?=\s*:)|re(?=\s*:)|confidential(?=\s*[:–—/,-]))\b\s*[.:!–—/,-]*\s*)?`;
const LABEL = String.raw`(?<label>(?:the\s+|our\s+)?(?:ground\s+rules?|rules?|terms|basis|conditions?|status|attribution|sourcing|restrictions?)(?:\s+(?:are|is)\s*:?|\s*[:=–—-])\s*)?`;
const SUBJECT = String.raw`(?<subject>(?:this|these|the\s+following|all|everything|our|(?:the\s+)?(?:contents?|speakers?|comments|remarks))\b(?:\s+(?!(?:he|she|they|i|we|you|it|not)\b)[\p{L}'’-]+){0,5}?\s+(?:is|are|was|were|will\s+be|took\s+place|remains?|must\s+be)\s+)?`;
const QUALIFIED = String.raw`(?<qualified>(?:(?:strictly|strict|completely|entirely|all|for|on|under|an?|the|given|held|provided|conducted|considered|still|now)\s+)*)`;

const RULE = new RegExp(
  String.raw`^${LEAD}${LABEL}${SUBJECT}${QUALIFIED}(?<rule>(?<off>off[\s-]+(?:the[\s-]+)?record)|(?<deep>deep[\s-]+background)|(?<background>background)|(?:un|non-?|not\s+)attributable|not?\s+(?:for\s+)?attribution|chatham[\s-]+house[\s-]+rules?)(?![\p{L}\p{N}])`,
  'iu',
);
const SESSION = String.raw`(?:(?:press|media|news|reporters?['’]?|phone|telephone)\s+)?(?:tele)?(?:briefing|call|conference|conversation|discussion|interview|session|meeting|remarks|comments|guidance|event|lunch|dinner|chat|roundtable|basis)`;
const AFTER_SESSION = new RegExp(String.raw`^[\s-]+${SESSION}\b`, 'i');
const BRIEFING_ABOUT =
  /^[\s-]+(?:(?:press|media|news)\s+)?(?:tele)?(?:briefing|call|conference)\s+(?:on|with|by|about|regarding)\s+\S+(?:\s+\S+){0,9}$/i;
const AFTER_RULE = new RegExp(
  String.raw`^(?:[\s-]+${SESSION}\b)?(?:\s+(?:only|please|appl(?:y|ies|ied)|in\s+(?:force|effect)|use|material|information|rules?|notes|transcript))*(?:\s+to\s+(?:this|these|all|everything|the\s+(?:call|briefing|meeting|contents?))\b[^.;:]{0,60})?(?<end>\W*$|\s*[:;|–—([/*=]|\s+-+\s|\s*[.!]\s|,?\s+(?:and\s+|but\s+)?(?:(?:strictly|please)\s+)?(?:(?:or\s+|nor\s+)(?:publication|quotation|use|release)|not\s+(?:for|to\s+be)|no\s+(?:names?|quot\w+|attribution)|do\s+not|until|till|embargo\w*|attribut(?:able|ed|e|ion)|to\s+be\s+attributed|unattributable|off\s+the\s+record)\b)(?<rest>.*)$`,
  'iu',
);
/** A story about what was said, rather than a notice. */
const PROSE =
  /["“”«»]|\b(?:said|says|saying|told|tells|tell|asked|replied|added|according|he|she|they|his|her|their|i|spokes\p{L}+|minister|reported\s+that)\b/iu;
/** "For background, see …" leads to another page. */
const LEADS_ELSEWHERE = /^\W*(?:see|read|click|visit|here|https?:|www\.|contact|call)\b/i;

const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const MOMENT = `${MONTH_PATTERN}|${WEEKDAY}|noon|midday|midnight|tomorrow|today|tonight|morning|afternoon|evening`;
const DATE_WORD = new RegExp(String.raw`^(?:\d.*|[ap]\.?m\.?|${MOMENT}|${NOTICE_DATE_WORDS})$`, 'i');
const DATED = new RegExp(
  String.raw`\d|\b(?:${MOMENT}|notice|told|announce\w*|releas\w*|publi\w*|clear\w*|confirm\w*|approv\w*|conclusion|end|after|further|lifted|embargo\w*|call|briefing|delivery|delivered)\b`,
  'i',
);
/** More words that are no date than this, and it is a sentence about something. */
const MOST_OTHER_WORDS = 2;

const EMBARGO = new RegExp(
  String.raw`^${LEAD}${LABEL}${SUBJECT}(?:(?:the|this|an?|your|is|now|still|under|subject\s+to|strict(?:ly)?|hard|absolute|press|media|news|publication|release|content|wire|story|respect|observe|respect\s+the|observe\s+the)\s+)*embargo(?:ed|es)?(?![\p{L}-])`,
  'iu',
);
const EMBARGO_TERM =
  /^(?:\s+(?:date|time|notice|details|copy|material|in\s+(?:force|effect|place)|applies|apply|on\s+(?:this|these|the\s+(?:call|briefing|contents?|release|report|story|remarks|transcript|document))(?:\s+\w+)?))*(?:\W*$|\s*[:;|–—([/*=]|\s+-+\s|\s*[.!]\s|,|\s+(?:is\s+)?(?:until|till|through|before|for\s+(?:release|use|publication|broadcast)|not|do\s+not|strictly|please|off\s+the\s+record|on\s+background)\b)/i;
const EMBARGO_ENDS =
  /^\s+(?:(?:will|is|to|be|due|set|now)\s+)*(?:lift(?:s|ed|ing)?|ends?|ending|expires?|expiring|up|to|at|on|from|for)?\b/i;

const USES =
  '(?:re-?leased?|publication|publish(?:ed|ing)?|broadcast(?:ed|ing)?|used?|distribut(?:ed?|ion)|quot(?:ed?|ation|ing)|print(?:ed|ing)?|report(?:ed|ing)?|circulat(?:ed?|ion)|shar(?:ed?|ing)|post(?:ed|ing)?|air(?:ed|ing)?|cited?|disseminat(?:ed?|ion))';
const THING =
  '(?:call|briefing|conversation|remarks|contents?|information|material|transcript|release|report|story|stories|statement|announcement|document|copy|news|article|text)s?';
const HOLD_BACK = new RegExp(
  String.raw`^${LEAD}(?:${SUBJECT})(?:(?:strictly|absolutely|please)\s+)*(?:(?<not>(?:not\s+(?:yet\s+)?(?:for|to\s+be)|do\s+not|don['’]t)\s+(?:general\s+|public\s+|further\s+)?${USES}(?:\s*(?:,|/|,?\s+(?:and|or|nor))\s*(?:do\s+not\s+|not\s+)?(?:for\s+)?${USES})*)|(?<modal>(?:(?:this|these|the|all|no)\s+)?(?:\w+\s+){0,4}?(?:must|may|can|should)\s?not\s+be\s+${USES}|no\s+(?:publication|release|broadcast|use|reporting)|(?:publish|release|broadcast|print|air|run)?\s*not\s+before)|(?<hold>hold(?:\s+(?:for(?=\s+(?:\w+day\b|\d))|for\s+(?:release|publication|embargo|broadcast)|until|till|back|off|publication|release|(?:on\s+to\s+)?(?:this|these|it|everything|(?:the|your|this|all)\s+${THING})))|under\s+wraps|confidential\s+(?=until|till))|(?<dated>(?:for\s+(?:release|publication|broadcast|use)|to\s+be\s+(?:released|published)|(?:release|publication)(?=\s*:)|date\s+of\s+(?:release|publication)|advance(?:d)?\s+(?:copy\s+)?for|(?:release|publication|publishing|lift|broadcast|launch)(?:\s+(?:date|time|day|date\s+and\s+time|date\/time)))(?:\s+(?:is|on|at|after|from))?\s*[:–—-]?|(?:publish|release|broadcast|print|air|run)\s+(?:only\s+)?(?:on|after|from)))(?![\p{L}])`,
  'iu',
);
const AFTER_NOT = new RegExp(
  String.raw`^(?:\s+(?:any\s+(?:of|part\s+of)\s+)?(?:this|it|these|the)?(?:\s*${THING})?(?=\W|$))?(?:\s+in\s+(?:whole|full|any\s+form)(?:\s+or\s+(?:in\s+)?part)?|\s+(?:at\s+this\s+time|yet|please))*(?:\W*$|\s*[:;|–—([/*=]|\s+-+\s|\s*[.!]\s|,?\s+(?<term>until|till|before|prior\s+to|ahead\s+of)\b)(?<rest>.*)$`,
  'iu',
);
const AFTER_HOLD = /^(?:\W*$|\s*[:;|–—([/*=.!-]|\s+.*)/;

/**
 * What a line of its own, a banner or a title says by itself of the document: that its words are held back, or that they
 * are off the record and the like. undefined for prose, headlines and whatever else merely has such words in it.
 *
 * @param deep whether it stands far from the top, where a sentence in the past tense is part of a story.
 */
export function noticeOf(line: string, { deep = false } = {}): Notice | undefined {
  if (!CANDIDATE.test(line.slice(0, LONGEST_NOTICE))) return undefined;
  const plain = withoutDecoration(line);
  if (plain.length > LONGEST_NOTICE) return longNotice(plain);
  const attribution = ruleOf(plain, deep);
  if (holdsBack(plain, deep)) {
    const also = attribution ?? attributionWithin(plain);
    return { embargo: plain, ...(also && { attribution: also }) };
  }
  if (!attribution) return undefined;
  return {
    attribution,
    ...(/\b(?:embargo|until|till|hold\b|not\s+for\s+(?:release|publication|use|broadcast)\b|do\s+not\s+(?:publish|use|release|broadcast)\b)/i.test(
      plain,
    ) && {
      embargo: plain,
    }),
  };
}

/** The strictest attribution that some words name in passing: "until noon, then on background". */
export function attributionWithin(words: string): Attribution | undefined {
  if (/\boff[\s-]+(?:the[\s-]+)?record\b/i.test(words)) return 'off the record';
  if (/\bdeep[\s-]+background\b/i.test(words)) return 'on deep background';
  return /\bbackground\b|\b(?:un|non-?)attributable\b|\bnot\s+(?:for\s+attribution|attributable|to\s+be\s+(?:named|attributed))\b|\bchatham\s+house\b/i.test(
    words,
  )
    ? 'on background'
    : undefined;
}

/** A notice in capitals, with what it is about on the same line: "OFF THE RECORD The mayor told us …". */
function longNotice(line: string): Notice | undefined {
  const start = line.slice(0, LONGEST_NOTICE);
  const capitals =
    /^(?:STRICTLY |FOR )*(?:OFF[ -]THE[ -]RECORD|(?:ON |FOR )?DEEP BACKGROUND|(?:ON|FOR) BACKGROUND|NOT FOR ATTRIBUTION|UNATTRIBUTABLE)\b/.exec(
      start,
    );
  const attribution = capitals ? attributionWithin(capitals[0]) : undefined;
  const embargo =
    /^(?:STRICT(?:LY)? |UNDER |PRESS |MEDIA |NEWS )*EMBARGO(?:ED)?\b|^HOLD FOR RELEASE\b|^NOT FOR PUBLICATION\b/.test(
      start,
    );
  if (!attribution && !embargo) return undefined;
  return { ...(attribution && { attribution }), ...(embargo && { embargo: start }) };
}

function ruleOf(line: string, deep: boolean): Attribution | undefined {
  const match = RULE.exec(line);
  if (!match) return undefined;
  const { label, subject, qualified, off, deep: isDeep, background, rule } = match.groups!;
  if (subject && (PROSE.test(subject) || (deep && /\b(?:was|were|took)\s/i.test(subject)))) return undefined;
  const behind = line.slice(match[0].length);
  if (background) {
    const isMeant = label || subject || /\b(?:on|for)\s+$/i.test(qualified!);
    if (!isMeant && !AFTER_SESSION.test(behind) && !/^\s+only\b/i.test(behind)) return undefined;
  }
  const attribution = off ? 'off the record' : isDeep ? 'on deep background' : 'on background';
  if (BRIEFING_ABOUT.test(behind) && !PROSE.test(behind)) return attribution;
  const after = AFTER_RULE.exec(behind);
  if (!after) {
    // "OFF THE RECORD The mayor told us": the notice alone is in capitals.
    const isBanner =
      rule === rule!.toUpperCase() &&
      line !== line.toUpperCase() &&
      (off || isDeep || match[0] === match[0].toUpperCase());
    return isBanner ? attribution : undefined;
  }
  const { end, rest } = after.groups!;
  if (!/\bnot\b|\bdo\b/i.test(end!) && LEADS_ELSEWHERE.test(rest!)) return undefined;
  return /^\s*[.!]/.test(end!) && PROSE.test(rest!) ? undefined : attribution;
}

function holdsBack(line: string, deep: boolean): boolean {
  return isEmbargo(line, deep) || isHold(line, deep);
}

function isEmbargo(line: string, deep: boolean): boolean {
  const match = EMBARGO.exec(line);
  // Far down it may be the heading of a part about one.
  if (!match || (deep && /^(?:[Tt]he )?[Ee]mbargo(?:es)?$/.test(line))) return false;
  const { subject } = match.groups!;
  if (subject && (PROSE.test(subject) || (deep && /\b(?:was|were|took)\s/i.test(subject)))) return false;
  const behind = line.slice(match[0].length);
  const term = EMBARGO_TERM.exec(behind);
  if (term) {
    if (/^\s*[,.!]/.test(term[0]) || /^\s+\w/.test(term[0])) return !PROSE.test(line) || isShouted(match[0]);
    return true;
  }
  const rest = behind.replace(EMBARGO_ENDS, '');
  return DATED.test(rest) && !PROSE.test(line) && otherWords(rest) <= MOST_OTHER_WORDS;
}

function isHold(line: string, deep: boolean): boolean {
  const match = HOLD_BACK.exec(line);
  if (!match) return deep === false && line === 'HOLD';
  const { not, modal, hold, dated, subject } = match.groups!;
  const behind = line.slice(match[0].length);
  if (subject && deep && /\b(?:was|were|took)\s/i.test(subject)) return false;
  if (PROSE.test(line)) return false;
  if (not) {
    const after = AFTER_NOT.exec(behind);
    if (!after) return false;
    const { term, rest } = after.groups!;
    return term === undefined || DATED.test(rest!);
  }
  if (modal) {
    const term = /\b(?:until|till|before|prior\s+to)\b(.*)$/i.exec(line);
    return term !== null && DATED.test(term[1]!);
  }
  if (hold) {
    if (/^(?:hold\s+for|under|hold\s+(?:publication|release))/i.test(hold))
      return AFTER_HOLD.test(behind) && (behind.trim().length < 4 || DATED.test(behind) || /^\s*[:–—-]/.test(behind));
    return /\b(?:until|till|for\s+(?:release|publication))\b/i.test(line) && DATED.test(behind);
  }
  return (
    dated !== undefined &&
    /\d|\b(?:noon|midnight|tomorrow|tonight)\b|day\b/i.test(behind) &&
    otherWords(behind) <= MOST_OTHER_WORDS
  );
}

function isShouted(words: string): boolean {
  return words === words.toUpperCase();
}

/** How many words there are that belong to no date or hour. */
function otherWords(text: string): number {
  return text
    .split(/[\s,;:()[\]/–—-]+/)
    .filter((word) => /[\p{L}]/u.test(word) && !DATE_WORD.test(word.replace(/[.!]+$/, ''))).length;
}

/** Without the stars, hashes, bars and brackets that set a banner off; quotation marks stay. */
function withoutDecoration(line: string): string {
  const plain = line
    .replace(/[*_#=~|>•■▪►<]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–—.:!([{/\\]+/, '')
    .replace(/[\s\-–—:)\]}/\\]+$/, '');
  return plain.trim();
}
