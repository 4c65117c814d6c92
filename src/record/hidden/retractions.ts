import type { Retraction, Source } from '../../model/source.js';
import type { DeliveredRetraction, DeliveredUtterance } from '../../model/subscription.js';
import type { DocumentStore, Holding } from '../../store/documents.js';
import { visibilityOf } from '../../visibility/gate.js';

/** A document that was taken back, by the retraction that stands: its own, or that of the version in its place. */
export interface RetractedSource {
  readonly source: Omit<Source, 'text'>;
  readonly retraction: Retraction;
}

/**
 * Whether a document was taken back, so that readers may be told so: null where it wasn't, and where they have never
 * seen it or may not see it for another reason.
 */
export async function retractedSource(
  sourceId: string,
  store: Pick<DocumentStore, 'holding' | 'versions'>,
): Promise<RetractedSource | null> {
  const held = await store.holding(sourceId);
  if (!held || held.readable === 'answers' || !isRetractionPublic(held)) return null;
  const standing = (await store.versions(sourceId)).at(-1);
  const retracted = held.source.status === 'retracted' ? held.source : standing;
  if (!standing || retracted?.status !== 'retracted' || !retracted.retraction) return null;
  // Nor where another version stands that readers may not see, or that doesn't name who speaks any more.
  const inItsPlace = standing.id === sourceId ? held : await store.holding(standing.id);
  if (!inItsPlace || !isRetractionPublic(inItsPlace) || (isUnnamed(inItsPlace) && !isUnnamed(held))) return null;
  return { source: held.source, retraction: retracted.retraction };
}

/** Whether nothing but a retraction keeps a document from readers, so that they may be told of that. */
export function isRetractionPublic({ source, isSecret }: Holding): boolean {
  if (isSecret) return false;
  const { retraction: _, ...before } = source;
  return visibilityOf({ ...before, status: 'live' }, 'reader', Date.now()).outcome !== 'withheld';
}

/** Whether it doesn't name who speaks: then nothing is said of a version that did. */
function isUnnamed({ source }: Holding): boolean {
  return visibilityOf({ ...source, status: 'live' }, 'editor', 0).outcome === 'unnamed';
}

/**
 * The corrections of statements that were told and whose sources were taken back since, one for each source.
 *
 * @param ids of statements that stand as they were told last
 */
export async function retractionsOf(
  ids: readonly string[],
  store: Pick<DocumentStore, 'sourcesOf' | 'holding' | 'versions' | 'document'>,
): Promise<DeliveredUtterance[]> {
  const bySource = new Map<string, string[]>();
  for (const [id, source] of await store.sourcesOf(ids)) bySource.set(source, [...(bySource.get(source) ?? []), id]);
  const corrections: DeliveredUtterance[] = [];
  for (const [sourceId, told] of bySource) {
    const found = await retractedSource(sourceId, store);
    if (found) corrections.push({ ids: told, part: 'correction', retracted: await toldOf(found, told, store) });
  }
  return corrections;
}

async function toldOf(
  { source, retraction: { at, reason } }: RetractedSource,
  ids: readonly string[],
  store: Pick<DocumentStore, 'document'>,
): Promise<DeliveredRetraction> {
  const statements = (await store.document(source.id))?.statements ?? [];
  const speakers = statements.flatMap(({ id, speaker }) => (ids.includes(id) && speaker ? [speaker.name] : []));
  return {
    at: at ?? '',
    ...(reason !== undefined && { reason }),
    title: source.title,
    speakers: [...new Set(speakers)],
  };
}
