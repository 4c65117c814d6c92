import type { RankedStatement } from '../../model/answer.js';

/** A list of words, divided by white space. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Verbs that report what somebody put forward as so, and add nothing to it. */
const PLAIN_CUES = words(`
  say says said saying add adds added adding tell tells told telling note notes noted noting state states stated stating
  explain explains explained explaining announce announces announced announcing declare declares declared declaring
  write writes wrote writing reply replies replied replying respond responds responded responding answer answered
  remark remarked observe observed observing comment commented continue continued continuing conclude concluded
  concluding stress stressed stressing emphasize emphasized emphasise emphasised reiterate reiterated repeat repeated
  repeating report reported recall recalled mention mentioned mentioning confirm confirmed confirming inform informed
  point pointed pointing go goes went according argue argued arguing insist insisted insisting
`);

/** Words of an attribution by which what it reports was not put forward, or not as so. */
const TURNING_WORDS = words(`
  not never no nobody none neither nor cannot hardly without if whether unless until yet refuse refuses refused refusing
  decline declines declined declining fail fails failed failing deny denies denied denying accuse accuses accused
  accusing doubt doubts doubted false falsely
`);

/** Negative contractions: "didn't", "won’t". */
const CONTRACTED_NOT = /n['’]t$/;

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
