import { ATTRIBUTION_FILLERS, SAYING_VERBS } from '../../lang/index.js';
import { queryTokensOf } from '../../text/tokenizer.js';
import { visibleText } from '../question/clean.js';

/** A quotation with the name that it was handed in with. */
export interface AttributedQuote {
  /** The words to look for. */
  readonly quote: string;
  /** Who is said to have said them; null where nobody is named. */
  readonly attributedTo: string | null;
}

const TRAILING_NAME = /^(.*\S)\s*(?:—|–|--|~|\s-)\s*([^—–"]{2,60})$/;
/** "Milley told reporters: …" without quotation marks. */
const LEADING_NAME = /^(\p{Lu}[^:"]{1,80}):\s+(\S.*)$/u;
const MANY_WORDS = 8;

/**
 * Divides `"…" — Milley`, `Milley said "…"`, `"…," Milley said.` into words and name. Text without quotation marks is
 * all quotation, but for a name after a dash at its end, or with a verb of saying before a colon.
 */
export function readAttribution(text: string): AttributedQuote {
  const visible = visibleText(text);
  const quoted = Array.from(visible.matchAll(/"([^"]+)"/g), (match) => match[1]!);
  if (quoted.length > 0) {
    // "A," he said. "B." is one quotation in two pieces.
    const rest = visible.replace(/"[^"]*"/g, ' ');
    return { quote: quoted.join(' … '), attributedTo: nameIn(rest) };
  }
  const open = visible.replace(/^"|"$/g, '');
  const [, lead = '', led = ''] = LEADING_NAME.exec(open) ?? [];
  const speaker = queryTokensOf(lead).some((token) => SAYING_VERBS.has(token.plain)) ? nameIn(lead) : null;
  if (speaker !== null) return { quote: led, attributedTo: speaker };
  const dashed = TRAILING_NAME.exec(open);
  const name = dashed ? nameIn(dashed[2]!) : null;
  if (dashed && name !== null && /^\p{Lu}/u.test(dashed[2]!.trim())) return { quote: dashed[1]!, attributedTo: name };
  return { quote: open, attributedTo: null };
}

/** What is left of an attribution without its verb: "Gen. Milley told reporters" → Gen. Milley. */
function nameIn(text: string): string | null {
  const tokens = queryTokensOf(text);
  if (tokens.length === 0 || tokens.length > MANY_WORDS * 2) return null;
  const verb = tokens.findIndex((token) => SAYING_VERBS.has(token.plain));
  const side = verb < 0 ? tokens : verb > 0 ? tokens.slice(0, verb) : tokens.slice(1);
  const words = side.filter((token) => !ATTRIBUTION_FILLERS.has(token.plain));
  return words.length > 0 && words.length <= MANY_WORDS ? words.map((token) => token.typed).join(' ') : null;
}
