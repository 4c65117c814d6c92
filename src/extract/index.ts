import { InternedSequence } from '../text/memory/interning.js';
import type { TranscriptLayout } from '../transcripts/layout.js';
import { transcriptIn } from '../transcripts/recognition.js';
import { readArticle } from './article.js';
import type { DocumentFindings, Extraction, ExtractionInput, FoundSpeaker, LongExtraction } from './extraction.js';
import { withFullerName, withFullerNames } from './speakers/fuller-names.js';
import { type ParagraphStatements, withTopics, wordsOfNames } from './topics/topics.js';
import { readTranscript } from './transcript/index.js';

export type { Extraction, ExtractionInput, FoundStatement, KnownPerson } from './extraction.js';
export { topicsOf } from './topics/topics.js';

/**
 * Finds every attributed statement of a document: who said it, exactly which words, and what they are about. Pure and
 * synchronous; linear in the length of the text.
 *
 * @example
 * extract({ text: '"We are ready," the general said.' }).statements[0]?.text // 'We are ready,'
 */
export function extract(input: ExtractionInput): Extraction {
  const kind = kindOf(input);
  const found: ParagraphStatements[] = [];
  const { fullerNames, ...rest } = forEachGroup(read(input, kind), (group) => found.push(group));
  const groups = [...withFullerNames(found, fullerNames)];
  const names = wordsOfNames(groups.flatMap(({ statements }) => statements));
  return { kind: kind.kind, statements: [...withTopics(input.text, groups, input.title ?? '', names)], ...rest };
}

/**
 * The same for a document whose statements may be more than fit into memory: they are found once for their speakers, and
 * again whenever they are asked for, a few paragraphs at a time.
 */
export function extractLong(input: ExtractionInput): LongExtraction {
  const kind = kindOf(input);
  const names = new Set<string>();
  const found = new InternedSequence<FoundSpeaker | null>();
  const { fullerNames, ...rest } = forEachGroup(read(input, kind), ({ statements }) => {
    wordsOfNames(statements, names);
    for (const { speaker } of statements) found.add(keyOf(speaker), speaker);
  });
  const speakers = found.map((speaker) => withFullerName(speaker, fullerNames));
  wordsOfNames(
    [...(fullerNames?.values() ?? [])].map((name) => ({ speaker: { name } })),
    names,
  );
  const groups = (): Generator<ParagraphStatements> => withFullerNames(read(input, kind), fullerNames);
  const statements = {
    length: speakers.length,
    [Symbol.iterator]: () => withTopics(input.text, groups(), input.title ?? '', names),
  };
  return { kind: kind.kind, ...rest, statements, speakers };
}

/** From so many UTF-16 code units on, the statements of a document may take a hundred megabytes and more. */
const LONG = 300_000;

/** What an import reads of a document: all at once, or where it is very long as `extractLong`, which takes longer. */
export function startExtraction(input: ExtractionInput): Extraction | LongExtraction {
  return input.text.length > LONG ? extractLong(input) : extract(input);
}

/** A document's kind, and the layout that was read to tell it, where that is the layout of all of it. */
interface Kind {
  readonly kind: Extraction['kind'];
  readonly layout?: TranscriptLayout;
}

function kindOf({ kind, text, body = { start: 0, end: text.length } }: ExtractionInput): Kind {
  if (kind) return { kind: kind === 'transcript' ? 'transcript' : 'article' };
  const found = transcriptIn(text, body);
  if (!found) return { kind: 'article' };
  return { kind: 'transcript', ...(found.read.end === body.end && { layout: found.layout }) };
}

function read(input: ExtractionInput, { kind, layout }: Kind): Generator<ParagraphStatements, DocumentFindings> {
  return kind === 'transcript' ? readTranscript(input, layout) : readArticle(input);
}

function forEachGroup(
  groups: Generator<ParagraphStatements, DocumentFindings>,
  take: (group: ParagraphStatements) => void,
): DocumentFindings {
  let step = groups.next();
  for (; !step.done; step = groups.next()) take(step.value);
  return step.value;
}

function keyOf(speaker: FoundSpeaker | null): string {
  if (!speaker) return '';
  const { name, named, mention, confidence, rule, role } = speaker;
  return [name, named, confidence, rule, role, mention?.text].join('\n');
}
