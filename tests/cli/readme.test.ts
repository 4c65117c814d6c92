import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Workplace } from './harness.js';

let place: Workplace;
beforeEach(async () => {
  place = await Workplace.open();
});
afterEach(() => place.close());

it('answers on a first start as the README shows, from the documents that come with it', async () => {
  const [, question, shown] = /^```\n> ([^\n]*)\n([\s\S]*?)```$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
  const { code, stdout, stderr } = await place.run(['start'], `${question}\n`);
  expect(stdout).toBe(`ready terminal\n${shown}\n`);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^The record is empty: reading the sample documents\.\n( {2}.*: [\d,]+ statements?\n)+$/);
}, 60_000);
