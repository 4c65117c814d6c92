/**
 * A small reader of Discord's Markdown, as far as is known from its help pages and from open parsers of it: what somebody
 * sees who is shown a text, and what the text makes Discord do.
 */

export interface Seen {
  readonly kind: string;
  /** As it is seen; white space as Discord has it (`asShown`). */
  readonly text: string;
  /** What stands in it, from its beginning. */
  readonly children: readonly Seen[];
}

/** White space as Discord shows it: line ends are line feeds, tabs are four spaces, form feeds nothing. */
export function asShown(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\f', '').replaceAll('\t', '    ');
}

/** What stands at the beginning of a line, and what of it is read on. */
const LINES: readonly (readonly [kind: string, begins: RegExp])[] = [
  ['heading', /^ *#{1,3}\s+([^\n]+?)#*\s*(?:\n|$)/],
  ['small', /^ *-#\s+([^\n]+)(?:\n|$)/],
  ['list', /^ *(?:[-*+]|\d+[.)])\s+([^\n]*)(?:\n|$)/],
];

/** What stands anywhere, and what of it is read on or, where nothing is, shown as it is. */
const INLINE: readonly (readonly [kind: string, sign: RegExp, isRead: boolean])[] = [
  ['code block', /^```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/i, false],
  ['text', /^\\([^0-9A-Za-z\s])/, false],
  ['shrug', /^(¯\\_\(ツ\)_\/¯)/, false],
  ['mention', /^(<(?:@[!&]?|#)\d+>|@(?:everyone|here))/, false],
  ['command', /^<(\/[^:>]+):\d+>/, false],
  ['custom emoji', /^<a?(:\w+:)\d+>/, false],
  ['time', /^<(t:-?\d+(?::\w)?)>/, false],
  ['place', /^<(id:\w+)>/, false],
  ['address', /^<((?:https?|mailto|tel|sms):[^\s>]+)>/, false],
  ['address', /^((?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s])/i, false],
  ['link', /^\[((?:\\.|[^[\]\\])+)\]\(<?(?:[^\s<>\\]|\\.)*>?\)/, true],
  ['emoji', /^:([^\s:]+?(?:::skin-tone-\d)?):/, false],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/, true],
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, true],
  ['underlined', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, true],
  ['italic', /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/, true],
  ['italic', /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z])/, true],
  ['struck', /^~~([\s\S]+?)~~/, true],
  ['code', /^(`+)(?:[\s\S]*?[^`])\1(?!`)/, false],
];

const QUOTE = /^( *>>> ([\s\S]*))|^( *> [^\n]*(\n *> [^\n]*)*\n?)/;

/** Everything in a text, from its beginning. */
export function readMarkdown(markdown: string): Seen[] {
  return read(asShown(markdown), { isLine: true, inQuote: false });
}

interface State {
  /** Whether a line begins here. */
  readonly isLine: boolean;
  readonly inQuote: boolean;
}

function read(source: string, { isLine, inQuote }: State): Seen[] {
  const found: Seen[] = [];
  let plain = '';
  const add = (seen: Seen) => {
    if (plain !== '') found.push({ kind: 'text', text: plain, children: [] });
    plain = '';
    found.push(seen);
  };
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const next = (isLine && at === 0) || source[at - 1] === '\n' ? atLine(rest, inQuote) : null;
    const taken = next ?? anywhere(rest, inQuote);
    at += taken?.length ?? 1;
    if (taken === null) plain += rest[0];
    else if (taken.seen.kind === 'text') plain += taken.seen.text;
    else add(taken.seen);
  }
  if (plain !== '') found.push({ kind: 'text', text: plain, children: [] });
  return found;
}

interface Taken {
  readonly seen: Seen;
  readonly length: number;
}

function atLine(rest: string, inQuote: boolean): Taken | null {
  const quoted = inQuote ? null : QUOTE.exec(rest)?.[0];
  if (quoted) {
    const content = quoted.replace(/\n$/, '').replace(/^ *>>> /.test(quoted) ? /^ *>>> / : /^ *> /gm, '');
    return { seen: made('quote', read(content, { isLine: true, inQuote: true })), length: quoted.length };
  }
  for (const [kind, begins] of LINES) {
    const [all, content] = begins.exec(rest) ?? [];
    if (all !== undefined && content !== undefined) {
      return { seen: made(kind, read(content, { isLine: false, inQuote })), length: all.length };
    }
  }
  return null;
}

function anywhere(rest: string, inQuote: boolean): Taken | null {
  for (const [kind, sign, isRead] of INLINE) {
    const [all, content = ''] = sign.exec(rest) ?? [];
    if (all === undefined) continue;
    const children = isRead ? read(content, { isLine: false, inQuote }) : [];
    return { seen: isRead ? made(kind, children) : { kind, text: content, children }, length: all.length };
  }
  return null;
}

function made(kind: string, children: readonly Seen[]): Seen {
  return { kind, text: textOf(children), children };
}

/** What is seen of several, one behind the other. */
export function textOf(list: readonly Seen[]): string {
  return list.map(({ kind, text }) => (kind === 'heading' || kind === 'small' ? `${text}\n` : text)).join('');
}

/** All of it, with what stands within. */
export function allOf(list: readonly Seen[]): Seen[] {
  return list.flatMap((seen) => [seen, ...allOf(seen.children)]);
}
