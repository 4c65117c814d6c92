import { findingsReply } from '../src/bot/answers/examination.js';
import { defineCommand } from '../src/bot/commands/command.js';

export default defineCommand({
  name: 'doctor',
  description: 'What is configured, connected and permitted, and how to mend what is not',
  options: {},
  examples: [''],
  who: 'everyone',
  async run({ health, caller }) {
    return findingsReply((await health?.(caller)) ?? []);
  },
});
