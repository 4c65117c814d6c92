import type { Person } from '../../model/person.js';
import type { Source } from '../../model/source.js';
import type { Holding } from '../../store/documents.js';
import { openStore } from '../../store/open.js';
import type { Store } from '../../store/store.js';

/**
 * An index in memory of documents that readers don't find in the record's own: what is withheld, for editors, and what was
 * retracted, so that it can be said. Readers' questions never touch the first one, and so can't tell by an answer, a
 * count or its speed that there is anything in it.
 *
 * It is made when it is first asked for and anew when the documents in it change. There are few of them.
 */
export class SideIndex {
  readonly #store: Store;
  readonly #read: () => Promise<readonly Holding[]>;
  readonly #keepsRoles: boolean;
  #made: { readonly of: string; readonly index: Store; readonly sources: Map<string, Holding> } | null = null;

  /**
   * @param read the documents that are in it
   * @param keepsRoles whether people have the roles that documents give them: what one of them says of somebody would
   *   else be shown with the words of another
   */
  constructor(store: Store, read: () => Promise<readonly Holding[]>, keepsRoles: boolean) {
    this.#store = store;
    this.#read = read;
    this.#keepsRoles = keepsRoles;
  }

  /** The index with the documents in it, by their ids, as the record holds them; null where there are none. */
  async open(): Promise<{ readonly index: Store; readonly sources: ReadonlyMap<string, Holding> } | null> {
    const held = await this.#read();
    const of = JSON.stringify(held.map(({ source: { id, retraction } }) => [id, retraction]));
    if (this.#made?.of === of) return held.length === 0 ? null : this.#made;
    await this.close();
    if (held.length === 0) return null;
    const index = openStore(':memory:');
    for (const { source } of held) {
      const document = await this.#store.document(source.id);
      if (!document) continue;
      const people = this.#keepsRoles ? document.people : document.people.map(withoutRoles);
      await index.save({ ...document, people, source: asPlain(document.source) });
    }
    this.#made = { of, index, sources: new Map(held.map((each) => [each.source.id, each])) };
    return this.#made;
  }

  async close(): Promise<void> {
    const { index } = this.#made ?? {};
    this.#made = null;
    await index?.close();
  }
}

/** Roles with an organisation are the directory's. */
function withoutRoles(person: Person): Person {
  return { ...person, roles: person.roles.filter(({ organisation }) => organisation !== undefined) };
}

/** A document without its rules, which keep it out of the other index, and as no version of any other. */
function asPlain({ groundRules, retraction, freedAt, ...source }: Source): Source {
  return { ...source, status: 'live', origin: source.id };
}
