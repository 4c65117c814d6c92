import { afterEach, describe, expect, it } from 'vitest';
import { ARTICLE, Workplace } from './harness.js';

let place: Workplace;
afterEach(() => place.close());

const BASE = 'https://record.example';

async function withLinks() {
  place = await Workplace.open({ ONRECORD_PUBLIC_URL: BASE });
  const other =
    '---\ntitle: Briefing\noutlet: News\ndate: 2020-01-07\n---\n“We will withdraw 5,200 troops from Iraq by Friday, and nobody will stop us,” Defense Secretary Mark Esper said on Monday.\n';
  const files = [await place.file('article.txt', ARTICLE), await place.file('other.txt', other)];
  await place.run(['import', ...files]);
  const { stdout } = await place.run(['digest', '--format', 'json']);
  const links = [...stdout.matchAll(/"permalink": "([^"]+)"/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(1);
  return links;
}

const listed = async (): Promise<{ address: string; revoked: string | null }[]> =>
  JSON.parse((await place.run(['pages', 'list', '--json'])).stdout);

describe('pages', () => {
  it('are listed, and closed one by one or all', async () => {
    const links = await withLinks();
    expect(new Set((await listed()).map(({ address }) => address))).toEqual(new Set(links));
    const one = await place.run(['pages', 'revoke', links[0]!]);
    expect([one.code, one.stdout, one.stderr]).toEqual([0, '', '1 page closed.\n']);
    expect((await listed()).filter(({ revoked }) => revoked !== null)).toMatchObject([{ address: links[0] }]);
    expect((await place.run(['pages', 'list'])).stdout).toContain(`${links[0]}  `);
    expect((await place.run(['pages', 'revoke', '--all'])).stderr).toBe(
      links.length === 2 ? '1 page closed.\n' : `${links.length - 1} pages closed.\n`,
    );
    expect((await listed()).every(({ revoked }) => revoked !== null)).toBe(true);
  });

  it('keep their addresses from one digest to the next', async () => {
    const links = await withLinks();
    const { stdout } = await place.run(['digest', '--format', 'json']);
    expect([...stdout.matchAll(/"permalink": "([^"]+)"/g)].map(([, link]) => link)).toEqual(links);
  });

  it('are none where they are off, or have no address', async () => {
    place = await Workplace.open({ ONRECORD_PUBLIC_URL: BASE, ONRECORD_PAGES: 'off' });
    await place.run(['import', await place.file('article.txt', ARTICLE)]);
    expect((await place.run(['digest', '--json'])).stdout).not.toContain(`${BASE}/s/`);
    const { code, stderr } = await place.run(['pages', 'list']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('[PAGES_OFF]')]);
  });

  it('that are not there are not closed, and nothing is closed by mistake', async () => {
    const links = await withLinks();
    for (const [args, error] of [
      [['revoke', `${BASE}/s/nothing`], 'PAGE_UNKNOWN'],
      [['revoke'], 'USAGE'],
      [['revoke', links[0]!, '--all'], 'USAGE'],
    ] as const) {
      const { code, stderr } = await place.run(['pages', ...args]);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`[${error}]`)]);
    }
    expect((await listed()).every(({ revoked }) => revoked === null)).toBe(true);
  });
});
