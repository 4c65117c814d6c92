import { extractArticle } from './article.js';
import type { Extraction, ExtractionInput } from './extraction.js';

/**
 * Finds every attributed statement of a document. Pure and synchronous; linear in the length of the text.
 */
export function extract(input: ExtractionInput): Extraction {
  return extractArticle(input);
}
