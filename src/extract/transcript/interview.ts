import type { TextSpan } from '../../model/span.js';
import type { Interview } from '../../transcripts/interview.js';
import { readArticle } from '../article.js';
import type { DocumentFindings, ExtractionInput, FoundStatement } from '../extraction.js';
import type { ParagraphStatements } from '../topics/topics.js';

/**
 * The statements of an interview without labels. Who answers is unsure, since only the page's form tells; who asks has no name. The
 * introduction is read as an article's.
 */
export function* readInterview(
  input: ExtractionInput,
  { opening, parts, answers }: Interview,
): Generator<ParagraphStatements, DocumentFindings> {
  const { text } = input;
  const above = readArticle({ ...input, body: opening });
  let utterance = -1;
  let step = above.next();
  for (; !step.done; step = above.next()) {
    for (const statement of step.value.statements) utterance = Math.max(utterance, statement.utterance);
    yield step.value;
  }
  const slice = ({ start, end }: { start: number; end: number }): TextSpan => ({
    start,
    end,
    text: text.slice(start, end),
  });
  const name = slice(answers);
  let question: TextSpan | null = null;
  let wasQuestion = true;
  for (const { span, isQuestion } of parts) {
    if (isQuestion) question = slice(span);
    if (isQuestion || wasQuestion) utterance++;
    wasQuestion = isQuestion;
    const statement: FoundStatement = {
      ...slice(span),
      kind: 'direct',
      quotes: [{ start: span.start, end: span.end }],
      utterance,
      speaker: isQuestion
        ? null
        : { name: name.text, named: true, mention: name, confidence: 'unsure', rule: 'interview' },
      cue: null,
      topics: [],
      ...(!isQuestion && question ? { question } : {}),
    };
    yield { span, statements: [statement] };
  }
  return { ...step.value, mentioned: [...new Set([...step.value.mentioned, name.text])] };
}
