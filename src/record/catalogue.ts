import type { Person } from '../model/person.js';
import type { Source } from '../model/source.js';
import type { Directory } from '../people/directory.js';
import { type CompletionKind, complete } from '../search/complete/complete.js';
import type { Store } from '../store/store.js';
import { EditorialRecord, releaseDueUnlessBusy } from './editing.js';
import type { HiddenDocuments } from './hidden/hidden-documents.js';
import type { ListedSource, ListedSpeaker, RecordStats, ViewerOptions } from './options.js';

/** Lists of what is on record: who speaks, in which sources, how much of it, and what of that begins as somebody types. */
export abstract class RecordCatalogue extends EditorialRecord {
  readonly #store: Store;
  readonly #directory: Directory;
  readonly #hidden: HiddenDocuments;

  /** @param hidden what lies beyond readers, for editors */
  constructor(store: Store, directory: Directory, hidden: HiddenDocuments) {
    super(store);
    this.#store = store;
    this.#directory = directory;
    this.#hidden = hidden;
  }

  /**
   * What may be meant by what somebody typed so far: names of those who speak, words of the record, or titles of
   * sources, best first. Slips are forgiven.
   *
   * @param limit at most so many: 1 to 25, 25 unless said.
   * @example
   * await record.complete('speakers', 'mily'); // ['Mark A. Milley']
   */
  async complete(kind: CompletionKind, typed: string, limit?: number): Promise<readonly string[]> {
    await releaseDueUnlessBusy(this.#store);
    const nameOf = (person: Person) => this.#directory.get(person.id)?.name ?? person.name;
    return complete(kind, typed, { store: this.#store, nameOf, ...(limit === undefined ? {} : { limit }) });
  }

  /** Everyone who speaks in the record, most statements first. */
  async speakers({ viewer }: ViewerOptions = {}): Promise<readonly ListedSpeaker[]> {
    await releaseDueUnlessBusy(this.#store);
    const speakers = await this.#store.speakers();
    const listed = viewer === 'editor' ? await this.#hidden.withWithheld(speakers) : speakers;
    // The directory may know more of a person by now than when they were saved.
    return listed.map((each) => ({
      ...each,
      person: this.#directory.get(each.person.id) ?? each.person,
    }));
  }

  async sources({ viewer }: ViewerOptions = {}): Promise<readonly ListedSource[]> {
    await releaseDueUnlessBusy(this.#store);
    const sources = await this.#store.sources();
    return viewer === 'editor' ? [...(await this.withheld()), ...sources] : sources;
  }

  async source(id: string, { viewer }: ViewerOptions = {}): Promise<Source | null> {
    await releaseDueUnlessBusy(this.#store);
    const source = await this.#store.source(id);
    if (source || viewer !== 'editor') return source;
    const held = (await this.#hidden.withheld())?.sources.has(id) ? await this.#store.document(id) : null;
    return held?.source ?? null;
  }

  async stats({ viewer }: ViewerOptions = {}): Promise<RecordStats> {
    await releaseDueUnlessBusy(this.#store);
    const stats = await this.#store.stats();
    if (viewer !== 'editor') return stats;
    const held = await this.withheld();
    return {
      ...stats,
      withheld: { sources: held.length, statements: held.reduce((sum, one) => sum + one.statements, 0) },
    };
  }
}
