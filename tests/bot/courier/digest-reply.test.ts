import { expect, it, vi } from 'vitest';
import { digestPosts } from '../../../src/bot/courier/digest-reply.js';
import { type DeliveredUtterance, EVERYTHING } from '../../../src/model/subscription.js';
import { ranked, recordOf, statementOf } from '../fixtures.js';

it('reads each source once, however much is told of it', async () => {
  const said = ['It was an honest mistake,', 'the letter was a draft'].map((words) => statementOf(words));
  const record = recordOf({ statements: said.map((statement) => ranked(statement)) });
  const source = vi.spyOn(record, 'source');
  const told = said.map(
    ({ id }, i): DeliveredUtterance => ({ ids: [id], part: i === 0 ? 'first' : 'below', topic: 'letter' }),
  );
  const at = Date.parse('2026-11-23T08:00:00Z');
  const edition = { slot: '2026-11-23', dueAt: at, plannedAt: at, told, read: { statements: 2, sources: 1 } };
  const { first, below } = await digestPosts(edition, { filter: EVERYTHING, when: { zone: 'UTC' } }, record);
  for (const { nodes } of [first, ...below]) {
    expect(nodes).toContainEqual({ type: 'heading', text: 'Letter' });
    expect(nodes.filter(({ type }) => type === 'quote')).toHaveLength(1);
  }
  expect(source).toHaveBeenCalledTimes(1);
});
