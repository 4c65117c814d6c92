import { sourceOf } from '../document.js';
import { refuseMarkup } from '../markup.js';
import type { Format } from './format.js';

/** Plain text or Markdown, an article or a transcript with labels, with or without front matter: whatever is nothing else. */
export const plainText: Format = {
  name: 'plain text',
  accepts: () => true,
  read(file) {
    const body = { start: file.frontMatter?.end ?? 0, end: file.text.length };
    const source = sourceOf(file, body);
    refuseMarkup(file.text, body, file.name);
    return [source];
  },
};
