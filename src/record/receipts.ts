import type { Answer, RankedStatement } from '../model/answer.js';
import type { Source } from '../model/source.js';
import type { Statement } from '../model/statement.js';
import type { Verification } from '../search/verify/verify.js';
import type { DocumentStore } from '../store/documents.js';
import { hasSoundQuotes, isSlice } from '../text/slices.js';
import { visibilityOf } from '../visibility/gate.js';

/** Where faults are told; a pino logger is one. */
export interface Logger {
  error(details: object, message: string): void;
}

/** Nothing is said where nobody listens. */
export const SILENT: Logger = { error: () => {} };

/** Holds statements against the sources they are from, the last thing before they leave the record. */
export class Receipts {
  readonly #store: Pick<DocumentStore, 'source' | 'holding'>;
  readonly #logger: Logger;
  #hasWithheld = false;

  constructor(store: Pick<DocumentStore, 'source' | 'holding'>, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
  }

  /**
   * Those whose words are exactly what their source says. Any other is withheld and told to the log: it is better not
   * to answer than to misquote.
   */
  async verified<Shown extends { readonly statement: Statement }>(shown: readonly Shown[]): Promise<Shown[]> {
    const sources = new Map<string, Source | null>();
    const sound: Shown[] = [];
    for (const each of shown) {
      const { id, sourceId } = each.statement;
      if (!sources.has(sourceId)) sources.set(sourceId, await this.#store.source(sourceId));
      if (await this.#isWithheld(sourceId, sources.get(sourceId) ?? null)) continue;
      if (isTrue(each.statement, sources.get(sourceId) ?? null)) sound.push(each);
      else {
        this.#hasWithheld = true;
        this.#logger.error({ statement: id, source: sourceId }, 'withheld: not what the source says');
      }
    }
    return sound;
  }

  /** Whether readers may not see it by now: what was found a moment ago may have been taken back since. */
  async #isWithheld(id: string, source: Source | null): Promise<boolean> {
    if (source) return visibilityOf(source, 'reader', Date.now()).outcome === 'withheld';
    return (await this.#store.holding(id))?.readable === 'withheld';
  }

  /** Whether anything was withheld so far. */
  get hasWithheld(): boolean {
    return this.#hasWithheld;
  }

  async checkAnswer(answer: Answer): Promise<Answer> {
    const answers: readonly RankedStatement[] = await this.verified(answer.answers);
    const withheld = answer.answers.length - answers.length;
    if (withheld === 0) return answer;
    const outcome = answers.length === 0 ? 'nothing' : answer.outcome;
    return { ...answer, answers, total: answer.total - withheld, outcome };
  }

  async checkVerification(verification: Verification): Promise<Verification> {
    const matches = await this.verified(verification.matches);
    // Without a match there is no verdict either: those whose source is damaged were left out before.
    if (matches.length === verification.matches.length && matches.length > 0) return verification;
    const [best] = matches;
    // The verdict was the best match's, and that may be gone.
    const verdict = best && verification.verdict !== 'different-speaker' ? best.verdict : verification.verdict;
    return { ...verification, matches, verdict: best ? verdict : 'not-found' };
  }
}

/** Whether the statement and everything verbatim in it stand in its source, letter by letter. */
function isTrue(statement: Statement, source: Source | null): boolean {
  if (!source || !isSlice(source.text, statement) || !hasSoundQuotes(statement)) return false;
  const { question, speaker, cue } = statement;
  return [question, speaker?.mention, cue].every((part) => !part || isSlice(source.text, part));
}
