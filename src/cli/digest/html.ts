import { escapeHtml, htmlPage, policyFor } from '../../bot/layout/html.js';
import { cardCautions, contextLine, markedWords, PARAPHRASE_LABEL } from '../../bot/layout/wording.js';
import { addressOfWords, webAddress } from '../../bot/reply/links.js';
import type { Note, ParaphraseCard, QuoteCard } from '../../bot/reply/reply.js';
import { isRepresentableText, representableNodes } from './escape-text.js';
import { correctionWords, entryGroupsOf, type Issue, type IssueEntry } from './issue.js';
import { oneLine, speakerLine, windowCountLine, windowLine } from './lines.js';

/**
 * Read on a phone and on paper. On paper nothing is torn apart, and addresses can be read, since nothing can be tapped. Lines
 * as a source has them are too long for a phone: only its paragraphs are shown.
 */
const STYLE = `
:root { color-scheme: light dark; }
body { font: 1.05rem/1.5 Georgia, 'Times New Roman', serif; max-width: 40rem; margin: 1.5rem auto; padding: 0 1rem;
overflow-wrap: anywhere; }
h1 { font-size: 1.45rem; margin: 0 0 .3rem; } h2 { font-size: 1.15rem; margin: 1.8rem 0 .6rem; padding-top: .4rem;
border-top: 1px solid #8a8f98; } h2::first-letter { text-transform: uppercase; }
article { margin: 1.1rem 0; } p { margin: .25rem 0; }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: .2rem solid #8a8f98; }
.lines { white-space: pre-line; }
.small { font-size: .86rem; opacity: .85; } .caution { font-weight: bold; } .label { font-style: italic; }
.sources { display: none; }
@page { margin: 16mm; }
@media print { :root { color-scheme: light; } body { font-size: 10.5pt; line-height: 1.35; max-width: none; margin: 0; padding: 0; }
h1, h2, .who { break-after: avoid; } article { break-inside: avoid; margin: .7rem 0; } h2 { margin-top: 1rem; }
a { color: inherit; text-decoration: none; } .sources { display: block; } .permalink { display: none; } }
`;

const META = `
<meta http-equiv="content-security-policy" content="${escapeHtml(policyFor(STYLE))}"><meta name="referrer" content="no-referrer">
`;

/** A whole page that needs nothing from elsewhere. */
export function htmlOf(issue: Issue): string {
  const { title, wanted, corrections } = issue;
  const groups = entryGroupsOf(issue).map(
    ({ heading, entries }) =>
      (heading === null ? '' : `<h2>${escapedText(heading)}</h2>\n`) +
      entries.map((entry) => entryHtml(entry)).join('\n'),
  );
  const corrected = corrections.map((one) => {
    const { told, below } = correctionWords(one);
    const now = below ? [cautionHtml(below.says), entryHtml(below.now)] : [];
    return [cautionHtml(told), entryHtml(one.told), ...now].join('\n');
  });
  const body = `
<header><h1>${escapedText(title)}</h1>
${wanted === '' ? '' : `<p>${escapedText(wanted)}</p>\n`}<p class="small">${escapedText(windowLine(issue))}</p></header>
<main>
${groups.join('\n')}
${corrected.length === 0 ? '' : `<h2>Corrections</h2>\n${corrected.join('\n')}\n`}</main>
<footer><p class="small">${escapedText(windowCountLine(issue))}</p>
${sourcesHtml(issue)}</footer>
`;
  return htmlPage({
    title: oneLine(title),
    style: STYLE,
    viewport: 'width=device-width, initial-scale=1',
    meta: META,
    body,
  });
}

/** One utterance, as it stands in a page or in a feed. */
export function entryHtml(
  entry: IssueEntry,
  isRepresentable: (words: string) => boolean = isRepresentableText,
): string {
  const nodes = representableNodes(entry, isRepresentable).map((node) =>
    node.type === 'note' ? noteHtml(node) : entryCardHtml(node, entry),
  );
  return `<article>${nodes.join('')}</article>`;
}

/** What is said of a correction in a feed, where each is an entry of its own. */
export function cautionHtml(words: string): string {
  return `<p class="caution">${escapedText(words)}</p>`;
}

function noteHtml({ tone, text: words }: Note): string {
  return tone === 'warning' ? cautionHtml(words) : `<p class="small">${escapedText(words)}</p>`;
}

function entryCardHtml(card: QuoteCard | ParaphraseCard, { permalink }: IssueEntry): string {
  const { speaker, detail } = speakerLine(card);
  const label = card.type === 'paraphrase' ? ` <span class="label">(${PARAPHRASE_LABEL})</span>` : '';
  const context = contextLine(card);
  const words = markedWords(card).map((piece) => {
    const lines = /\n\s*\n/.test(piece) ? ' class="lines"' : '';
    return `<blockquote dir="auto"${lines}>${escapeHtml(piece)}</blockquote>`;
  });
  return [
    `<p class="who"><strong><bdi>${escapeHtml(speaker)}</bdi></strong>${escapeHtml(detail)}${label}</p>`,
    ...words,
    context === null ? '' : `<p class="small">${escapedText(context)}</p>`,
    `<p class="small">${sourceHtml(card)}${permalink === null ? '' : `<span class="permalink"> · ${linkHtml(permalink, 'on record')}</span>`}</p>`,
    card.why === null ? '' : `<p class="small">${escapedText(card.why)}</p>`,
    ...cardCautions(card).map(cautionHtml),
  ].join('');
}

function sourceHtml({ citation, pieces }: QuoteCard | ParaphraseCard): string {
  const { title, outlet, kind, url } = citation;
  const page = webAddress(url);
  const name =
    page === null ? `<bdi>${escapedText(title)}</bdi>` : linkHtml(addressOfWords(url, pieces[0]!.words) ?? page, title);
  const rest = [...(outlet === undefined ? [] : [`, <bdi>${escapedText(outlet)}</bdi>`]), ` · ${escapedText(kind)}`];
  return name + rest.join('');
}

/** The addresses of all sources, each once: for paper. */
function sourcesHtml({ entries, corrections }: Issue): string {
  const all = [...entries, ...corrections.flatMap(({ told, now }) => (now ? [told, now] : [told]))];
  const addresses = new Map(
    all.flatMap(({ receipts }) =>
      receipts.flatMap(({ citation }) => {
        const address = webAddress(citation.url);
        return address === null ? [] : [[address, citation.title] as const];
      }),
    ),
  );
  const lines = Array.from(
    addresses,
    ([address, title]) => `<p class="small"><bdi>${escapedText(title)}</bdi>: ${escapeHtml(address)}</p>\n`,
  );
  return lines.length === 0 ? '' : `<section class="sources"><h2>Sources</h2>\n${lines.join('')}</section>\n`;
}

function linkHtml(address: string, label: string): string {
  return `<a href="${escapeHtml(address)}" rel="noreferrer"><bdi>${escapedText(label)}</bdi></a>`;
}

function escapedText(label: string): string {
  return escapeHtml(oneLine(label));
}
