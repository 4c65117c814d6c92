import type { types } from '@slack/bolt';
import { xmlLabel } from '../../src/cli/digest/xml.js';
import type { Message } from '../../src/platforms/slack/render/message.js';
import { widthOf } from './glyphs.js';

/** As narrow as a phone, so that it can be read on one. All lengths are in pixels. */
const WIDTH = 480;
const MARGIN = 16;
/** Where the message begins: behind the picture of who wrote it. */
const INDENT = 64;
const ROOM = WIDTH - INDENT - MARGIN;

interface Look {
  readonly className: string;
  readonly size: number;
  readonly line: number;
  readonly isBold?: boolean;
}
const PLAIN: Look = { className: 'text', size: 15, line: 22 };
const HEADING: Look = { className: 'text heading', size: 17, line: 24, isBold: true };
const SMALL: Look = { className: 'text small', size: 13, line: 18 };
const BUTTON: Look = { className: 'text label', size: 13, line: 30, isBold: true };

const STYLE = `
    .text { font: 15px "Helvetica Neue", Helvetica, Arial, "Liberation Sans", Roboto, sans-serif; white-space: pre; fill: #1d1c1d }
    .heading { font-size: 17px; font-weight: 700 }
    .small { font-size: 13px; fill: #5c5b5c }
    .label { font-size: 13px; font-weight: 600; text-anchor: middle }
    .bold { font-weight: 700 }
    .link { fill: #1264a3 }
    .page { fill: #fff; stroke: #d5d5d6 }
    .box { fill: none; stroke: #b5b5b7 }
    .bar { fill: #d5d5d6 }
    .face { fill: #1f2937 }
    .mark { font-size: 34px; font-weight: 700; text-anchor: middle; fill: #fff }
    @media (prefers-color-scheme: dark) {
      .text { fill: #d9dadb }
      .small { fill: #abacae }
      .link { fill: #5eb3f0 }
      .page { fill: #1a1d21; stroke: #3c3f44 }
      .box { stroke: #63666b }
      .bar { fill: #4b4e53 }
      .face { fill: #3b4a63 }
      .mark { fill: #fff }
    }`;

/** A run of text in one style. */
interface Run {
  readonly text: string;
  readonly style?: 'bold' | 'link';
}

/** Part of a picture, and where what comes below it begins. */
interface Drawn {
  readonly svg: readonly string[];
  readonly bottom: number;
}

/**
 * A picture of a private message as Slack shows it below the command that asked for it: an SVG that needs nothing from
 * elsewhere, light or dark as the reader's screen is.
 *
 * @param described the same in words, for those who hear it.
 * @throws {Error} for a block that messages of ours don't have: a picture leaves nothing out.
 */
