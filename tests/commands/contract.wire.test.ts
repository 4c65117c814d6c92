import { describe, expect, it } from 'vitest';
import { freeTextOption } from '../../src/bot/commands/command.js';
import { parseLine, readOptions } from '../../src/bot/commands/invocation.js';
import { loadCommands } from '../../src/bot/commands/load.js';
import { slashCommands } from '../../src/bot/commands/slash.js';

const commands = await loadCommands();

/** What every command has to keep so that every platform can carry it. */
describe.each(commands)('/$name', (command) => {
  it('fits the strictest platform', () => {
    expect(command.name).toMatch(/^[a-z][a-z-]{0,31}(?: [a-z][a-z-]{0,31})?$/);
    expect(command.description.length).toBeLessThanOrEqual(100);
    expect(Object.keys(command.options).length).toBeLessThanOrEqual(25);
    for (const [name, option] of Object.entries(command.options)) {
      expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(option.description.length).toBeLessThanOrEqual(100);
    }
  });

  it('has a form, if any, that every platform can show', () => {
    const { form, options } = command;
    if (!form) return;
    expect([form.title, form.submit].filter((words) => words.length < 1 || words.length > 24)).toEqual([]);
    expect(form.fields.length).toBeGreaterThan(0);
    expect(form.fields.length).toBeLessThanOrEqual(5);
    expect(form.fields.filter((name) => !Object.hasOwn(options, name))).toEqual([]);
    expect(form.fields.filter((name) => (options[name]?.label ?? name).length > 45)).toEqual([]);
    const required = Object.keys(options).filter((name) => options[name]?.required);
    expect(required.filter((name) => !form.fields.includes(name))).toEqual([]);
  });

  it('has its free text last, so that the rest of a line can be read', () => {
    const free = freeTextOption(command);
    if (free) expect(Object.keys(command.options).at(-1)).toBe(free);
  });

  it('has examples that can be typed', () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      const invocation = parseLine(`/${command.name} ${example}`, commands);
      expect(() => readOptions(command, invocation)).not.toThrow();
    }
  });
});

it('has groups that every platform can show', () => {
  for (const { name, description, commands: own } of slashCommands(commands)) {
    expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
    expect(description.length).toBeLessThanOrEqual(100);
    expect(own.length).toBeLessThanOrEqual(25);
  }
});

it('has one command at most that takes bare text', () => {
  expect(commands.filter(({ takesBareText }) => takesBareText)).toHaveLength(1);
});
