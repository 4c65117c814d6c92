import type { Answer, RankedStatement, RetractedAnswer, Withheld, WithheldAnswer } from '../../model/answer.js';
import { OnrecordError } from '../../model/errors.js';
import { dayOf } from '../../model/source.js';
import { citationOf } from '../../search/answer/citation.js';
import { type SearchOptions, search } from '../../search/index.js';
import type { QuoteMatch, Verdict, Verification, VerifyOptions } from '../../search/verify/verify.js';
import { verifyQuote } from '../../search/verify/verify.js';
import type { Holding } from '../../store/documents.js';
import type { SpeakerSummary } from '../../store/people-index.js';
import type { Store } from '../../store/store.js';
import { visibilityOf } from '../../visibility/gate.js';
import type { ListedSpeaker } from '../options.js';
import { isRetractionPublic } from './retractions.js';
import { SideIndex } from './side-index.js';

type CitedStatement = Pick<RankedStatement, 'statement' | 'citation'>;
type HiddenSearchOptions = Omit<SearchOptions, 'store'>;
type HiddenVerifyOptions = Omit<VerifyOptions, 'store'>;

/** Verdicts by which a quotation stands in a source. */
const STANDS: ReadonlySet<Verdict> = new Set<Verdict>(['exact', 'altered', 'partial', 'paraphrase-only']);

/** So many statements of what was retracted are looked at, as many as an answer may have. */
const MOST = 100;

/**
 * What the record has beyond what answers readers: it says of what was retracted that it was, to everybody, and shows
 * what is withheld, to editors.
 */
export class HiddenDocuments {
  readonly #retracted: SideIndex;
  readonly #withheld: SideIndex;

  constructor(store: Store) {
    // Of what readers never saw, or may not see for another reason, it isn't said either that it was retracted.
    this.#retracted = new SideIndex(store, async () => (await store.retracted()).filter(isRetractionPublic), false);
    this.#withheld = new SideIndex(
      store,
      async () => (await store.unlisted()).filter((held) => withheldFrom(held) !== null),
      true,
    );
  }

  /** What would have answered a question and was taken back; null for nothing. */
  async retractedFor(question: string, options: HiddenSearchOptions): Promise<readonly RetractedAnswer[] | null> {
    const side = await this.#retracted.open();
    const answer = side && (await answered(question, { ...options, limit: MOST, skip: 0 }, side.index));
    return answer && groupedBySource(answer.answers, side.sources);
  }

  /** The same for a quotation. */
  async retractedQuote(quote: string, options: HiddenVerifyOptions): Promise<readonly RetractedAnswer[] | null> {
    const side = await this.#retracted.open();
    if (!side) return null;
    const { verdict, matches } = await verifyQuote(quote, { ...options, store: side.index });
    if (!STANDS.has(verdict)) return null;
    return groupedBySource(
      matches.map((match) => ({ ...match, score: match.similarity, why: [] })),
      side.sources,
    );
  }

  /** What would answer a question and is withheld from readers. */
  async withheldFor(question: string, options: HiddenSearchOptions): Promise<readonly WithheldAnswer[]> {
    const side = await this.#withheld.open();
    const answer = side && (await answered(question, options, side.index));
    return answer ? withWithheldReasons(answer.answers, side.sources) : [];
  }

  async withheldQuote(
    quote: string,
    options: HiddenVerifyOptions,
  ): Promise<readonly (QuoteMatch & { readonly withheld: Withheld })[]> {
    const side = await this.#withheld.open();
    if (!side) return [];
    const { matches } = await verifyQuote(quote, { ...options, store: side.index });
    return withWithheldReasons(matches, side.sources);
  }

  /** An index of what is withheld, for whatever else editors read; null where nothing is. */
  withheld(): ReturnType<SideIndex['open']> {
    return this.#withheld.open();
  }

  /** Speakers with what is withheld of each; those of whom all is withheld stand at the end. */
  async withWithheld(speakers: readonly SpeakerSummary[]): Promise<readonly ListedSpeaker[]> {
    const side = await this.#withheld.open();
    if (!side) return speakers;
    const beside = await side.index.speakers();
    const hidden = new Map(beside.map((each) => [each.person.id, each]));
    const known = new Set(speakers.map(({ person }) => person.id));
    return [
      ...speakers.map((each) => {
        const withheld = hidden.get(each.person.id)?.statements;
        return withheld === undefined ? each : { ...each, withheld };
      }),
      ...beside
        .filter(({ person }) => !known.has(person.id))
        .map((each) => ({ ...each, statements: 0, sources: 0, withheld: each.statements })),
    ];
  }

  async close(): Promise<void> {
    await Promise.all([this.#retracted.close(), this.#withheld.close()]);
  }
}

/** Why a document is withheld from readers now; null where it isn't. */
export function withheldFrom({ source }: Pick<Holding, 'source'>): Withheld | null {
  const visibility = visibilityOf(source, 'reader', Date.now());
  return visibility.outcome === 'withheld' ? visibility : null;
}

/** Each with the reason why readers don't see it, and cited as the record holds it. */
export function withWithheldReasons<Each extends CitedStatement>(
  shown: readonly Each[],
  sources: ReadonlyMap<string, Holding>,
): (Each & { readonly withheld: Withheld })[] {
  return shown.flatMap((each) => {
    const held = sources.get(each.statement.sourceId);
    const withheld = held && withheldFrom(held);
    return held && withheld ? [{ ...each, citation: citationOf(held.source), withheld }] : [];
  });
}

/** A question may go on from statements that stand in the other index only: then it finds nothing in this one. */
async function answered(question: string, options: HiddenSearchOptions, store: Store): Promise<Answer | null> {
  try {
    return await search(question, { ...options, store });
  } catch (error) {
    if (error instanceof OnrecordError) return null;
    throw error;
  }
}

function groupedBySource(
  shown: readonly RankedStatement[],
  sources: ReadonlyMap<string, Holding>,
): readonly RetractedAnswer[] | null {
  const groups = new Map<string, RankedStatement[]>();
  for (const each of shown) {
    const { sourceId } = each.statement;
    groups.set(sourceId, [...(groups.get(sourceId) ?? []), each]);
  }
  const found = [...groups].flatMap(([id, statements]) => {
    const held = sources.get(id);
    return held?.source.retraction ? [retractedAnswer(held, statements)] : [];
  });
  return found.length === 0 ? null : found;
}

function retractedAnswer({ source }: Holding, shown: readonly RankedStatement[]): RetractedAnswer {
  const { title, outlet, url, retraction } = source;
  const { at = null, reason } = retraction ?? {};
  return {
    title,
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
    date: dayOf(source),
    at: at ?? '',
    ...(reason !== undefined && { reason }),
    speakers: [...new Set(shown.flatMap(({ statement }) => statement.speaker?.name ?? []))],
    statements: shown.length,
    words: retraction?.keepsWords ? shown.map((each) => ({ ...each, citation: citationOf(source) })) : [],
  };
}

/** What the record says to a quotation with what it says beyond: on record once is not "not found". */
export function withRetractions(
  verification: Verification,
  retracted: readonly RetractedAnswer[] | null,
): Verification {
  if (!retracted) return verification;
  const verdict = STANDS.has(verification.verdict) ? verification.verdict : 'retracted';
  return { ...verification, verdict, retracted };
}
