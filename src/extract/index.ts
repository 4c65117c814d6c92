import { paragraphsOf } from '../text/paragraphs.js';
import { looksLikeTranscript } from '../text/transcript-shape.js';
import { extractArticle } from './article.js';
import type { Extraction, ExtractionInput } from './extraction.js';
import { withTopics } from './topics.js';
import { extractTranscript } from './transcript/index.js';

export type { Extraction, ExtractionInput, FoundStatement, KnownPerson } from './extraction.js';
export { topicsOf } from './topics.js';

/**
 * Finds every attributed statement of a document: who said it, exactly which words, and what they are about. Pure and
 * synchronous; linear in the length of the text.
 *
 * @example
 * extract({ text: '"We are ready," the general said.' }).statements[0]?.text // 'We are ready,'
 */
export function extract(input: ExtractionInput): Extraction {
  const body = input.body ?? { start: 0, end: input.text.length };
  const isTranscript = input.kind ? input.kind === 'transcript' : looksLikeTranscript(input.text, body);
  const found = isTranscript ? extractTranscript(input) : extractArticle(input);
  // In a transcript the statements are the paragraphs.
  const paragraphs = isTranscript ? found.statements : paragraphsOf(input.text, body);
  return { ...found, statements: withTopics(input.text, paragraphs, input.title ?? '', found.statements) };
}
