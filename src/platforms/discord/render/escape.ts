import type { StyledRun } from '../../../bot/cards/shortened-words.js';
import { showControlsOutsideIsolates } from '../../../text/direction.js';

/**
 * Text displays are Markdown as Discord reads it. A backslash before any sign that is no letter, digit or white space
 * shows that sign and nothing else, so what is seen is the text as it was given
 * (https://support.discord.com/hc/en-us/articles/210298617).
 */

/**
 * What Discord obeys wherever it stands: emphasis, code, spoilers, links, mentions, times, emoji, and with the colon the
 * addresses that it would link of itself. A colon before a space is none of these; a form feed is dropped, so that what
 * stands behind it may come to stand right there.
 */
const OBEYED = /[\\*_~`|<>[\]@#]|:(?![ \n])/g;

/** What it obeys where a line begins: lists and small print. Headings and quotes begin with what is escaped anyway. */
const OBEYED_AT_START = /(^|[\r\n])([^\S\r\n]*)(?:([-+])|(\d[\d\f]*)([.)]))/g;

/** Text that is seen as it is given; what would turn its direction is seen as well, and turns nothing. */
export function escaped(text: string): string {
  return markdown(showControlsOutsideIsolates(text));
}

function markdown(text: string): string {
  return text
    .replace(OBEYED, '\\$&')
    .replace(OBEYED_AT_START, (_, before, indent, bullet, number, dot) =>
      bullet ? `${before}${indent}\\${bullet}` : `${before}${indent}${number}\\${dot}`,
    );
}

/** The same in bold, line by line, since nothing is bold beyond one. White space at the ends needn't be. */
export function bold(text: string): string {
  return boldMarkdown(showControlsOutsideIsolates(text));
}

function boldMarkdown(text: string): string {
  return text
    .split(/([\r\n]+)/)
    .map((line) => {
      const words = line.trim();
      if (words === '') return line;
      const start = line.indexOf(words);
      return `${line.slice(0, start)}**${markdown(words)}**${line.slice(start + words.length)}`;
    })
    .join('');
}

/** Words, those that are emphasised in bold; `runsOfWords` has seen to it that nothing in them is obeyed. */
export function inline(runs: readonly StyledRun[]): string {
  return joined(runs)
    .map((run) => (run.isBold ? boldMarkdown(run.text) : markdown(run.text)))
    .join('');
}

/** Two bold runs that touch, or have but form feeds between them, are one: the signs there would be taken for words. */
function joined(runs: readonly StyledRun[]): StyledRun[] {
  const list: StyledRun[] = [];
  for (const run of runs) {
    const last = list.at(-1);
    const isNothing = /^\f*$/.test(run.text);
    if (last?.isBold && (run.isBold || isNothing)) list[list.length - 1] = { text: last.text + run.text, isBold: true };
    else list.push(run);
  }
  return list;
}

/** Markdown as a quoted block. */
export function quote(markdown: string): string {
  return `> ${markdown.replace(/\r\n?|\n/g, '$&> ')}`;
}

/** Markdown of one line as small print; empty for nothing. */
export function small(markdown: string): string {
  return markdown === '' ? '' : `-# ${markdown}`;
}

/**
 * A link with words of ours, which hold no sign of Markdown's, so that no source can word one.
 *
 * @param address as `webAddress` gives it.
 */
export function link(words: string, address: string): string {
  const target = address.replace(/[()<>\\"'\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${words}](<${target}>)`;
}

/** What a block of code can't show unaltered: its own end, white space that Discord changes, and blank lines at the ends. */
const NOT_IN_CODE = /```|[\r\t\f]|^\s*$|^\s*\n|\n\s*$/;

/** Text as a block of code, from which it is copied as it is; null where it would be another. */
export function codeBlock(text: string): string | null {
  return NOT_IN_CODE.test(text) || showControlsOutsideIsolates(text) !== text ? null : `\`\`\`\n${text}\n\`\`\``;
}