export function slackPicture(command: string, { blocks }: Pick<Message, 'blocks'>, described: string): string {
  const typed = drawnLines(linesOf([{ text: command }], WIDTH - 4 * MARGIN, PLAIN), 2 * MARGIN, MARGIN + 9, PLAIN);
  const top = typed.bottom + 9 + MARGIN;
  const name = drawnLines([[{ text: 'onrecord', style: 'bold' }]], INDENT, top, PLAIN);
  const seen = drawnLines([[{ text: 'Only visible to you' }]], INDENT, name.bottom, SMALL);
  let { bottom } = seen;
  const message: string[] = [];
  for (const block of blocks) {
    const drawn = drawnBlock(block, bottom + 8);
    message.push(...drawn.svg);
    bottom = drawn.bottom;
  }
  const height = bottom + MARGIN;
  const body = [
    `<rect class="page" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`,
    `<rect class="box" x="${MARGIN}" y="${MARGIN}" width="${WIDTH - 2 * MARGIN}" height="${typed.bottom + 9 - MARGIN}" rx="6"/>`,
    ...typed.svg,
    `<rect class="face" x="${MARGIN}" y="${top}" width="38" height="38" rx="8"/>`,
    `<text class="text mark" x="${MARGIN + 19}" y="${top + 38}">”</text>`,
    ...name.svg,
    ...seen.svg,
    ...message,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title words">
  <title id="title">${xmlLabel(`Slack's answer to ${command}`)}</title>
  <desc id="words">${xmlLabel(described)}</desc>
  <style>${STYLE}
  </style>
  ${body.join('\n  ')}
</svg>
`;
}

function drawnBlock(block: types.KnownBlock, top: number): Drawn {
  switch (block.type) {
    case 'header':
      return drawnLines(linesOf([{ text: block.text.text }], ROOM, HEADING), INDENT, top, HEADING);
    case 'context':
      return inTurn(block.elements, top, (element, y) => {
        if (element.type !== 'plain_text') throw new Error(`No picture of small print of ${element.type}.`);
        return drawnLines(linesOf([{ text: element.text }], ROOM, SMALL), INDENT, y, SMALL);
      });
    case 'divider':
      return { svg: [`<rect class="bar" x="${INDENT}" y="${top + 4}" width="${ROOM}" height="1"/>`], bottom: top + 9 };
    case 'rich_text':
      return inTurn(block.elements, top, drawnRichText);
    case 'actions':
      return drawnButtons(block, top);
    default:
      throw new Error(`No picture of a block of ${block.type}.`);
  }
}

function inTurn<T>(parts: readonly T[], top: number, draw: (part: T, top: number) => Drawn): Drawn {
  const svg: string[] = [];
  let bottom = top;
  for (const part of parts) {
    const drawn = draw(part, bottom);
    svg.push(...drawn.svg);
    bottom = drawn.bottom;
  }
  return { svg, bottom };
}

function drawnRichText(part: types.RichTextBlockElement, top: number): Drawn {
  if (part.type === 'rich_text_section')
    return drawnLines(linesOf(runsOf(part.elements), ROOM, PLAIN), INDENT, top, PLAIN);
  if (part.type !== 'rich_text_quote') throw new Error(`No picture of ${part.type}.`);
  const words = drawnLines(linesOf(runsOf(part.elements), ROOM - 14, PLAIN), INDENT + 14, top + 2, PLAIN);
  const bar = `<rect class="bar" x="${INDENT}" y="${top + 2}" width="4" height="${words.bottom - top - 2}" rx="2"/>`;
  return { svg: [bar, '<g class="words">', ...words.svg, '</g>'], bottom: words.bottom + 2 };
}

function runsOf(elements: readonly types.RichTextElement[]): Run[] {
  return elements.map((element): Run => {
    if (element.type === 'link') return { text: element.text ?? element.url, style: 'link' };
    if (element.type !== 'text') throw new Error(`No picture of ${element.type} in a text.`);
    return element.style?.bold ? { text: element.text, style: 'bold' } : { text: element.text };
  });
}

/** Buttons side by side, in as many rows as they take. */
function drawnButtons({ elements }: types.ActionsBlock, top: number): Drawn {
  const svg: string[] = [];
  let [x, y] = [INDENT, top];
  for (const button of elements) {
    if (button.type !== 'button') throw new Error(`No picture of ${button.type} among buttons.`);
    const width = Math.ceil(widthOf(button.text.text, BUTTON.size, true)) + 24;
    if (x > INDENT && x + width > INDENT + ROOM) [x, y] = [INDENT, y + BUTTON.line + 8];
    svg.push(
      `<rect class="box" x="${x + 0.5}" y="${y + 0.5}" width="${width}" height="${BUTTON.line}" rx="4"/>`,
      `<text class="${BUTTON.className}" x="${x + width / 2}" y="${y + 20}">${xmlLabel(button.text.text)}</text>`,
    );
    x += width + 8;
  }
  return { svg, bottom: y + BUTTON.line + 4 };
}

/** The runs in lines that fit; with their ends joined again they are the same text, but for line feeds. */
function linesOf(runs: readonly Run[], room: number, { size, isBold = false }: Look): Run[][] {
  const lines: Run[][] = [[]];
  let taken = 0;
  for (const { text, ...style } of runs) {
    for (const word of text.match(/\n|[^\S\n]*[^\s]+[^\S\n]*|[^\S\n]+/g) ?? []) {
      const width = widthOf(word, size, isBold || style.style === 'bold');
      const visible = widthOf(word.trimEnd(), size, isBold || style.style === 'bold');
      if (word === '\n' || (taken > 0 && taken + visible > room)) {
        lines.push([]);
        taken = 0;
      }
      if (word === '\n') continue;
      lines.at(-1)!.push({ text: word, ...style });
      taken += width;
    }
  }
  return lines.map(joined);
}

/** Neighbours of one style as one run. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last && last.style === run.style) found[found.length - 1] = { ...last, text: last.text + run.text };
    else found.push(run);
  }
  return found;
}

function drawnLines(lines: readonly (readonly Run[])[], x: number, top: number, { className, line }: Look): Drawn {
  const svg = lines.map((runs, i) => {
    const text = runs.map((run) =>
      run.style ? `<tspan class="${run.style}">${xmlLabel(run.text)}</tspan>` : xmlLabel(run.text),
    );
    return `<text class="${className}" x="${x}" y="${top + i * line + Math.round(line * 0.72)}">${text.join('')}</text>`;
  });
  return { svg, bottom: top + lines.length * line };
}
