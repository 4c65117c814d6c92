import { cardCautions, contextLine, markedWords, PARAPHRASE_LABEL } from '../../bot/layout/wording.js';
import { addressOfWords, webAddress } from '../../bot/reply/links.js';
import type { Note, ParaphraseCard, QuoteCard } from '../../bot/reply/reply.js';
import { isolateDirection, showControlsOutsideIsolates } from '../../text/direction.js';
import { isRepresentableText, representableNodes } from './escape-text.js';
import { correctionWords, entryGroupsOf, type Issue, type IssueEntry } from './issue.js';
import { oneLine, speakerLine, windowCountLine, windowLine } from './lines.js';

/** A text in CommonMark (https://spec.commonmark.org/0.31.2/), which reads well as it is, too. */
export function markdownOf(issue: Issue): string {
  const { title, wanted, corrections } = issue;
  const groups = entryGroupsOf(issue).flatMap(({ heading, entries }) => [
    ...(heading === null ? [] : [`## ${escapedMarkdown(heading)}`]),
    ...entries.flatMap(entryBlocks),
  ]);
  const corrected = corrections.flatMap((one) => {
    const { told, below } = correctionWords(one);
    const now = below ? [cautionMarkdown(below.says), ...entryBlocks(below.now)] : [];
    return [cautionMarkdown(told), ...entryBlocks(one.told), ...now];
  });
  const blocks = [
    `# ${escapedMarkdown(title)}`,
    ...(wanted === '' ? [] : [escapedMarkdown(wanted)]),
    escapedMarkdown(windowLine(issue)),
    ...groups,
    ...(corrected.length === 0 ? [] : ['## Corrections', ...corrected]),
    '---',
    escapedMarkdown(windowCountLine(issue)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function entryBlocks(entry: IssueEntry): string[] {
  return representableNodes(entry, isRepresentableText).flatMap((node) =>
    node.type === 'note' ? [noteBlock(node)] : entryMarkdown(node, entry.permalink),
  );
}

function noteBlock({ tone, text: words }: Note): string {
  return tone === 'warning' ? cautionMarkdown(words) : escapedMarkdown(words);
}

function cautionMarkdown(words: string): string {
  return `**${escapedMarkdown(words)}**`;
}

function entryMarkdown(card: QuoteCard | ParaphraseCard, permalink: string | null): string[] {
  const { speaker, detail } = speakerLine(card);
  const label = card.type === 'paraphrase' ? ` (${PARAPHRASE_LABEL})` : '';
  const context = contextLine(card);
  const quoted = markedWords(card).map((words) => `> ${escapedWords(words).replaceAll('\n', '\n> ')}`);
  return [
    `**${escapeMarkdown(speaker)}**${escapeMarkdown(detail)}${label}`,
    quoted.join('\n>\n'),
    ...(context === null ? [] : [escapedMarkdown(context)]),
    sourceLine(card) + (permalink === null ? '' : ` · ${linkMarkdown(permalink, 'on record')}`),
    ...(card.why === null ? [] : [escapedMarkdown(card.why)]),
    ...cardCautions(card).map(cautionMarkdown),
  ];
}

function sourceLine({ citation, pieces }: QuoteCard | ParaphraseCard): string {
  const { title, outlet, kind, url } = citation;
  const page = webAddress(url);
  const name =
    page === null
      ? escapedMarkdown(isolateDirection(title))
      : linkMarkdown(addressOfWords(url, pieces[0]!.words) ?? page, isolateDirection(title));
  return `${name}${outlet === undefined ? '' : `, ${escapedMarkdown(isolateDirection(outlet))}`} · ${escapedMarkdown(kind)}`;
}

/** What means something within `<…>`. */
const IN_ADDRESS: Readonly<Record<string, string>> = { '<': '%3C', '>': '%3E', '\\': '%5C', '`': '%60', '&': '&amp;' };

function linkMarkdown(address: string, label: string): string {
  return `[${escapedMarkdown(label) || 'source'}](<${address.replace(/[<>\\`&]/g, (sign) => IN_ADDRESS[sign] ?? '')}>)`;
}

function escapedMarkdown(label: string): string {
  return escapeMarkdown(oneLine(label));
}

/** What is markup wherever it stands, also to readers that know more than CommonMark (tables, addresses, mentions). */
const MARKUP = /[\\`*_[\]<>&~|#$@"^{}]|(?<!\d):(?=\S)|(?<=www)\.|--|\.(?=\.)/gi;
/** What is markup at the beginning of a line: lists, headings, rules, definitions. */
const AT_BEGINNING = /^(\d{1,9})?(?<=^|\d)([+\-=:.)])/gm;

/** Text that is read back as it was, on lines of which none begins with a space. Any sign may have a backslash before it. */
function escapeMarkdown(line: string): string {
  const inside = showControlsOutsideIsolates(line).replace(MARKUP, (signs) => signs.replace(/./g, '\\$&'));
  return inside.replace(AT_BEGINNING, (_, digits: string | undefined, sign: string) => `${digits ?? ''}\\${sign}`);
}

/**
 * The same for words of a source, whose line breaks and spaces stay: what Markdown would take away at either end of a line
 * is written by its number (§2.5), and so are line breaks that would end the paragraph.
 */
function escapedWords(words: string): string {
  return escapeMarkdown(words).replace(KEPT_BY_NUMBER, (character) => `&#${character.codePointAt(0)};`);
}

const KEPT_BY_NUMBER = /^\s|\s$|[^\S\n](?=\n)|(?<=\n)\s|[\t\r]/g;
