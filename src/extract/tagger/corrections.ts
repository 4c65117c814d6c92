import { CLAUSE_OPENERS_BEHIND_VERB, CUE_VERBS, isGivenName, isRoleNoun, NAME_PARTICLES } from '../../lang/index.js';
import { startsUpper } from '../../text/case.js';
import { isVerbal, type ParagraphToken } from '../tokens/kinds.js';
import { isTitleOfWork } from '../topics/titles-of-works.js';

/** From this share of capitalised words on, a sentence is a headline, where capitals tell nothing. */
const HEADLINE = 0.6;

/**
 * Mends what the tagger gets wrong around attributions: surnames that are also verbs ("Lynch said", "Will wrote"),
 * reporting verbs that are also nouns ("the ad claims that") or adjectives ("Japan branded North Korea an …"); and makes
 * titles of works in quotation marks the names they are. Works in place, on the tokens of one paragraph.
 */
export function correctTags(text: string, tokens: readonly ParagraphToken[]): void {
  let words = 0;
  let capitals = 0;
  for (const token of tokens) {
    if (token.tag === 'PUNCT' || token.tag === 'QUOTE') continue;
    words++;
    if (isCapitalised(token)) capitals++;
  }
  const headline = words > 3 && capitals > words * HEADLINE;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.run) {
      if (!headline && isTitleOfWork(tokens, i, text.slice(token.run.inner.start, token.run.inner.end)))
        token.tag = 'PROPN';
    } else if (isCapitalised(token)) {
      const { tag } = token;
      if (!headline && (tag === 'VERB' || tag === 'AUX' || tag === 'INTJ') && isName(tokens, i)) token.tag = 'PROPN';
      // "Moss, who had driven, said": who begins a sentence with a capital and is a "who" is somebody.
      if (!headline && token.tag === 'NOUN' && isWho(tokens, i)) token.tag = 'PROPN';
      // "Susan Park": a noun with a capital right behind a given name is the surname.
      if (!headline && token.tag === 'NOUN' && isGivenName(tokens[i - 1]?.text ?? '')) token.tag = 'PROPN';
    } else if (NAME_PARTICLES.has(token.lower) && isWithinName(tokens, i)) token.tag = 'PROPN';
    else if (token.tag === 'ADJ' && isRole(tokens, i)) token.tag = 'NOUN';
    else if (token.tag === 'VERB' && tokens[i - 1]?.lower === 'to' && tokens[i - 2]?.lower === 'according')
      token.tag = 'NOUN';
    else if (
      (token.tag === 'NOUN' || token.tag === 'ADJ') &&
      ((CUE_VERBS.has(token.lower) && isReporting(tokens, i)) || isDueVerb(tokens, i))
    )
      token.tag = 'VERB';
  }
}

function isWho(tokens: readonly ParagraphToken[], i: number): boolean {
  const { lower } = tokens[i]!;
  return tokens[i + 1]?.text === ',' && tokens[i + 2]?.lower === 'who' && !isRoleNoun(lower) && !lower.endsWith('s');
}

function isCapitalised(token: ParagraphToken): boolean {
  return startsUpper(token.text);
}

/** "Juvenal da Silva", "Ana von der Roe": a particle with names on both sides, other particles aside. */
function isWithinName(tokens: readonly ParagraphToken[], i: number): boolean {
  const next = tokens[NAME_PARTICLES.has(tokens[i + 1]?.lower ?? '') ? i + 2 : i + 1];
  return (
    tokens[i - 1]?.tag === 'PROPN' && next !== undefined && isCapitalised(next) && /^(?:PROPN|NOUN|ADJ)$/.test(next.tag)
  );
}

