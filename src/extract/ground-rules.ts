import {
  AFTER_HOUR,
  EMBARGO_UPON_GOODS,
  EMBARGO_UPON_WORDS,
  HOLD_REQUEST,
  RULE_ABBREVIATIONS,
  RULE_DESCRIPTION,
  RULE_SETTING,
  RULES_STATED_OTHERWISE,
} from '../lang/index.js';
import { ATTRIBUTIONS, type Attribution } from '../model/source.js';
import type { Span } from '../model/span.js';
import { lineSpans } from '../text/line-spans.js';
import { type Notice, noticeOf } from '../visibility/notices.js';

/** The rules are stated before the first question, in UTF-16 code units. */
const OPENING = 5000;

/** A release states its embargo above its text, in UTF-16 code units. */
const TOP = 600;

const STATED = /\b(?:(on)(?:\s+the)?\s+record|(off)\s+the\s+record|on\s+(deep\s+)?background)\b/gi;

/** "We are on background": those who speak and those who listen. */
const ALL_OF_US = /\b(?:we|you)(?:['’]re|\s+are|\s+will\s+be|['’]ll\s+be)\s+(?:all\s+|now\s+|still\s+|going\s+)?$/i;
/** Nothing stands before it in its sentence but perhaps who speaks. */
const BEGINS = /^(?:\.\s+)?(?:[\p{Lu} .'’-]+:\s*)?\W*$/u;
const ATTRIBUTED = /\battribut(?:able|ed)\s+(?:only\s+)?to\b[^.;]{0,60}\bofficials?\b/i;

/** An embargo on what is said or written here; one on arms or oil is another matter. */
const EMBARGO = /\bembargo(?:ed|es)?\b/i;
const TERM =
  /\b(?:until|till|through|before|for\s+(?:release|use)\s+(?:at|on)|(?:will\s+)?lifts?(?:ed)?(?:\s+(?:at|upon|on))?|(?:ends?|expires?)\s+(?:at|upon|on))\s+/i;
const LONGEST_TERM = 160;
/** A little more than the longest notice, so that a longer line is told from one. */
const LONGEST_LINE = 400;

/** Lines at the top of a release that hold it back without the word. "For immediate release" holds nothing back. */
const HOLDING_LINE =
  /^\W*(?:(?:strictly\s+)?not\s+for\s+(?:release|publication|broadcast|use|distribution)\s+(?:before|until|prior)|hold\s+(?:for\s+release\s+)?(?:until|till)|(?:under\s+wraps|confidential)\s+until|for\s+release\s*:?\s+(?!immediate)(?=.*(?:\d|day\b|tomorrow|noon|midnight)))/i;

/** A line at the top that is a ground rule and nothing else. */
const RULE_LINE =
  /^\W*(?:strictly\s+|for\s+)?(?:(off\s+the\s+record)|on\s+(deep\s+)?background|background\s+only|not\s+for\s+attribution)\b\W*(?:(?:and\s+)?not\s+for\s+(?:attribution|publication|quotation)|only|please|attribut(?:able|ed)\b.{0,80})?\W*$/i;

/** A sentence at the top of an article that sets a rule for the article itself. */
const ABOUT_ITSELF =
  /\b(?:this|these|the\s+following|everything)\b[^.;]{0,40}\b(?:is|are)\b[^.;]{0,25}\b(?:(off\s+the\s+record)|on\s+(deep\s+)?background|not\s+for\s+attribution)\b/i;

/** The ground rules that a text states, in its own words: what they mean depends on the document's dates. */
export interface DocumentRules {
  readonly attribution: Attribution;
  /** Each embargo that it states: "until 5:00 a.m. Eastern tomorrow", or the sentence where that gives no end. */
  readonly embargoes: readonly string[];
  readonly description?: string;
}

/**
 * The ground rules that a transcript's opening states: "on background, attributable to a senior administration
 * official", "embargoed until the conclusion", "on the record, off camera". What is said outranks the title, as calls
 * announced "on background" are sometimes put on the record.
 *
 * @param opening from the head of the document to the first question.
 * @param end of the document, up to which banners are looked for.
 */
export function rulesOfTranscript(
  text: string,
  opening: Span,
  title: string,
  end = opening.end,
): DocumentRules | undefined {
  const rest = { start: opening.end, end };
  const said = onOneLine(text.slice(opening.start, Math.min(opening.end, opening.start + OPENING)));
  const spoken = stated(said) ?? (ATTRIBUTED.test(said) ? 'on background' : undefined);
  const notices = [...noticesIn(text, opening, isLineOfOpening), ...noticesIn(text, rest, isBanner)];
  const headed = noticeOf(title);
  // Calls that are announced on background are sometimes put on the record.
  const byTitle = headed?.attribution === 'on background' ? undefined : headed?.attribution;
  const attribution = strictest([
    spoken ?? rulesOfTitle(title) ?? headed?.attribution,
    byTitle,
    ...notices.map((notice) => notice.attribution),
  ]);
  const embargoes = [...embargoesIn(said), ...heldInWords(said), ...holdingLines(text, opening)];
  return rulesOf(attribution, [...embargoes, ...embargoesOf([headed, ...notices], embargoes)], said);
}

/** The ground rules that a release or an article states in its title, at its top, or in a line of its own. */
export function rulesOfArticle(text: string, body: Span, title = ''): DocumentRules | undefined {
  const top = text.slice(body.start, Math.min(body.end, body.start + TOP));
  const said = onOneLine(top);
  const lines = linesWithoutMargins(top);
  const rule = [...lines.map((line) => RULE_LINE.exec(line)), ABOUT_ITSELF.exec(said)].find((match) => match !== null);
  const atTop = rule && (rule[1] ? 'off the record' : rule[2] ? 'on deep background' : 'on background');
  const notices = [noticeOf(title), ...noticesIn(text, body, isOfItsOwn)];
  const attribution = strictest([atTop, ...notices.map((notice) => notice?.attribution)]);
  const lead = lines.filter((line) => /^\W*(?:strictly\s+)?(?:under\s+)?embargo/i.test(line)).map(termOf);
  const itself = embargoesIn(said).filter((sentence) => !lead.includes(sentence) && isAboutItself(said, sentence));
  const embargoes = [...lead, ...itself, ...holdingLines(text, body)];
  return rulesOf(attribution, [...embargoes, ...embargoesOf(notices, embargoes)], said);
}

/** A line, where it stands, and what is before it. */
interface RuleLine {
  readonly text: string;
  readonly isDeep: boolean;
  readonly isAfterBlank: boolean;
}

/** What lines say by themselves, one after the other: long documents are not cut into all their lines at once. */
function noticesIn(text: string, { start, end }: Span, isMeant: (line: RuleLine) => boolean): Notice[] {
  const notices: Notice[] = [];
  let last = start;
  let wasBlank = true;
  for (const { start: begin, end: stop } of lineSpans(text, { start, end })) {
    const isAfterBlank = wasBlank || /\n\r?\n|\r\r/.test(text.slice(last, begin));
    last = stop;
    const line = text
      .slice(begin, Math.min(stop, begin + LONGEST_LINE))
      .replace(/\s+/g, ' ')
      .trim();
    wasBlank = line === '';
    const isDeep = begin - start >= TOP;
    if (wasBlank || !isMeant({ text: line, isDeep, isAfterBlank })) continue;
    const notice = noticeOf(line, { deep: isDeep });
    if (notice) notices.push(notice);
  }
  return notices;
}

/** Not the middle of a sentence that goes on from line to line. */
function isOfItsOwn({ text, isAfterBlank }: RuleLine): boolean {
  return isAfterBlank || !/^\p{Ll}/u.test(text);
}

function isLineOfOpening(line: RuleLine): boolean {
  return line.isDeep ? isBanner(line) : isOfItsOwn(line);
}

/** Between what is said only capitals make a banner: "(Off the record.)" tells that nothing was written down. */
function isBanner({ text }: RuleLine): boolean {
  return !text.startsWith('(') && !/\p{Ll}/u.test(text.replace(/\b[ap]\.m\.?/g, '')) && !/^[\p{Lu} .'’-]+:/u.test(text);
}

/** The embargoes of notices, but for those that were found already. */
function embargoesOf(notices: readonly (Notice | undefined)[], found: readonly string[]): string[] {
  return notices.flatMap((notice) => {
    const embargo = notice?.embargo;
    return embargo === undefined || found.some((each) => embargo.includes(each)) ? [] : [embargo];
  });
}

function strictest(attributions: readonly (Attribution | undefined)[]): Attribution | undefined {
  return ATTRIBUTIONS.findLast((each) => attributions.includes(each));
}

const ASKING =
  /\b(?:please|ask(?:ing)?|you|we['’]d|let['’]s|this\s+is|these\s+are)\b|^(?:so\s+|and\s+)?(?:hold|do\s+not|don['’]t|not\s+for)\b/i;

function heldInWords(said: string): string[] {
  return sentenceTexts(said)
    .filter((sentence) => HOLD_REQUEST.test(sentence) && ASKING.test(sentence) && !EMBARGO.test(sentence))
    .map((sentence) => /\b(?:until|till|before)\b.*$/i.exec(sentence)?.[0] ?? sentence)
    .map((words) =>
      words.slice(0, LONGEST_TERM).replace(/[,;.\s]+$/, (ending) => (/[ap]\.m\.$/i.test(words) ? ending : '')),
    );
}

function rulesOf(
  attribution: Attribution | undefined,
  embargoes: readonly string[],
  said: string,
): DocumentRules | undefined {
  if (!attribution && embargoes.length === 0) return undefined;
  const description = attribution?.endsWith('background') ? RULE_DESCRIPTION.exec(said)?.[1] : undefined;
  return {
    attribution: attribution ?? 'on the record',
    embargoes: [...new Set(embargoes)],
    ...(description !== undefined && { description }),
  };
}

function stated(said: string): Attribution | undefined {
  let last: Attribution | undefined;
  let at = -1;
  for (const match of said.matchAll(STATED)) {
    const before = said.slice(Math.max(0, said.lastIndexOf('. ', match.index)), match.index);
    const behind = said.slice(match.index + match[0].length).split(/[.!?]\s/, 1)[0] ?? '';
    const isRestriction = !match[1];
    const isSet =
      RULE_SETTING.test(before) ||
      (isRestriction && (ALL_OF_US.test(before) || (BEGINS.test(before) && RULE_SETTING.test(behind))));
    if (!isSet) continue;
    at = match.index;
    if (match[1]) last = 'on the record';
    else if (match[2]) last = 'off the record';
    else last = match[3] ? 'on deep background' : 'on background';
  }
  for (const match of said.matchAll(RULES_STATED_OTHERWISE)) {
    const rule = match[2] ? 'off the record' : match[1] ? 'on deep background' : 'on background';
    // Of one sentence that says both the stricter one counts.
    const end = match.index + match[0].length;
    if (end >= at) last = at >= match.index ? strictest([last, rule]) : rule;
    at = Math.max(at, match.index);
  }
  return last;
}

function rulesOfTitle(title: string): Attribution | undefined {
  if (/\bbackground\s+(?:press\s+)?(?:call|briefing|conference)\b/i.test(title)) return 'on background';
  return /\bon[- ]the[- ]record\b/i.test(title) ? 'on the record' : undefined;
}

/** A text on one line, on which each paragraph ends a sentence, and no label of a speaker begins one. */
function onOneLine(text: string): string {
  return text
    .split(/(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)/)
    .map((paragraph) =>
      paragraph
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^[\p{Lu}][\p{Lu} .'’-]{1,60}:\s+/u, ''),
    )
    .filter(Boolean)
    .map((paragraph) => (/[.!?]["'”’)]*$/.test(paragraph) ? paragraph : `${paragraph}.`))
    .join(' ');
}

function linesWithoutMargins(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => line.replace(/\s+/g, ' ').trim());
}

/** Lines at the top that say when it may be used, but for the word "embargo". */
function holdingLines(text: string, { start, end }: Span): string[] {
  const lines = linesWithoutMargins(text.slice(start, Math.min(end, start + TOP)));
  return lines.filter((line) => HOLDING_LINE.test(line) && line.length <= LONGEST_TERM);
}

/** The embargoes that sentences set on what is said here. */
function embargoesIn(said: string): string[] {
  return sentenceTexts(said)
    .filter((sentence) => EMBARGO.test(sentence) && !EMBARGO_UPON_GOODS.test(sentence))
    .filter((sentence) => EMBARGO_UPON_WORDS.test(sentence) || /\bembargoed\s+(?:until|till)\b/i.test(sentence))
    .map(termOf);
}

/** "This release is under strict embargo": not that it speaks of one. */
const ITSELF =
  /\b(?:this|these|the\s+following|the\s+contents|all|everything)\b[^.;]{0,60}\b(?:is|are|remains?)\s+(?:\w+\s+){0,2}?(?:embargoed\b|under\s+(?:\w+\s+){0,2}embargo\b)/i;

function isAboutItself(said: string, term: string): boolean {
  return sentenceTexts(said).some((sentence) => sentence.includes(term) && ITSELF.test(sentence));
}

/** From the word that gives the end on; the whole sentence where none does, which nobody can read an end in. */
function termOf(sentence: string): string {
  const from = EMBARGO.exec(sentence)?.index ?? 0;
  const behind = sentence.slice(from);
  const term = TERM.exec(behind);
  const words = term ? behind.slice(term.index) : sentence;
  return words
    .slice(0, LONGEST_TERM)
    .trim()
    .replace(/[,.;\s]+$/, (ending) => (/^\.$/.test(ending) && /[ap]\.m\.$/i.test(words.trim()) ? ending : ''));
}

const ABBREVIATED = new RegExp(`\\b(?:\\p{Lu}|${RULE_ABBREVIATIONS})$`, 'u');

/** Sentences of a text on one line. The full stops of "p.m." and of decimals end none. */
function sentenceTexts(said: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index } of said.matchAll(/[.;!?](?=\s|$)/g)) {
    if (said[index] === '.') {
      const isHour = /\b[ap]\.m$/i.test(said.slice(Math.max(start, index - 4), index));
      if (isHour && AFTER_HOUR.test(said.slice(index))) continue;
      if (ABBREVIATED.test(said.slice(start, index))) continue;
    }
    sentences.push(said.slice(start, index + 1).trim());
    start = index + 1;
  }
  sentences.push(said.slice(start).trim());
  return sentences.filter(Boolean);
}
