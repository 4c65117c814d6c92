import type { GroundRules, Span } from '../../model.js';

/** The rules are stated before the first question, in UTF-16 code units. */
const OPENING = 5000;

const STATED = /\b(?:(on)(?:\s+the)?\s+record|(off)\s+the\s+record|on\s+(deep\s+)?background)\b/gi;

/** A sentence that sets rules, not one that merely has the words in it ("his record", "for your background"). */
const SETTING =
  /\b(?:call|briefing|gaggle|conversation|remarks|session|comments|this|today|everything|all|held|attribut\w+|ground\s+rules?|so)\b/i;
const ATTRIBUTED = /\battribut(?:able|ed)\s+(?:only\s+)?to\b[^.;]{0,60}\bofficials?\b/i;

const EMBARGO = /\bembargo(?:ed|es)?\b/i;
/** Up to the sentence's full stop: one that doesn't stand inside "p.m." or before a small letter. */
const UNTIL =
  /\b(until\s+(?:[^.;!?—]|\.(?=\S|\s+[a-z,])|\.(?<=\b[ap]\.m\.)(?=,|\s+(?:[A-Z]{2,4}T?\b|Eastern|Pacific|Central|on|today|tomorrow))){2,160})/i;
const LIFTS = /\b(lifts?(?:ed)?\s+(?:at|upon|on)\s+(?:[^.;!?—]|\.(?=\S|\s+[a-z,])){2,120})/i;

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
  const at = EMBARGO.exec(said);
  if (!at) return undefined;
  const behind = said.slice(at.index, at.index + 400);
  const words = UNTIL.exec(behind)?.[1] ?? LIFTS.exec(behind)?.[1];
  return words?.trim().replace(/[,\s]+$/, '');
}
