import type { FoundSpeaker } from '../extraction.js';
import type { ParagraphStatements } from '../topics/topics.js';

type FullerNames = ReadonlyMap<string, string> | undefined;

/** The statements with the full names that the document gives their speakers only later: `“…,” Ruiz said.`, then "Ana Ruiz". */
export function* withFullerNames(
  groups: Iterable<ParagraphStatements>,
  names: FullerNames,
): Generator<ParagraphStatements> {
  for (const { span, statements } of groups)
    yield {
      span,
      statements: statements.map((statement) => {
        const speaker = withFullerName(statement.speaker, names);
        return speaker === statement.speaker ? statement : { ...statement, speaker };
      }),
    };
}

/** One speaker with the full name that the document gives later, which is never sure to be theirs; or as they are. */
export function withFullerName(speaker: FoundSpeaker | null, names: FullerNames): FoundSpeaker | null {
  const name = speaker && !speaker.named ? names?.get(speaker.name) : undefined;
  return speaker && name !== undefined ? { ...speaker, name, named: true, confidence: 'unsure' } : speaker;
}
