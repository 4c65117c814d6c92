import { describe, expect, it } from 'vitest';
import { STATEMENT_ACTIONS } from '../../../../src/bot/answers/statement-actions.js';
import type { FormCommand } from '../../../../src/bot/reply/forms.js';
import type { Invocation } from '../../../../src/bot/reply/reply.js';
import { Buttons, readButton, readStoredButton } from '../../../../src/platforms/discord/render/buttons.js';
import { formModal, REPORT_FIELD, reportModal } from '../../../../src/platforms/discord/render/modal.js';
import { exampleGroup } from '../../../bot/example-group.js';
import { faultsOfModal } from './check.js';

const names = STATEMENT_ACTIONS.map(({ name }) => name);
const ids = ['ab', 'cd', 'ef'].map((byte) => byte.repeat(32));
const invocation: Invocation = { command: 'said', options: { page: '2' }, text: 'Milley on the letter', after: null };

describe('the buttons of a card', () => {
  it.each([1, 2])('carry the ids of %i statements', (number) => {
    const buttons = new Buttons();
    const some = ids.slice(0, number);
    const made = buttons.ofStatements(some, names);
    expect(made.map(({ label }) => label)).toEqual(['Share', 'Context', 'Source', 'Cite', 'Report']);
    expect(made.map(({ custom_id }) => readButton(custom_id))).toEqual(
      names.map((action) => ({ type: 'statement', action, ids: some })),
    );
    expect(buttons.kept).toEqual([]);
  });

  it('are kept where there are more', () => {
    const buttons = new Buttons();
    const [context] = buttons.ofStatements(ids, ['context']);
    const read = readButton(context!.custom_id);
    expect(buttons.kept).toEqual([{ key: read?.type === 'kept' && read.key, value: expect.any(String) }]);
    expect(readStoredButton(buttons.kept[0]!.value)).toEqual({ type: 'statement', action: 'context', ids });
  });

  it('have no id twice in one message, however often a statement stands there', () => {
    const buttons = new Buttons();
    const made = Array.from({ length: 12 }, () => buttons.ofStatements(ids.slice(0, 2), ['context'])).flat();
    expect(new Set(made.map(({ custom_id }) => custom_id)).size).toBe(12);
    for (const { custom_id } of made) {
      expect(custom_id.length).toBeLessThanOrEqual(100);
      expect(readButton(custom_id)).toEqual({ type: 'statement', action: 'context', ids: ids.slice(0, 2) });
    }
  });

  it('are none where a statement is not on record', () => {
    expect(new Buttons().ofStatements([ids[0]!, null], names)).toEqual([]);
    expect(new Buttons().ofStatements([], names)).toEqual([]);
    expect(new Buttons().ofStatements(['not an id'], names)).toEqual([]);
  });
});

describe('a button that calls a command', () => {
  it('has the same key each time, and is read again', () => {
    const [first, second] = [new Buttons(), new Buttons()];
    const made = first.ofInvocation('More', invocation);
    expect(second.ofInvocation('More', { ...invocation })).toEqual(made);
    expect(made!.custom_id).toMatch(/^i:[\w-]{22}$/);
    expect(readButton(made!.custom_id)).toEqual({ type: 'kept', key: first.kept[0]!.key });
    expect(readStoredButton(first.kept[0]!.value)).toEqual({ type: 'invocation', invocation });
  });

  it('has a name that fits, or is none', () => {
    expect(new Buttons().ofInvocation('x'.repeat(200), invocation)?.label).toHaveLength(80);
    expect(new Buttons().ofInvocation(' \n', invocation)).toBeNull();
  });
});

describe('what is no button of ours', () => {
  it.each([
    '',
    's:',
    's:share:short',
    `s:delete:${'a'.repeat(43)}`,
    'f:',
    'f:a b c',
    'f:Said',
    'i:short',
    'search',
    `x:${'a'.repeat(43)}`,
  ])('is not read: %s', (id) => {
    expect(readButton(id)).toBeNull();
  });

  it.each(['', 'null', '{}', '[]', '{"action":"delete","ids":["a"]}', '{"action":"share","ids":[]}', '{"command":""}'])(
    'is not read from what was kept: %s',
    (value) => {
      expect(readStoredButton(value)).toBeNull();
    },
  );
});

describe('the forms', () => {
  it('are within the limits', () => {
    expect(faultsOfModal(reportModal(ids).modal)).toEqual([]);
    const long = 'very long words '.repeat(300);
    const option = { type: 'string', description: long, label: long, placeholder: long } as const;
    const odd = {
      ...exampleGroup().commands[1]!,
      form: { title: long, submit: long, fields: ['a', 'b'] },
      options: { a: option, b: { ...option, isDay: true } },
    } as const;
    const given = { command: 'feed plan', options: { a: `\ud83d${long}`, more: long }, text: long };
    const { modal, kept } = formModal(odd, given);
    expect(faultsOfModal(modal)).toEqual([]);
    expect(readStoredButton(kept[0]!.value)).toMatchObject({ invocation: { options: { more: long } } });
  });

  it('of a command are known by its name, or by what they were opened with beside their fields', () => {
    const plan = exampleGroup().commands[1] as FormCommand;
    const empty = formModal(plan, { command: 'feed plan', options: { quiet: 'line' }, text: 'noon' });
    expect(empty).toMatchObject({ modal: { custom_id: 'f:feed plan' }, kept: [] });
    expect(readButton('f:feed plan')).toMatchObject({ invocation: { command: 'feed plan', options: {}, form: true } });
    const more = formModal(plan, { command: 'feed plan', options: { id: '7' }, text: 'noon' });
    expect(readStoredButton(more.kept[0]!.value)).toMatchObject({ invocation: { options: { id: '7' }, text: '' } });
  });

  it('report the statements that they were opened for', () => {
    const { modal, kept } = reportModal(ids.slice(0, 2));
    expect(readButton(modal.custom_id)).toEqual({ type: 'statement', action: 'report', ids: ids.slice(0, 2) });
    expect(kept).toEqual([]);
    expect(modal.components).toMatchObject([{ component: { custom_id: REPORT_FIELD } }]);
    expect(readStoredButton(reportModal(ids).kept[0]!.value)).toEqual({ type: 'statement', action: 'report', ids });
  });
});
