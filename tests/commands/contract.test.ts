import { describe, expect, it } from 'vitest';
import { freeTextOption } from '../../src/bot/command.js';
import { parseLine, readOptions } from '../../src/bot/invocation.js';
import { loadCommands } from '../../src/bot/load.js';

const commands = await loadCommands();

/** What every command has to keep so that every platform can carry it. */
describe.each(commands)('/$name', (command) => {
  it('fits the strictest platform', () => {
    expect(command.name).toMatch(/^[a-z][a-z-]{0,31}$/);
    expect(command.description.length).toBeLessThanOrEqual(100);
    expect(Object.keys(command.options).length).toBeLessThanOrEqual(25);
    for (const [name, option] of Object.entries(command.options)) {
      expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(option.description.length).toBeLessThanOrEqual(100);
    }
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

it('has one command at most that takes bare text', () => {
  expect(commands.filter(({ takesBareText }) => takesBareText)).toHaveLength(1);
});
