import { createHash } from 'node:crypto';
import type { Withheld } from '../model/answer.js';
import { OnrecordError } from '../model/errors.js';
import type { Retraction } from '../model/source.js';
import type { DeliveredUtterance } from '../model/subscription.js';
import { hiddenOrigin } from '../store/document.js';
import type { DocumentEditing, Holding } from '../store/documents.js';
import type { Store } from '../store/store.js';
import { withheldFrom } from './hidden/hidden-documents.js';
import { type RetractedSource, retractedSource, retractionsOf } from './hidden/retractions.js';
import { LedgerOfRecord } from './ledger.js';
import type { ListedSource } from './options.js';

/** How long a question waits at most to let a document answer whose embargo has ended, while another program writes. */
const RELEASE_WAIT_MS = 50;

/** What editors see and decide of a record: what is withheld, and that it is free or taken back. */
export abstract class EditorialRecord extends LedgerOfRecord {
  readonly #store: Store;

  constructor(store: Store) {
    super(store);
    this.#store = store;
  }

  /** Documents that are withheld from readers, and why, those saved last first: for editors. */
  async withheld(): Promise<readonly (ListedSource & { readonly withheld: Withheld })[]> {
    await releaseDueUnlessBusy(this.#store);
    return (await this.#store.unlisted()).flatMap((held) => {
      const withheld = withheldFrom(held);
      const { source, statements, speakers } = held;
      return withheld ? [{ source, statements, speakers, withheld }] : [];
    });
  }

  /**
   * Ends the embargo of documents by an editor's decision. What readers still may not see for another reason stays withheld.
   *
   * @param address the id of a document or its beginning (8 digits at least), its address or the name of its file
   * @returns what was freed; empty where nothing under an embargo has this address
   */
  async free(address: string): Promise<readonly Holding[]> {
    const isMeant = ({ id, origin, url }: Holding['source']) =>
      [address, hiddenOrigin(address)].includes(origin) ||
      url === address ||
      (/^[0-9a-f]{8,64}$/.test(address) && id.startsWith(address));
    const meant = (await this.#store.unlisted()).filter(({ source }) => isMeant(source));
    const freed: Holding[] = [];
    for (const { source } of meant)
      if (await this.#store.free(source.id)) freed.push((await this.#store.holding(source.id))!);
    return freed;
  }

  /**
   * Takes documents back: nothing of them answers any more, and whoever asks for their words is told that they were
   * retracted, when and why.
   *
   * @param address the id of a document, its URL or the name of its file; of a ready-made statement its id
   * @returns what was retracted by this; empty where nothing that is live has this address
   */
  retract(address: string, { at, ...rest }: Partial<Retraction> = {}): Promise<readonly Holding[]> {
    return this.#store.retract(address, { keepsWords: false, at: at ?? new Date().toISOString(), ...rest });
  }

  /** The position of what came in last; what has come free by now has come in. */
  override async newest(): Promise<number> {
    await releaseDueUnlessBusy(this.#store);
    return super.newest();
  }

  override async positionAt(time: number): Promise<number> {
    await releaseDueUnlessBusy(this.#store);
    return super.positionAt(time);
  }

  /** Lets the documents answer whose embargo has ended; how many these are. Every question does so beforehand. */
  release(): Promise<number> {
    return this.#store.release(Date.now());
  }

  /** What a document that was taken back may be called, where that may be said; null for any other. */
  async retraction(statementId: string): Promise<RetractedSource | null> {
    const sourceId = (await this.#store.sourcesOf([statementId])).get(statementId);
    return sourceId === undefined ? null : retractedSource(sourceId, this.#store);
  }

  /** Of statements that were shown, those whose sources were taken back since, where that may be said: one entry a source. */
  retractions(statementIds: readonly string[]): Promise<readonly DeliveredUtterance[]> {
    return retractionsOf(statementIds, this.#store);
  }

  /**
   * Another one whenever a document was retracted, or is so no longer: whoever has looked through all that it may concern
   * needn't do so again before. It costs a look at the few documents that were retracted.
   */
  async retractionMark(): Promise<string> {
    const hash = createHash('sha256');
    for (const { source } of await this.#store.retracted()) hash.update(JSON.stringify([source.id, source.retraction]));
    return hash.digest('hex');
  }
}

/** Lets what has come free answer; while another program writes, the next question tries it again. */
export async function releaseDueUnlessBusy(store: DocumentEditing): Promise<void> {
  try {
    await store.release(Date.now(), RELEASE_WAIT_MS);
  } catch (error) {
    if (!(error instanceof OnrecordError && error.code === 'STORE_BUSY')) throw error;
  }
}