/** In the middle of a sentence a capital is a name's; at its start when a finite verb follows at once ("Lynch said"). */
function isName(tokens: readonly ParagraphToken[], i: number): boolean {
  const before = tokens[i - 1];
  if (before && !/^[.!?:…"“”]+$/.test(before.text) && before.tag !== 'QUOTE')
    return !/^(?:I|I['’].*)$/.test(tokens[i]!.text);
  const next = tokens[i + 1];
  const cue = next && CUE_VERBS.get(next.lower);
  return cue !== undefined && next!.tag === 'VERB' && !next!.lower.endsWith('ing') && cue.lemma !== next!.lower;
}

/** "the general said", "the secretary general, …": no adjective, where nothing follows that it could describe. */
function isRole(tokens: readonly ParagraphToken[], i: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  return (
    isRoleNoun(tokens[i]!.lower) &&
    before !== undefined &&
    /^(?:DET|NOUN|PROPN|PART)$/.test(before.tag) &&
    !(after && /^(?:NOUN|PROPN|ADJ|NUM|QUOTE)$/.test(after.tag))
  );
}

function isReporting(tokens: readonly ParagraphToken[], i: number): boolean {
  const { lower, tag } = tokens[i]!;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (!before || !after) return false;
  // "They claimed X and claim she …"
  if (/^(?:and|but)$/.test(before.lower)) return /^(?:he|she|they|it|we)$/.test(after.lower);
  // "The complaint, which was filed on Monday, alleged that …"
  if (before.text === ',') return lower.endsWith('ed') && after.lower === 'that';
  if (!/^(?:NOUN|PROPN|PRON)$/.test(before.tag)) return false;
  if (/^(?:['’]s?|his|her|its|their|our|my|your)$/i.test(before.text)) return false;
  // "the attack that killed": a verb right behind "that" makes it a relative clause.
  const relative = after.lower === 'that' && isVerbal(tokens[i + 2]);
  const governs = (CLAUSE_OPENERS_BEHIND_VERB.has(after.lower) && !relative) || isClause(after);
  // "Australian woman claims Church imprisoned her": a headline has no full stop.
  const headline = i + 1 < tokens.length && !/[.!?]$/.test(tokens.at(-1)!.text);
  if (headline && lower.endsWith('s') && isRoleNoun(before.lower) && isCapitalised(after)) return true;
  if (tag === 'ADJ') return lower.endsWith('ed') && (governs || /^(?:PROPN|DET|PRON)$/.test(after.tag));
  // `"…," the Saudis state in the paper`: behind a quotation and its subject a verb is due.
  return governs || (behindQuotation(tokens, i) && /^(?:ADP|PUNCT)$/.test(after.tag));
}

/** How far behind a quotation and its subject another verb is looked for, in tokens. */
const VERB_REACH = 12;

/**
 * `“…,” Roe fumed on Monday`, `“…,” Poe rasps.`: behind a quotation that ends in a comma, and a name or pronoun, a word that ends like
 * a verb is one, whatever it is elsewhere, if no other verb comes.
 */
function isDueVerb(tokens: readonly ParagraphToken[], i: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (!before || !/(?:ed|[^s]s)$/.test(tokens[i]!.lower) || !/^(?:PROPN|PRON)$/.test(before.tag)) return false;
  if (after && !/^(?:ADP|PUNCT|ADV|DET|PROPN|PRON)$/.test(after.tag)) return false;
  if (!behindQuotation(tokens, i)) return false;
  for (let at = i + 1; at < Math.min(tokens.length, i + VERB_REACH) && !/^[.!?]$/.test(tokens[at]!.text); at++)
    if (isVerbal(tokens[at])) return false;
  return true;
}

/** A quotation long enough to be what somebody claims rather than what something is called. */
function isClause({ run }: ParagraphToken): boolean {
  return run !== undefined && run.inner.end - run.inner.start > 25;
}

function behindQuotation(tokens: readonly ParagraphToken[], i: number): boolean {
  for (let at = i - 1; at > Math.max(0, i - 6); at--) {
    if (tokens[at]!.virtual) return /^[,?!]/.test(tokens[at]!.text);
    if (/^(?:VERB|AUX|PUNCT)$/.test(tokens[at]!.tag)) return false;
  }
  return false;
}
