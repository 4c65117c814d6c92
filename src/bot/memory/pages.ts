import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { OnrecordError } from '../../model/errors.js';
import type { StatementRecord } from '../../record/index.js';
import { isPageId, pageAddress, pageAt } from '../reply/links.js';

/** Who reads the page of a statement: nobody, since there are none; whoever has its link; or readers whom the bot lets in. */
export type PagesMode = 'off' | 'link' | 'members';

/** Where pages are kept in the record: by their own ids, and the one of each statement by the statement's. */
const SPACE = 'page';
const BY_STATEMENT = 'page-of';

/** Where the key is kept that personal addresses are signed with. */
const SECRETS = 'page-secret';
const SIGNING = 'signing';

/** 128 bits: nobody guesses one, and nothing of the statement is in it. */
const ID_BYTES = 16;
const KEY_BYTES = 32;

/** Minutes for which a personal address opens a page: as long as it takes to press a button, and no longer. */
export const OPEN_MINUTES = 10;
const MINUTE = 60_000;

export interface PagesParts {
  readonly record: Pick<StatementRecord, 'keep' | 'kept' | 'keptIn' | 'forget'>;
  /** Under which the pages are reached. */
  readonly publicUrl: string;
  readonly mode: Exclude<PagesMode, 'off'>;
  readonly now: () => Date;
}

/** What is kept of a page. Times are in milliseconds since 1970. */
interface StoredPage {
  readonly statement: string;
  readonly made: number;
  readonly revoked?: number;
}

export interface StatementPage extends StoredPage {
  readonly id: string;
  readonly address: string;
}

/** What a visitor gets. `closed`: there is one, for those whom the bot lets in. */
export type Visit =
  | { readonly outcome: 'unknown' | 'revoked' | 'closed' }
  | { readonly outcome: 'open'; readonly statement: string };

/** The addresses of a statement's page: the one that stays, and where that opens nothing by itself, one that does for a while. */
export interface PageLinks {
  readonly address: string;
  readonly personal: string | null;
}

/**
 * The pages of statements. Their ids are random, made when a link is first given, and kept in the record: an id can't be
 * computed from what is on record, and a page can be revoked.
 */
export class Pages {
  readonly #parts: PagesParts;
  /** One after the other, so that a statement gets one page; where two processes make it at once, both of them open. */
  #making: Promise<unknown> = Promise.resolve();

  constructor(parts: PagesParts) {
    this.#parts = parts;
  }

  get mode(): PagesParts['mode'] {
    return this.#parts.mode;
  }

  /**
   * The addresses of statements' pages by the statements' ids; a page is made where there is none (any more).
   *
   * @throws {OnrecordError} as `Keeping` says, `STORE_BUSY` above all.
   */
  addressesOf(statements: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const made = this.#making.then(() => this.#addressesOf([...new Set(statements)]));
    this.#making = made.catch(() => undefined);
    return made;
  }

