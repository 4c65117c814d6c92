import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInvocation } from '../../../src/bot/commands/invocation.js';
import { expandGroup } from '../../../src/bot/commands/load.js';
import { Bot } from '../../../src/bot/dispatch.js';
import {
  callWithoutOptions,
  formErrorReply,
  formFields,
  formFor,
  hiddenOptions,
  invocationOfForm,
} from '../../../src/bot/reply/forms.js';
import { type Invocation, note, reply } from '../../../src/bot/reply/reply.js';
import { render } from '../../../src/platforms/terminal/render.js';
import { exampleGroup } from '../example-group.js';
import { CALLER, recordOf } from '../fixtures.js';

const { commands } = exampleGroup();
const call = (command: string, options: Invocation['options'] = {}, text = ''): Invocation => ({
  command,
  options,
  text,
});
const plan = formFor(call('feed plan'), commands)!;

describe('a form', () => {
  it('is opened by a call with nothing, or by one that says so', () => {
    const opened = (invocation: Invocation) => formFor(invocation, commands)?.name ?? null;
    expect(opened(call('feed plan'))).toBe('feed plan');
    expect(opened({ ...call('feed plan', { id: '7' }, 'noon'), form: true })).toBe('feed plan');
    expect(opened(call('feed plan', {}, '08:00'))).toBeNull();
    expect(opened(call('feed plan', { quiet: 'line' }))).toBeNull();
    expect(opened({ ...call('feed now'), form: true })).toBeNull();
    expect(opened(call('feed'))).toBeNull();
    expect(opened(call('nothing'))).toBeNull();
  });

  it('has the fields that it says, each as its option is', () => {
    expect(formFields(plan, call('feed plan', { quiet: 'line', id: '7' }, 'noon'))).toEqual([
      expect.objectContaining({ name: 'when', label: 'When', kind: 'text', isRequired: true, value: 'noon' }),
      expect.objectContaining({ name: 'speaker', kind: 'speaker', hint: 'Who is heard', placeholder: 'A name' }),
      expect.objectContaining({ name: 'topics', kind: 'text', value: '' }),
      expect.objectContaining({
        name: 'quiet',
        kind: 'choice',
        value: 'line',
        choices: [
          { value: 'line', label: 'Line' },
          { value: 'nothing', label: 'Nothing' },
        ],
      }),
      expect.objectContaining({ name: 'from', label: 'Not before', kind: 'day' }),
    ]);
  });

  it('gives what was filled in, what stands beside it, and no field of others', () => {
    const beside = hiddenOptions(plan, call('feed plan', { id: '7', quiet: 'line' }, 'noon'));
    expect(beside).toEqual({ ...call('feed plan', { id: '7' }), after: null });
    const values = { when: '09:00', quiet: 'nothing', topics: ' ', id: '8', constructor: 'x' };
    const filled = { ...call('feed plan', { id: '7', quiet: 'nothing' }, '09:00'), after: null };
    expect(invocationOfForm(plan, values, beside)).toEqual(filled);
  });

  it('shows again what was filled in', () => {
    const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== '');
    const values = fc.record({ when: text, topics: text, quiet: fc.constantFrom('line', 'nothing') });
    fc.assert(
      fc.property(values, (filled) => {
        const fields = formFields(plan, invocationOfForm(plan, filled, callWithoutOptions(plan)));
        const shown = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
        expect(shown).toMatchObject(
          Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, value.trim()])),
        );
      }),
    );
  });

  it('is called by a name that no configuration changes', () => {
    const { group } = exampleGroup();
    const prefixed = formFor(call('or-feed plan'), expandGroup(group, 'or-'))!;
    expect(invocationOfForm(prefixed, { when: '08:00' }, callWithoutOptions(prefixed)).command).toBe('feed plan');
  });

  it('is opened again by a button that holds what was filled in', () => {
    const failure = { ...reply(note('No.', 'warning')), failed: true as const };
    const again = formErrorReply(failure, { ...call('feed plan', {}, 'noon'), after: null });
    const [, button] = again.nodes;
    const { invocation } = (button as Extract<typeof button, { type: 'actions' }>).actions[0]!;
    expect(again.failed).toBe(true);
    expect(invocation).toEqual({ ...call('feed plan', {}, 'noon'), form: true });
    expect(parseInvocation(JSON.stringify(invocation))).toEqual(invocation);
  });
});

describe('a line that would open a form', () => {
  const { group, called } = exampleGroup();
  const logger = { error: () => {} };
  const bot = new Bot({ record: recordOf({}), commands: expandGroup(group), logger, now: () => new Date(0) });

  it('is told what to type instead, with examples', async () => {
    const told = await bot.answerLine('/feed plan', CALLER);
    const shown = render(told, { colour: false });
    expect(shown).toContain('/feed plan when');
    expect(shown).toContain('For example:\n/feed plan 08:00\n/feed plan quiet:line 08:00');
    // Nor is the line offered that was just typed.
    expect(shown).toMatch(/08:00$/);
    expect(told.nodes.at(-1)).toMatchObject({
      actions: [{ label: 'Plan a feed', invocation: { command: 'feed plan', form: true } }],
    });
    expect(called).toEqual([]);
  });

  it('is refused to who may not use the command', async () => {
    expect((await bot.answerLine('/feed drop', CALLER)).text).toContain('is for editors');
  });

  it('says which option is wrong once it is called', async () => {
    expect(await bot.answer(call('feed plan'), CALLER)).toMatchObject({ failed: true, about: 'when' });
    expect(await bot.answer(call('feed plan', {}, 'noon'), CALLER)).toMatchObject({ failed: true, about: 'when' });
    expect((await bot.answer(call('feed plan', {}, 'never'), CALLER)).about).toBeUndefined();
    expect(await bot.answer(call('feed plan', { most: '99' }, '08:00'), CALLER)).toMatchObject({ about: 'most' });
  });
});
