import type { DocumentStore } from '../../store/documents.js';
import type { Ledger, SeenQuery, SeenStatements } from '../../store/ledger.js';

/** Reads what came in, which many watches ask for one after the other: it is read once, until documents change. */
export class LatestSeen {
  readonly #store: Pick<Ledger, 'seen'> & Pick<DocumentStore, 'version'>;
  #known: { readonly asked: string; readonly version: number; readonly seen: SeenStatements } | null = null;

  constructor(store: Pick<Ledger, 'seen'> & Pick<DocumentStore, 'version'>) {
    this.#store = store;
  }

  async read(query: SeenQuery): Promise<SeenStatements> {
    // Of some people or one kind there are few, and hardly two ask for the same.
    if (query.personIds || query.kinds) return this.#store.seen(query);
    const asked = JSON.stringify([query.after, query.upTo, query.limit]);
    // Before it is read: what is read while a document is saved counts as older than it.
    const version = await this.#store.version();
    if (this.#known?.asked === asked && this.#known.version === version) return this.#known.seen;
    const seen = await this.#store.seen(query);
    this.#known = { asked, version, seen };
    return seen;
  }
}
