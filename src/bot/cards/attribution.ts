import { CONTRACTED_NOT, PLAIN_CUES, TURNING_WORDS } from '../../lang/index.js';
import type { RankedStatement } from '../../model/answer.js';

/**
 * The source's own words that attribute a paraphrase, where it must not be read without them: "He denied that". What was
 * denied, doubted or not said would else stand as what the speaker said. Null where they report plainly, and for
 * quotations, which are the speaker's words whatever the verb.
 */
export function attributionOf({ statement, context }: Pick<RankedStatement, 'statement' | 'context'>): string | null {
  const { kind, cue, start } = statement;
  if (kind === 'direct' || cue === null) return null;
  const around = cue.start < start ? context.before : context.after;
  const said = wordsIn(cue.text);
  const isPlain = said.some((word) => PLAIN_CUES.has(word)) && !said.some(turns);
  return (isPlain && !wordsIn(around).some(turns)) || around === '' ? null : around;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
}

function turns(word: string): boolean {
  return TURNING_WORDS.has(word) || CONTRACTED_NOT.test(word);
}
