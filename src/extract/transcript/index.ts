import type { Span, TextSpan } from '../../model.js';
import { CONDUCTORS } from '../../text/label-lexicon.js';
import type { Extraction, ExtractionInput, FoundStatement } from '../extraction.js';
import { rulesOfTranscript } from '../ground-rules.js';
import { quotedRuns } from '../marks.js';
import { mentionedNames } from './mentioned.js';
import { questionOf } from './questions.js';
import { type LabelledSpeaker, LabelResolver } from './speakers.js';
import { turnsOf } from './turns.js';

/**
 * The statements of a speaker-labelled transcript: one a paragraph of each turn, all of it the speaker's own words.
 * Stage directions, times, headings and documents printed into the record are nobody's statements. A statement that
 * follows a reporter's question carries it. Topics are left empty. Linear in the length of the text.
 */
export function extractTranscript(input: ExtractionInput): Extraction {
  const { text } = input;
  const body = input.body ?? { start: 0, end: text.length };
  const { turns, opening } = turnsOf(text, body);
  const written = turns.map(({ label }) => slice(text, label));
  const resolver = new LabelResolver(
    input,
    body,
    opening,
    written.map(({ text: label }) => label),
  );
  const speakers = written.map(({ text: label }) => resolver.resolve(label));

  const statements: FoundStatement[] = [];
  let question: TextSpan | null = null;
  for (const [utterance, turn] of turns.entries()) {
    const speaker = speakers[utterance]!;
    const mention = written[utterance]!;
    const asks = speaker.label.sort === 'reporter';
    const { name, named, confidence, rule, role } = speaker;
    for (const paragraph of turn.paragraphs) {
      statements.push({
        ...slice(text, paragraph),
        kind: 'direct',
        quotes: [{ start: paragraph.start, end: paragraph.end }],
        ...quotedFromOthers(text, paragraph),
        utterance,
        speaker: { name, named, mention, confidence, rule, ...(role ? { role } : {}) },
        cue: turn.label.cue && slice(text, turn.label.cue),
        topics: [],
        ...(question && !asks && !conducts(speaker) ? { question } : {}),
      });
    }
    if (asks) question = nextQuestion(text, turn.paragraphs, question);
  }
  const firstQuestion = speakers.findIndex(({ label }) => label.sort === 'reporter');
  const rules = rulesOfTranscript(
    text,
    { start: body.start, end: turns[firstQuestion]?.label.start ?? body.end },
    input.title ?? '',
  );
  return {
    kind: 'transcript',
    statements,
    mentioned: mentionedNames(input, body, speakers),
    ...(rules ? { rules } : {}),
  };
}

/** Fewer words in marks are a term (“no-fly zone”) rather than what somebody else said. */
const LEAST_QUOTED_WORDS = 3;

/** In a transcript nothing of a turn needs marks: what has them is quoted from somebody else. */
function quotedFromOthers(text: string, { start, end }: Span): { nested?: Span[] } {
  // On the paragraph's own text: in all of it, marks would be looked for to its end again and again.
  const spoken = text.slice(start, end);
  const nested = quotedRuns(spoken, { start: 0, end: spoken.length }, { continues: false, single: false })
    .filter(({ words }) => words >= LEAST_QUOTED_WORDS)
    .map(({ inner }) => ({ start: start + inner.start, end: start + inner.end }));
  return nested.length > 0 ? { nested } : {};
}

function nextQuestion(text: string, paragraphs: readonly Span[], standing: TextSpan | null): TextSpan | null {
  const asked = questionOf(text, paragraphs);
  if (asked === 'unheard') return null;
  return asked ? slice(text, asked) : standing;
}

/** Moderators and operators call on reporters; they don't answer them. */
function conducts({ label }: LabelledSpeaker): boolean {
  return label.sort === 'unnamed' && label.display.split(' ').some((word) => CONDUCTORS.has(word));
}

function slice(text: string, { start, end }: Span): TextSpan {
  return { start, end, text: text.slice(start, end) };
}
