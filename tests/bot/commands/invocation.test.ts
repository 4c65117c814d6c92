import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../../src/bot/commands/command.js';
import { parseLine, readOptions } from '../../../src/bot/commands/invocation.js';
import { commandLine } from '../../../src/bot/layout/wording.js';
import { reply } from '../../../src/bot/reply/reply.js';

const find = defineCommand({
  name: 'find',
  description: 'Find',
  options: {
    page: { type: 'integer', description: 'which page', min: 1, max: 9 },
    kind: { type: 'choice', description: 'which kind', choices: ['direct', 'indirect'] },
    outlet: { type: 'string', description: 'where' },
    question: { type: 'string', description: 'what to find', required: true },
  },
  examples: ['the letter'],
  who: 'everyone',
  takesBareText: true,
  run: async () => reply(),
});
const ping = defineCommand({
  name: 'ping',
  description: 'Ping',
  options: {},
  examples: [],
  who: 'everyone',
  run: async () => reply(),
});
const commands = [find, ping];
const read = (line: string) => readOptions(find, parseLine(line, commands));
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('parseLine', () => {
  it('gives the rest of the line to the free text', () => {
    expect(parseLine('/find  what did he say? ', commands)).toEqual({
      command: 'find',
      options: {},
      text: 'what did he say?',
    });
  });

  it('takes a line without a slash for the command that takes bare text', () => {
    expect(parseLine('what did he say', commands)).toMatchObject({ command: 'find', text: 'what did he say' });
  });

  it('reads named options before the text, with quotation marks around spaces', () => {
    expect(read('/find page:2 kind:direct outlet:"White House" about: the letter')).toEqual({
      page: 2,
      kind: 'direct',
      outlet: 'White House',
      question: 'about: the letter',
    });
  });

  it.each(['“White House”', '„White House“', '”White House”', '"White House"'])(
    'takes the marks of any keyboard: %s',
    (value) => {
      expect(read(`/find outlet:${value} page:2 letter`)).toEqual({
        outlet: 'White House',
        page: 2,
        question: 'letter',
      });
      expect(read('/find outlet:"The “House”" letter')).toEqual({ outlet: 'The “House”', question: 'letter' });
    },
  );

  it('leaves what looks like an option within the text alone', () => {
    expect(read('/find re: page:2')['question']).toBe('re: page:2');
    expect(read('/find constructor:1')['question']).toBe('constructor:1');
  });

  it('knows commands in any case and names them when one is unknown', () => {
    expect(parseLine('/PING', commands).command).toBe('ping');
    expect(() => parseLine('/pong', commands)).toThrowError(
      expect.objectContaining({ code: 'COMMAND_UNKNOWN', remedy: 'Commands: /find, /ping.' }),
    );
  });

  it('refuses a line that is no question for its length', () => {
    expect(() => parseLine('a'.repeat(5000), commands)).toThrowError(code('LINE_TOO_LONG'));
  });

  it('reads what commandLine writes', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/);
    fc.assert(
      fc.property(word, word, (outlet, text) => {
        const invocation = { command: 'find', options: { page: '2', outlet }, text };
        expect(parseLine(commandLine(invocation), commands)).toEqual(invocation);
      }),
    );
  });
});

describe('readOptions', () => {
  it.each([
    ['/find', 'OPTION_MISSING'],
    ['/find page:0 x', 'OPTION_INVALID'],
    ['/find page:1.5 x', 'OPTION_INVALID'],
    ['/find page:many x', 'OPTION_INVALID'],
    ['/find kind:mixed x', 'OPTION_INVALID'],
  ])('refuses %s with an example', (line, expected) => {
    expect(() => read(line)).toThrowError(
      expect.objectContaining({ code: expected, remedy: 'For example: /find the letter' }),
    );
  });

  it('refuses options that the command has not', () => {
    expect(() => readOptions(ping, { command: 'ping', options: { page: '1' }, text: '' })).toThrowError(
      code('OPTION_UNKNOWN'),
    );
    expect(() => readOptions(ping, { command: 'ping', options: {}, text: 'loudly' })).toThrowError(
      code('OPTION_UNKNOWN'),
    );
  });
});