  async #addressesOf(statements: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { record, publicUrl } = this.#parts;
    const now = this.#parts.now().getTime();
    const found = await Promise.all(statements.map((id) => record.kept(BY_STATEMENT, id, now)));
    const pages = statements.map((statement, i) => {
      const known = found[i] ?? null;
      return { statement, id: known ?? randomBytes(ID_BYTES).toString('base64url'), isNew: known === null };
    });
    const added = pages.filter(({ isNew }) => isNew);
    if (added.length > 0) {
      const values = added.map(({ id, statement }) => ({ key: id, value: JSON.stringify({ statement, made: now }) }));
      // The page first: should the process end in between, there is a page whose address nobody was given.
      await record.keep(SPACE, values, now);
      const links = added.map(({ id, statement }) => ({ key: statement, value: id }));
      await record.keep(BY_STATEMENT, links, now);
    }
    return new Map(pages.map(({ statement, id }) => [statement, pageAddress(publicUrl, id)]));
  }

  /**
   * What a reader is given to open a statement's page.
   *
   * @param reader who it is, by an id that is theirs alone
   * @throws {OnrecordError} as `Keeping` says.
   */
  async linksFor(statement: string, reader: string): Promise<PageLinks> {
    const address = (await this.addressesOf([statement])).get(statement)!;
    if (this.#parts.mode === 'link') return { address, personal: null };
    const until = this.#parts.now().getTime() + OPEN_MINUTES * MINUTE;
    const key = await this.#signingKey();
    // By this a log tells who was let in, to whoever has the key, and gives nobody away to others.
    const who = createHmac('sha256', key).update(reader).digest('base64url').slice(0, 12);
    const id = pageAt(address, this.#parts.publicUrl)!;
    const query = new URLSearchParams({ until: `${until}`, who, key: signature({ id, until: `${until}`, who }, key) });
    return { address, personal: `${address}?${query}` };
  }

  /** What somebody finds at the id of a page, with what stands behind it in the address. */
  async visit(id: string, query: URLSearchParams): Promise<Visit> {
    const page = await this.#find(id);
    if (page === null) return { outcome: 'unknown' };
    if (page.revoked !== undefined) return { outcome: 'revoked' };
    if (this.#parts.mode === 'members' && !(await this.#isLetIn(id, query))) return { outcome: 'closed' };
    return { outcome: 'open', statement: page.statement };
  }

  /** The statement whose page a link leads to, whoever may open that; null for any other link, and for a revoked one. */
  async statementAt(link: string): Promise<string | null> {
    const id = pageAt(link, this.#parts.publicUrl);
    const page = id === null ? null : await this.#find(id);
    return page === null || page.revoked !== undefined ? null : page.statement;
  }

  /** All pages, those that were made last first; revoked ones as well. */
  async list(): Promise<readonly StatementPage[]> {
    const { record, publicUrl, now } = this.#parts;
    const kept = await record.keptIn(SPACE, now().getTime());
    return kept
      .map(({ key, value }) => ({
        id: key,
        address: pageAddress(publicUrl, key),
        ...(JSON.parse(value) as StoredPage),
      }))
      .toSorted((a, b) => b.made - a.made);
  }

  /**
   * Closes a page for good. Whoever asks for a link to its statement afterwards is given another one.
   *
   * @param link its address, or its id alone
   * @throws {OnrecordError} `PAGE_UNKNOWN`.
   */
  async revoke(link: string): Promise<StatementPage> {
    const typed = link.trim();
    const id = isPageId(typed) ? typed : pageAt(typed, this.#parts.publicUrl);
    const page = id === null ? null : await this.#find(id);
    if (id === null || page === null) {
      throw new OnrecordError(
        'PAGE_UNKNOWN',
        'No page of a statement is at this address.',
        `It has to be one as they are given out: ${pageAddress(this.#parts.publicUrl, '…')}`,
      );
    }
    const [revoked] = await this.#revoke([{ id, address: pageAddress(this.#parts.publicUrl, id), ...page }]);
    return revoked!;
  }

  /** Closes all pages for good; gives those that were open. */
  async revokeAll(): Promise<readonly StatementPage[]> {
    return this.#revoke((await this.list()).filter(({ revoked }) => revoked === undefined));
  }

  async #revoke(pages: readonly StatementPage[]): Promise<readonly StatementPage[]> {
    const { record } = this.#parts;
    const now = this.#parts.now().getTime();
    const revoked = pages.map((page) => ({ ...page, revoked: page.revoked ?? now }));
    const values = revoked.map(({ id, statement, made, revoked: at }) => ({
      key: id,
      value: JSON.stringify({ statement, made, revoked: at } satisfies StoredPage),
    }));
    await record.keep(SPACE, values, now);
    // Another page may have been made for the statement since: that one stays.
    const known = await Promise.all(revoked.map(({ statement }) => record.kept(BY_STATEMENT, statement, now)));
    const gone = revoked.filter(({ id }, i) => known[i] === id).map(({ statement }) => statement);
    await record.forget(BY_STATEMENT, gone);
    return revoked;
  }

  async #find(id: string): Promise<StoredPage | null> {
    if (!isPageId(id)) return null;
    const { record, now } = this.#parts;
    const value = await record.kept(SPACE, id, now().getTime());
    return value === null ? null : (JSON.parse(value) as StoredPage);
  }

  async #isLetIn(id: string, query: URLSearchParams): Promise<boolean> {
    const [until, who, given] = [query.get('until') ?? '', query.get('who') ?? '', query.get('key') ?? ''];
    if (!/^\d{1,15}$/.test(until) || Number(until) <= this.#parts.now().getTime()) return false;
    const expected = Buffer.from(signature({ id, until, who }, await this.#signingKey()));
    const got = Buffer.from(given);
    return got.length === expected.length && timingSafeEqual(got, expected);
  }

  /** Read each time: of two processes that make it at once, the last one's counts. */
  async #signingKey(): Promise<Buffer> {
    const { record } = this.#parts;
    const now = this.#parts.now().getTime();
    const known = await record.kept(SECRETS, SIGNING, now);
    if (known !== null) return Buffer.from(known, 'base64url');
    const value = randomBytes(KEY_BYTES).toString('base64url');
    await record.keep(SECRETS, [{ key: SIGNING, value }], now);
    return Buffer.from((await record.kept(SECRETS, SIGNING, now)) ?? value, 'base64url');
  }
}

function signature(page: { readonly id: string; readonly until: string; readonly who: string }, key: Buffer): string {
  const { id, until, who } = page;
  return createHmac('sha256', key)
    .update(JSON.stringify([id, until, who]))
    .digest('base64url');
}
