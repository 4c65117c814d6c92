import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPEN_MINUTES, Pages } from '../../../src/bot/memory/pages.js';
import { openRecord, type StatementRecord } from '../../../src/record/index.js';

const URL_BASE = 'https://record.example/base';
const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];

let folder: string;
let record: StatementRecord;
let now: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-pages-'));
  record = await openRecord({ db: join(folder, 'record.db'), thread: 'caller' });
  now = Date.UTC(2026, 10, 30);
});
afterEach(async () => {
  await record.close();
  await rm(folder, { recursive: true });
});

const pagesOf = (mode: 'link' | 'members' = 'link', of = record) =>
  new Pages({ record: of, publicUrl: URL_BASE, mode, now: () => new Date(now) });
const addressOf = async (pages: Pages, id: string) => (await pages.addressesOf([id])).get(id)!;
const idIn = (address: string) => new URL(address).pathname.split('/').at(-1)!;
const visit = (pages: Pages, address: string) => pages.visit(idIn(address), new URL(address).searchParams);

describe('the address of a page', () => {
  it('is random, of 128 bits, and has nothing of the statement', async () => {
    const made = new Set<string>();
    for (let i = 0; i < 50; i++) {
      const pages = pagesOf();
      made.add(await addressOf(pages, A));
      await pages.revokeAll();
    }
    expect(made.size).toBe(50);
    for (const address of made) {
      expect(Buffer.from(idIn(address), 'base64url')).toHaveLength(16);
      expect(address).not.toContain('aaaa');
    }
  });

  it('stays the same, in another process and for whoever asks at once', async () => {
    const pages = pagesOf();
    const [first, second] = await Promise.all([addressOf(pages, A), addressOf(pages, A)]);
    expect(second).toBe(first);
    const both = await pages.addressesOf([A, B, A]);
    expect([both.size, both.get(A)]).toEqual([2, first]);
    expect(both.get(B)).not.toBe(first);
    const other = await openRecord({ db: join(folder, 'record.db'), thread: 'caller' });
    expect(await addressOf(pagesOf('link', other), A)).toBe(first);
    await other.close();
  });

  it('leads to its statement, and no other one to any', async () => {
    const pages = pagesOf();
    const address = await addressOf(pages, A);
    expect(await visit(pages, address)).toEqual({ outcome: 'open', statement: A });
    expect(await pages.statementAt(address)).toBe(A);
    for (const id of [A, 'x', '', 'A'.repeat(22), '../etc/passwd', `${idIn(address)}x`]) {
      expect(await pages.visit(id, new URLSearchParams())).toEqual({ outcome: 'unknown' });
    }
    expect(await pages.statementAt(address.replace('record', 'evil'))).toBeNull();
  });
});

describe('a page that is revoked', () => {
  it('opens no more, for good, and another link opens another one', async () => {
    const pages = pagesOf();
    const address = await addressOf(pages, A);
    expect(await pages.revoke(address)).toMatchObject({ statement: A, address, revoked: now });
    expect(await visit(pages, address)).toEqual({ outcome: 'revoked' });
    expect(await pages.statementAt(address)).toBeNull();
    const again = await addressOf(pages, A);
    expect(again).not.toBe(address);
    // Revoked once more, it takes nothing away from the one that came after it.
    now += 1000;
    expect(await pages.revoke(idIn(address))).toMatchObject({ revoked: now - 1000 });
    expect(await addressOf(pages, A)).toBe(again);
    expect((await pages.list()).map(({ revoked }) => revoked === undefined)).toEqual(
      expect.arrayContaining([true, false]),
    );
  });

  it('is any that is open, where all are', async () => {
    const pages = pagesOf();
    const addresses = [...(await pages.addressesOf([A, B])).values()];
    expect(await pages.revokeAll()).toHaveLength(2);
    expect(await pages.revokeAll()).toHaveLength(0);
    for (const address of addresses) expect(await visit(pages, address)).toEqual({ outcome: 'revoked' });
  });

  it.each(['https://record.example/base/s/', 'nothing', A, `https://evil.example/s/${'A'.repeat(22)}`])(
    'is none at %s',
    async (link) => {
      await expect(pagesOf().revoke(link)).rejects.toMatchObject({ code: 'PAGE_UNKNOWN' });
    },
  );
});

describe('a page for members', () => {
  it('opens by the address that the bot gives to one of them, for some minutes', async () => {
    const pages = pagesOf('members');
    const { address, personal } = await pages.linksFor(A, 'slack U0123456789');
    expect(await visit(pages, address)).toEqual({ outcome: 'closed' });
    expect(await visit(pages, personal!)).toEqual({ outcome: 'open', statement: A });
    expect(personal).not.toContain('U0123456789');
    now += OPEN_MINUTES * 60_000;
    expect(await visit(pages, personal!)).toEqual({ outcome: 'closed' });
  });

  it('opens by nothing that was made up, changed or made for another page', async () => {
    const pages = pagesOf('members');
    const { personal } = await pages.linksFor(A, 'slack U1');
    const { address: other } = await pages.linksFor(B, 'slack U1');
    const { searchParams } = new URL(personal!);
    expect(await pages.visit(idIn(other), searchParams)).toEqual({ outcome: 'closed' });
    for (const [name, value] of [
      ['until', `${now + 1e12}`],
      ['until', 'Infinity'],
      ['who', 'x'],
      ['key', ''],
      ['key', 'ä'.repeat(43)],
    ] as const) {
      const changed = new URLSearchParams(searchParams);
      changed.set(name, value);
      expect(await pages.visit(idIn(personal!), changed)).toEqual({ outcome: 'closed' });
    }
    await pages.revoke(personal!);
    expect(await visit(pages, personal!)).toEqual({ outcome: 'revoked' });
  });

  it('is opened by what another process on the record has signed', async () => {
    const { personal } = await pagesOf('members').linksFor(A, 'slack U1');
    expect(await visit(pagesOf('members'), personal!)).toEqual({ outcome: 'open', statement: A });
  });
});
