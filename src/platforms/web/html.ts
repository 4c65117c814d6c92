import { escapeHtml, htmlPage, policyFor } from '../../bot/layout/html.js';
import {
  attribution,
  cardCautions,
  contextLine,
  markedWords,
  PARAPHRASE_LABEL,
  pageLine,
  receipt,
} from '../../bot/layout/wording.js';
import { shownAddress, webAddress } from '../../bot/reply/links.js';
import type { Fields, ParaphraseCard, QuoteCard, Reply, ReplyNode } from '../../bot/reply/reply.js';
import { isolateDirection, isolateRightToLeftRuns } from '../../text/direction.js';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, 'Times New Roman', serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; } figure { margin: 1.5rem 0; } blockquote { margin: .6rem 0; padding-left: 1rem;
border-left: .25rem solid #8a8f98; white-space: pre-line; } .small { font-size: .88rem; opacity: .8; }
.caution { font-weight: bold; } dt { font-weight: bold; } dd { margin: 0 0 .5rem; }
`;

/** Nothing but our own style is let through, whatever stands in a source. */
export const SECURITY_HEADERS = {
  'content-security-policy': `${policyFor(STYLE)}; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
} as const;

/** A page with one reply; every string of it is text, and never markup. */
export function replyPage(title: string, { nodes }: Reply): string {
  const body = `<main>\n${nodes.map(nodeHtml).join('\n')}\n</main>`;
  return htmlPage({ title, style: STYLE, viewport: 'width=device-width', body });
}

function smallPrintHtml(text: string): string {
  return `<p class="small">${escapeHtml(isolateRightToLeftRuns(text))}</p>`;
}

function nodeHtml(node: ReplyNode): string {
  switch (node.type) {
    case 'heading':
      return `<h1>${escapeHtml(isolateRightToLeftRuns(node.text))}</h1>`;
    case 'note':
      return node.tone === 'quiet'
        ? smallPrintHtml(node.text)
        : `<p class="${node.tone === 'warning' ? 'caution' : ''}">${escapeHtml(isolateRightToLeftRuns(node.text))}</p>`;
    case 'fields':
      return `<dl>${node.fields.map(fieldHtml).join('')}</dl>`;
    case 'passage':
      return `${smallPrintHtml(`${node.label}:`)}<blockquote>${escapeHtml(isolateDirection(node.words))}</blockquote>`;
    case 'link':
      return webAddress(node.url) === null
        ? ''
        : `<p><a href="${escapeHtml(node.url)}" rel="noreferrer">${escapeHtml(isolateRightToLeftRuns(node.label))}</a></p>`;
    case 'copyable':
      return `${smallPrintHtml(`${node.label}:`)}<pre>${escapeHtml(node.text)}</pre>`;
    case 'actions':
      // Nothing can be asked from a page.
      return '';
    case 'page':
      return smallPrintHtml(pageLine(node));
    default:
      return replyCardHtml(node);
  }
}

function fieldHtml({ name, value, url }: Fields['fields'][number]): string {
  const address = webAddress(url);
  const link =
    address === null
      ? ''
      : ` <a href="${escapeHtml(address)}" rel="noreferrer">${escapeHtml(isolateDirection(shownAddress(address)))}</a>`;
  return `<dt>${escapeHtml(isolateDirection(name))}</dt><dd>${escapeHtml(isolateRightToLeftRuns(value))}${link}</dd>`;
}

function replyCardHtml(card: QuoteCard | ParaphraseCard): string {
  const { speaker, detail } = attribution(card);
  const context = contextLine(card);
  const label = card.type === 'paraphrase' ? smallPrintHtml(PARAPHRASE_LABEL) : '';
  const words = markedWords(card).map((piece) => `<blockquote>${escapeHtml(piece)}</blockquote>`);
  const cautions = cardCautions(card).map(
    (caution) => `<p class="caution">${escapeHtml(isolateRightToLeftRuns(caution))}</p>`,
  );
  const about = [context, receipt(card.citation)].filter((line) => line !== null).map(smallPrintHtml);
  return `<figure><figcaption><strong>${escapeHtml(speaker)}</strong>${escapeHtml(detail)}</figcaption>${label}${words.join('')}${about.join('')}${cautions.join('')}</figure>`;
}
