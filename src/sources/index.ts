import { createHash } from 'node:crypto';
import type { Source } from '../model/source.js';
import type { Span } from '../model/span.js';
import { looksLikeTranscript } from '../transcripts/recognition.js';
import { decode, emptySource } from './decode.js';
import { congressionalRecordPage, refuseMarkup } from './envelope.js';
import { readFrontMatter } from './front-matter.js';
import { metadataOf } from './metadata.js';
import { titleOf } from './title.js';

/**
 * Reads one document: plain text or Markdown with or without front matter, a speaker-labelled transcript, or a page of
 * the Congressional Record. Pure and linear in the size of the file.
 *
 * @param bytes the file as it lies on disk; its SHA-256 becomes the source's id.
 * @param name what to call it in messages; also its origin and, for want of a better one, its title.
 * @throws {OnrecordError} `SOURCE_EMPTY`, `SOURCE_BINARY`, `SOURCE_TOO_LARGE`, `SOURCE_ENCODING`,
 *   `SOURCE_FRONT_MATTER` or `SOURCE_MARKUP`: each names the file, the reason and the way out.
 */
export function readSource(bytes: Uint8Array, name: string): Source {
  const text = decode(bytes, name);
  const frontMatter = readFrontMatter(text, name);
  const stated = metadataOf(frontMatter?.fields ?? new Map(), name);
  const from = frontMatter?.end ?? 0;
  const page = congressionalRecordPage(text, from);
  const body: Span = page?.body ?? { start: from, end: text.length };
  if (!/\S/.test(text.slice(body.start, body.end))) throw emptySource(name);
  if (!page) refuseMarkup(text, body, name);
  return {
    language: 'en',
    status: 'live',
    ...(page?.date ? { eventDate: page.date } : {}),
    ...stated,
    id: createHash('sha256').update(bytes).digest('hex'),
    text,
    body,
    title: stated.title ?? page?.title ?? titleOf(text, body, name),
    kind: stated.kind ?? (looksLikeTranscript(text, body) ? 'transcript' : 'article'),
    origin: stated.url ?? name,
  };
}
