import { defineCommand } from '../../../src/bot/commands/command.js';
import { note, reply } from '../../../src/bot/reply/reply.js';

/** A command as somebody adds it: one file, and nothing else. */
export default defineCommand({
  name: 'shout',
  description: 'The same words in capitals',
  options: { words: { type: 'string', description: 'what is shouted', required: true } },
  examples: ['good morning'],
  who: 'everyone',
  run: async (_, { words }) => reply(note(words.toUpperCase())),
});
