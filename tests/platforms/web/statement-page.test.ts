import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { Bot } from '../../../src/bot/dispatch.js';
import { Pages } from '../../../src/bot/pages.js';
import { openWeb, type WebServer } from '../../../src/platforms/web/index.js';
import { serveStatements } from '../../../src/platforms/web/statement-page.js';
import { ranked, recordOf, statementOf } from '../../bot/fixtures.js';

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
