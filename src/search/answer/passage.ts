import type { Source } from '../../model/source.js';
import type { Span, TextSpan } from '../../model/span.js';
import type { Statement } from '../../model/statement.js';
import { paragraphsOf } from '../../text/paragraphs.js';
import { transcriptLayout } from '../../transcripts/layout.js';

/**
 * All that was said in one go with a statement, as a slice of the source: its paragraph, or in a transcript the whole
 * turn, from the speaker's label to the last of it that is on record, and nothing of anybody else's turn.
 *
 * @param others all statements of the same source.
 */
export function passageOf(statement: Statement, others: readonly Statement[], source: Source): TextSpan {
  const pieces = [statement, ...others.filter(({ utterance }) => utterance === statement.utterance)];
  const spoken = {
    start: Math.min(...pieces.map(({ start }) => start)),
    end: Math.max(...pieces.map(({ end }) => end)),
  };
  const { start, end } = source.kind === 'transcript' ? turnAround(spoken, source) : paragraphsAround(spoken, source);
  return { start, end, text: source.text.slice(start, end) };
}

function turnAround(spoken: Span, { text, body }: Source): Span {
  const paragraphs = [...transcriptLayout(text, body).paragraphs];
  const first = paragraphs.findIndex(({ end }) => end > spoken.start);
  const label = paragraphs.slice(0, first + 1).findLast((paragraph) => paragraph.label !== null);
  return covering(
    spoken,
    label ? [label, ...paragraphsTouching(spoken, paragraphs)] : paragraphsTouching(spoken, paragraphs),
  );
}

function paragraphsAround(spoken: Span, { text, body }: Source): Span {
  return covering(spoken, paragraphsTouching(spoken, [...paragraphsOf(text, body)]));
}

function paragraphsTouching({ start, end }: Span, paragraphs: readonly Span[]): readonly Span[] {
  return paragraphs.filter((paragraph) => paragraph.start < end && start < paragraph.end);
}

function covering(spoken: Span, parts: readonly Span[]): Span {
  return {
    start: Math.min(spoken.start, ...parts.map(({ start }) => start)),
    end: Math.max(spoken.end, ...parts.map(({ end }) => end)),
  };
}
