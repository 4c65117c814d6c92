import { createHash } from 'node:crypto';
import type { Source } from '../model/source.js';
import type { Span } from '../model/span.js';
import { looksLikeTranscript } from '../transcripts/recognition.js';
import { emptySource } from './decode.js';
import { type Metadata, metadataOf } from './metadata.js';
import type { SourceFile } from './source-file.js';
import { titleOf } from './title.js';

/**
 * Makes a source of a file that is one document. What the front matter states wins over what the format found.
 *
 * @param body the part that is prose
 * @param found what the form itself says, such as the head of a page
 * @throws {OnrecordError} `SOURCE_EMPTY`, `SOURCE_FRONT_MATTER`.
 */
export function sourceOf(
  { bytes, name, text, frontMatter }: SourceFile,
  body: Span,
  found: Pick<Metadata, 'title' | 'eventDate'> = {},
): Source {
  const stated = metadataOf(frontMatter?.fields ?? new Map(), name);
  if (!/\S/.test(text.slice(body.start, body.end))) throw emptySource(name);
  return {
    language: 'en',
    status: 'live',
    ...found,
    ...stated,
    id: createHash('sha256').update(bytes).digest('hex'),
    text,
    body,
    title: stated.title ?? found.title ?? titleOf(text, body, name),
    kind: stated.kind ?? (looksLikeTranscript(text, body) ? 'transcript' : 'article'),
    origin: stated.url ?? name,
  };
}
