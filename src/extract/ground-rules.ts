import type { GroundRules, Span } from '../model.js';

/** The rules are stated before the first question, in UTF-16 code units. */
const OPENING = 5000;

/** A release states its embargo above its text, in UTF-16 code units. */
const TOP = 600;

const STATED = /\b(?:(on)(?:\s+the)?\s+record|(off)\s+the\s+record|on\s+(deep\s+)?background)\b/gi;

/** A sentence that sets rules, not one that merely has the words in it ("his record", "for your background"). */
const SETTING =
  /\b(?:call|briefing|gaggle|conversation|remarks|session|comments|this|today|everything|all|held|attribut\w+|ground\s+rules?|so)\b/i;
const ATTRIBUTED = /\battribut(?:able|ed)\s+(?:only\s+)?to\b[^.;]{0,60}\bofficials?\b/i;

const EMBARGO = /\bembargo(?:ed|es)?\b/i;
const TERM = /\b(?:until|lifts?(?:ed)?\s+(?:at|upon|on))\s+/i;
const LONGEST_TERM = 160;

/** What may follow "5:00 a.m." within the sentence; anything else begins the next one. */
const AFTER_HOUR =
  /^\.\s+(?:[a-z]|[A-Z]{2,4}\b|Eastern|Pacific|Central|Mountain|Greenwich|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\b)/;

/**
 * The ground rules that a transcript's opening states: "on background, attributable to a senior administration
 * official", "embargoed until the conclusion", "on the record, off camera". What is said outranks the title, as calls
 * announced "on background" are sometimes put on the record.
 *
 * @param opening from the head of the document to the first question.
 */
export function groundRulesOf(text: string, opening: Span, title: string): GroundRules | undefined {
  const said = text.slice(opening.start, Math.min(opening.end, opening.start + OPENING)).replace(/\s+/g, ' ');
  const attribution = stated(said) ?? (ATTRIBUTED.test(said) ? 'on background' : undefined) ?? titled(title);
  const embargo = embargoOf(said);
  if (!attribution && !embargo) return undefined;
  return { attribution: attribution ?? 'on the record', ...(embargo ? { embargo } : {}) };
}

/**
 * The embargo that a release states at its top: a line that begins with it ("EMBARGOED UNTIL 6 a.m."), not a sentence
 * that speaks of one.
 */
export function embargoAtTop(text: string, body: Span): string | undefined {
  const top = text.slice(body.start, Math.min(body.end, body.start + TOP)).split(/\r\n|\n|\r/);
  const line = top.find((each) => /^\W*(?:strictly\s+)?(?:under\s+)?embargo/i.test(each));
  return line && embargoOf(line.replace(/\s+/g, ' '));
}

function stated(said: string): GroundRules['attribution'] | undefined {
  let last: GroundRules['attribution'] | undefined;
  for (const match of said.matchAll(STATED)) {
    const sentence = said.slice(Math.max(0, said.lastIndexOf('. ', match.index)), match.index);
    if (!SETTING.test(sentence)) continue;
    if (match[1]) last = 'on the record';
    else if (match[2]) last = 'off the record';
    else last = match[3] ? 'on deep background' : 'on background';
  }
  return last;
}

function titled(title: string): GroundRules['attribution'] | undefined {
  if (/\bbackground\s+(?:press\s+)?(?:call|briefing|conference)\b/i.test(title)) return 'on background';
  return /\bon[- ]the[- ]record\b/i.test(title) ? 'on the record' : undefined;
}

function embargoOf(said: string): string | undefined {
  const embargo = EMBARGO.exec(said);
  if (!embargo) return undefined;
  const behind = said.slice(embargo.index, embargo.index + 400);
  const term = TERM.exec(behind);
  if (!term) return undefined;
  const words = behind.slice(term.index, term.index + term[0].length + LONGEST_TERM);
  return words
    .slice(0, sentenceEnd(words))
    .trim()
    .replace(/[,\s]+$/, '');
}

/** Where the sentence ends: the full stops of "p.m." and of decimals don't end it. */
function sentenceEnd(words: string): number {
  for (const { index } of words.matchAll(/[.;!?]/g)) {
    if (words[index] !== '.') return index;
    const next = words[index + 1];
    if (next !== undefined && !/\s/.test(next)) continue;
    const hour = /\b[ap]\.m$/i.test(words.slice(Math.max(0, index - 4), index));
    if (hour && AFTER_HOUR.test(words.slice(index))) continue;
    return hour ? index + 1 : index;
  }
  return words.length;
}
