import type { Span } from '../model/span.js';
import { labelAt } from '../transcripts/labels.js';
import { collapseSpace } from './metadata.js';

/** Longer first lines are paragraphs, not titles. */
const MAX_TITLE = 160;

/** How many lines may stand before the heading. */
const LINES = 20;

/**
 * A title for a document that states none: its first heading (`# …`, or underlined), else its first line if that
 * stands alone and doesn't end like a sentence, else the file's name without its ending.
 */
export function titleOf(text: string, body: Span, name: string): string {
  const lines = text
    .slice(body.start, Math.min(body.end, body.start + 8000))
    .split(/\r\n|\n|\r/, LINES)
    .map(collapseSpace);
  const heading = lines.find(
    (line, at) => /^#{1,6} \S/.test(line) || (line && /^(?:=+|-{3,})$/.test(lines[at + 1] ?? '')),
  );
  if (heading) return heading.replace(/^#+ /, '').replace(/ #+$/, '');
  const at = lines.findIndex(Boolean);
  const first = lines[at] ?? '';
  const alone = at + 1 < lines.length && lines[at + 1] === '';
  if (
    alone &&
    first.length <= MAX_TITLE &&
    /\p{L}.* /u.test(first) &&
    !/[.:;,)]["”’']?$/.test(first) &&
    !labelAt(first, 0)
  )
    return first;
  return fileTitle(name);
}

function fileTitle(name: string): string {
  // A name that is written as `src/record/import/paths.ts` says has marks around it.
  const file = (name.split(/[/\\]/).pop() ?? name).replace(/^"|"$/g, '');
  return collapseSpace(file.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[_-]+/g, ' ')) || file || 'Untitled';
}
