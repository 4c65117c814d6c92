import { createHash } from 'node:crypto';
import { wording } from '../../lang/index.js';
import { showControlsOutsideIsolates } from '../../text/direction.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};

/**
 * Text as HTML, for an element or an attribute in quotation marks. It is read back as it was, a carriage return too, which a
 * parser takes for a line feed; what would turn its direction is shown.
 */
export function escapeHtml(text: string): string {
  return showControlsOutsideIsolates(text).replace(/[&<>"'\r]/g, (sign) => ENTITIES[sign] ?? '');
}

export interface HtmlPage {
  /** Text. */
  readonly title: string;
  readonly style: string;
  /** The content of the viewport's meta element. */
  readonly viewport: string;
  /** Further meta elements, as HTML. */
  readonly meta?: string;
  /** What stands in the body, as HTML. */
  readonly body: string;
}

/** A whole page in the language of replies, with one style and nothing that is loaded from elsewhere. */
export function htmlPage({ title, style, viewport, meta = '', body }: HtmlPage): string {
  return `<!doctype html>
<html lang="${wording.formats.tag}">
<head><meta charset="utf-8"><meta name="viewport" content="${viewport}">${meta}<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>${body}</body>
</html>
`;
}

/**
 * A content security policy under which nothing is loaded or run by a page but its own style, whatever stands in a source.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function policyFor(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}
