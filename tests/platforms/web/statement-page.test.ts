import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { Bot } from '../../../src/bot/dispatch.js';
import { Pages } from '../../../src/bot/memory/pages.js';
import type { Source } from '../../../src/model/source.js';
import { Directory } from '../../../src/people/directory.js';
import { openWeb, type WebServer } from '../../../src/platforms/web/index.js';
import { serveStatements } from '../../../src/platforms/web/statement-page.js';
import { LocalRecord } from '../../../src/record/record.js';
import { openSqliteStore } from '../../../src/store/sqlite/index.js';
import { ranked, recordOf, statementOf } from '../../bot/fixtures.js';
import { makeDocument } from '../../store/documents.js';

const ID = 'a'.repeat(64);
const WORDS = 'It was an honest mistake,';
const servers: WebServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function served(mode: 'link' | 'members', isKnown = true) {
  const statements = isKnown ? [ranked(statementOf(WORDS, 'direct', { id: ID }))] : [];
  const record = { ...recordOf({ statements }), forget: async () => {}, keptIn: async () => [] };
  const web = await openWeb({ port: 0, logger: pino({ level: 'silent' }), platforms: () => [] });
  servers.push(web);
  const publicUrl = `http://127.0.0.1:${web.port}`;
  const now = () => new Date(0);
  const pages = new Pages({ record, publicUrl, mode, now });
  const bot = new Bot({ record, commands: [], logger: { error() {} }, now, pages });
  serveStatements(web, bot, pages);
  const get = async (url: string) => {
    const response = await fetch(url);
    return { status: response.status, text: await response.text() };
  };
  return { pages, get, publicUrl, links: await pages.linksFor(ID, 'U1') };
}

describe('the page of a statement', () => {
  it('shows the words to whoever has its link', async () => {
    const { get, links } = await served('link');
    const { status, text } = await get(links.address);
    expect(status).toBe(200);
    expect(text).toContain(WORDS);
    expect(links.personal).toBeNull();
  });

  it('is not found under the id of the statement, nor under another one', async () => {
    const { get, publicUrl } = await served('link');
    for (const id of [ID, 'A'.repeat(22), '', '%00']) {
      const { status, text } = await get(`${publicUrl}/s/${id}`);
      expect(status).toBe(404);
      expect(text).not.toContain('mistake');
    }
  });

  it('is gone when it was revoked', async () => {
    const { get, links, pages } = await served('link');
    await pages.revoke(links.address);
    const { status, text } = await get(links.address);
    expect(status).toBe(410);
    expect(text).toContain('This page was closed.');
    expect(text).not.toContain('mistake');
  });

  it('for members shows its words by the personal address alone, and how to get one', async () => {
    const { get, links } = await served('members');
    const closed = await get(links.address);
    expect(closed.status).toBe(403);
    expect(closed.text).toContain('have a link that opens this page for you');
    expect(closed.text).not.toMatch(/mistake|Milley/);
    const opened = await get(links.personal!);
    expect([opened.status, opened.text]).toEqual([200, expect.stringContaining(WORDS)]);
    expect((await get(`${links.personal}x`)).status).toBe(403);
  });

  it('says so where the statement is not on record any more', async () => {
    const { get, links } = await served('link', false);
    const { status, text } = await get(links.address);
    expect([status, text]).toEqual([404, expect.stringContaining('not on record any more')]);
  });
});

describe('the page of a statement of which the source is not shown any more', () => {
  const SAID = 'The harbour will never be sold.';
  const TEXT = `Ann Lee said: ${SAID}`;
  const open: LocalRecord[] = [];
  afterEach(async () => {
    for (const record of open.splice(0)) await record.close();
  });

  /** A talk on record, what becomes of it, and its page. */
  async function paged() {
    const store = openSqliteStore(':memory:');
    const record = new LocalRecord(store, new Directory([]));
    open.push(record);
    const web = await openWeb({ port: 0, logger: pino({ level: 'silent' }), platforms: () => [] });
    servers.push(web);
    const now = () => new Date(0);
    const pages = new Pages({ record, publicUrl: `http://127.0.0.1:${web.port}`, mode: 'link', now });
    const bot = new Bot({ record, commands: [], logger: { error() {} }, now, pages });
    serveStatements(web, bot, pages);
    const put = async (text: string, about: Partial<Source> = {}) => {
      const document = makeDocument(text, [{ by: 'Ann Lee', text: text.slice('Ann Lee said: '.length) }], {
        ...{ title: 'A talk <b>of</b> hers', origin: 'talk.txt', ...about },
      });
      await store.save(document);
      return document.statements[0]!.id;
    };
    const { address } = await pages.linksFor(await put(TEXT), 'U1');
    const get = async (url = address) => {
      const response = await fetch(url);
      return { status: response.status, text: await response.text() };
    };
    const unknown = async () => get((await pages.linksFor('f'.repeat(64), 'U1')).address);
    return { record, put, get, unknown };
  }

  it('is 410 with the title, the day and the reason, and without the words', async () => {
    const { record, get } = await paged();
    expect((await get()).status).toBe(200);
    await record.retract('talk.txt', { at: '2026-11-24', reason: 'She never said so.' });
    const { status, text } = await get();
    expect(status).toBe(410);
    expect(text).toContain('A talk &lt;b&gt;of&lt;/b&gt; hers was retracted on 24 November 2026: She never said so.');
    expect(text).not.toMatch(/harbour|Ann Lee/);
  });

  it('is 410 with the card below that where the retraction keeps the words', async () => {
    const { record, get } = await paged();
    await record.retract('talk.txt', { at: '2026-11-24', keepsWords: true });
    const { status, text } = await get();
    expect(status).toBe(410);
    expect(text.indexOf(SAID)).toBeGreaterThan(text.indexOf('was retracted on 24 November 2026.'));
    expect(text).toContain('Ann Lee');
  });

  it('is 410 of an older version as well', async () => {
    const { record, put, get } = await paged();
    await put('Ann Lee said: The harbour will perhaps be sold.');
    expect((await get()).status).toBe(200);
    await record.retract('talk.txt', { at: '2026-11-24' });
    const { status, text } = await get();
    expect([status, text]).toEqual([410, expect.stringContaining('was retracted on 24 November 2026.')]);
    expect(text).not.toContain('harbour');
  });

  it.each<Partial<Source>>([
    { groundRules: { attribution: 'on the record', embargo: { stated: 'until it is time', until: null } } },
    { groundRules: { attribution: 'on deep background' } },
  ])('is 404 in the words of one that nobody knows where it is withheld for another reason: %j', async (about) => {
    const { put, get, unknown } = await paged();
    await put('Ann Lee said: The harbour will perhaps be sold.', about);
    expect(await get()).toEqual(await unknown());
    expect((await get()).status).toBe(404);
  });
});
