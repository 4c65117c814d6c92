import type { TokenRange } from '../clauses/bounds.js';
import type { NounPhrase } from '../tokens/noun-phrases.js';
import type { Cue } from './cues.js';

/** One cue with its speaker and what it reports, all as ranges of tokens. */
export interface AttributionRelation {
  readonly cue: Cue;
  readonly speaker: NounPhrase | null;
  /** For "who said": what "who" stands for. */
  readonly antecedent: NounPhrase | null;
  readonly addressee: NounPhrase | null;
  readonly contents: readonly TokenRange[];
  readonly rule: string;
  /** The cue stands in a clause that hangs on another one: "…,” Roe said, after Poe told him that …". */
  readonly subordinate?: boolean;
}
