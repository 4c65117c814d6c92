import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATEMENT_ACTIONS } from '../../../../src/bot/answers/statement-actions.js';
import {
  invocationButton,
  readInvocationButton,
  readStatementButton,
  statementButtons,
} from '../../../../src/platforms/slack/render/buttons.js';
import { LIMITS } from '../../../../src/platforms/slack/render/limits.js';
import { anyInvocation } from '../../../bot/random-replies.js';

const names = STATEMENT_ACTIONS.map(({ name }) => name);
const id = fc.stringMatching(/^[0-9a-f]{64}$/);

describe('buttons of a card', () => {
  it('bring back what they stand for', () => {
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 9 }), fc.nat(999), (ids, index) => {
        const block = statementButtons(ids, names, index)!;
        expect(block.block_id!.length).toBeLessThanOrEqual(LIMITS.blockId);
        const read = block.elements.map(({ action_id = '' }) =>
          readStatementButton({ action_id, block_id: block.block_id! }),
        );
        expect(read).toEqual(names.map((action) => ({ action, ids: ids.slice(0, 5) })));
      }),
    );
  });

  it('are told apart by their card', () => {
    const ids = ['ab'.repeat(32)];
    expect(statementButtons(ids, names, 0)?.block_id).not.toBe(statementButtons(ids, names, 1)?.block_id);
  });

  it('are none where there is nothing to act on', () => {
    expect(statementButtons([null], names, 0)).toBeNull();
    expect(statementButtons(['ab'.repeat(32), null], names, 0)).toBeNull();
    expect(statementButtons(['ab'.repeat(32)], [], 0)).toBeNull();
  });

  it.each([
    ['statement:delete', `s0.${'a'.repeat(43)}`],
    ['invoke:0', `s0.${'a'.repeat(43)}`],
    ['statement:share', 's0'],
    ['statement:share', `s0.${'a'.repeat(42)}`],
    ['statement:share', `0.${'a'.repeat(43)}`],
    ['statement:share', `s0.${'a'.repeat(43)}.`],
    ['statement:share', ''],
  ])('are not read from %s in %s', (action_id, block_id) => {
    expect(readStatementButton({ action_id, block_id })).toBeNull();
  });
});

describe('a button that calls a command', () => {
  it('brings back the call, unless it is too long for one', () => {
    fc.assert(
      fc.property(anyInvocation, fc.nat(99), (invocation, index) => {
        const button = invocationButton('More', invocation, index);
        const fits = JSON.stringify(invocation).length <= LIMITS.buttonValue;
        expect(button !== null).toBe(fits);
        if (button)
          expect(readInvocationButton({ action_id: button.action_id!, value: button.value! })).toEqual(invocation);
      }),
    );
  });

  it.each([
    ['invoke:0', '{'],
    ['invoke:0', 'null'],
    ['invoke:0', '{"command":"said","options":{"page":2},"text":""}'],
    ['invoke:0', '{"command":"","options":{},"text":""}'],
    ['invoke:0', '{"command":"said","options":{}}'],
    ['invoke:', '{"command":"said","options":{},"text":""}'],
    ['other', '{"command":"said","options":{},"text":""}'],
  ])('is not read from %s with %s', (action_id, value) => {
    expect(readInvocationButton({ action_id, value })).toBeNull();
  });

  it('is not read without a value', () => {
    expect(readInvocationButton({ action_id: 'invoke:0' })).toBeNull();
  });
});
