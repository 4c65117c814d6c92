import { CONDUCTORS } from '../../lang/index.js';
import type { Span, TextSpan } from '../../model/span.js';
import { paragraphsOf } from '../../text/paragraphs.js';
import { interviewIn } from '../../transcripts/interview.js';
import { type TranscriptLayout, transcriptLayout } from '../../transcripts/layout.js';
import { readArticle } from '../article.js';
import type { DocumentFindings, Extraction, ExtractionInput, FoundStatement } from '../extraction.js';
import { rulesOfTranscript } from '../ground-rules.js';
import { quotedRuns } from '../marks/quotations.js';
import { piecesOf } from '../tokens/pieces.js';
import type { ParagraphStatements } from '../topics/topics.js';
import { readInterview } from './interview.js';
import { mentionedNames } from './mentioned.js';
import { questionOf } from './questions.js';
import { type LabelledSpeaker, LabelResolver } from './speakers.js';
import { type SpeakerTurn, turnsOf, withNext } from './turns.js';

/** The statements of a transcript, all at once; as `readTranscript` finds them. */
export function extractTranscript(input: ExtractionInput): Extraction {
  const statements: FoundStatement[] = [];
  const reading = readTranscript(input);
  let step = reading.next();
  for (; !step.done; step = reading.next()) statements.push(...step.value.statements);
  return { kind: 'transcript', statements, ...step.value };
}

/**
 * Finds the statements of a speaker-labelled transcript: one a paragraph of each turn, all of it the speaker's own words.
 * Stage directions, times, headings and documents printed into the record are nobody's statements. A statement that
 * follows a reporter's question carries it. Topics are left empty. Linear in the length of the text.
 *
 * @param layout that of the body, where it was read before
 */
export function* readTranscript(
  input: ExtractionInput,
  layout?: TranscriptLayout,
): Generator<ParagraphStatements, DocumentFindings> {
  const { text } = input;
  const body = input.body ?? { start: 0, end: text.length };
  const known = layout ?? transcriptLayout(text, body);
  const { turns, opening } = turnsOf(text, known, body);
  const interview = opening.end === body.end ? interviewIn(text, body) : null;
  if (interview) return yield* readInterview(input, interview);
  const resolver = new LabelResolver(input, body, opening, labelsOf(text, turns));
  const named = new Set<string>();
  let firstQuestion: number | null = null;
  let utterance = -1;
  const above = !known.record && isProse(text, opening) ? readArticle({ ...input, body: opening }) : null;
  const told = new Set<string>();
  for (let step = above?.next(); step; step = above?.next()) {
    if (step.done) {
      for (const name of step.value.mentioned) told.add(name);
      break;
    }
    for (const statement of step.value.statements) utterance = Math.max(utterance, statement.utterance);
    yield step.value;
  }
  let question: TextSpan | null = null;
  for (const [turn, next] of withNext(turns)) {
    utterance++;
    const mention = slice(text, turn.named);
    const speaker = resolver.resolve(mention.text);
    const asks = turn.label.form === 'reporter' || speaker.label.sort === 'reporter';
    if (asks) firstQuestion ??= turn.label.start;
    const { name, rule, role } = speaker;
    const isUnsure = (paragraph: Span): boolean =>
      known.isDoubted ||
      turn.label.isDoubtful === true ||
      paragraph.start >= turn.doubtedFrom ||
      (above !== null && next === null && paragraph.start > turn.paragraphs[0]!.end);
    if (speaker.named) named.add(name);
    for (const paragraph of piecesOf(text, turn.paragraphs, LONGEST_SPOKEN)) {
      const statement: FoundStatement = {
        ...slice(text, paragraph),
        kind: 'direct',
        quotes: [{ start: paragraph.start, end: paragraph.end }],
        ...quotedFromOthers(text, paragraph),
        utterance,
        speaker: {
          name,
          named: speaker.named,
          mention,
          confidence: isUnsure(paragraph) ? 'unsure' : speaker.confidence,
          rule,
          ...(role ? { role } : {}),
        },
        cue: turn.label.cue && slice(text, turn.label.cue),
        topics: [],
        ...(question && !asks && !conducts(speaker) ? { question } : {}),
      };
      yield { span: paragraph, statements: [statement] };
    }
    if (asks) question = nextQuestion(text, turn.paragraphs, question);
  }
  const untilAsked = { start: body.start, end: firstQuestion ?? body.end };
  const rules = rulesOfTranscript(text, untilAsked, input.title ?? '', body.end);
  return {
    mentioned: [...new Set([...mentionedNames(input, body, named), ...told])],
    ...(rules ? { rules } : {}),
  };
}

/** A paragraph of an article is longer than the lines of a head, in UTF-16 code units. */
const LONGEST_OF_HEAD = 200;

/** Whether an article's prose stands above the dialogue. */
function isProse(text: string, opening: Span): boolean {
  for (const { start, end } of paragraphsOf(text, opening))
    if (end - start > LONGEST_OF_HEAD && /[.?!]["”’')]*$/.test(text.slice(start, end).trimEnd())) return true;
  return false;
}

/** Most that is one statement, in UTF-16 code units: what somebody says without a break is not cut but in the worst case. */
const LONGEST_SPOKEN = 4_000_000;

function* labelsOf(text: string, turns: Iterable<SpeakerTurn>): Generator<string> {
  for (const { named } of turns) yield text.slice(named.start, named.end);
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
