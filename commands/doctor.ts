import { findingsReply } from '../src/bot/answers/examination.js';
import { defineCommand } from '../src/bot/commands/command.js';
import { wording } from '../src/lang/index.js';

export default defineCommand({
  name: 'doctor',
  description: wording.doctor.description,
  options: {},
  examples: [''],
  who: 'everyone',
  async run({ health, caller }) {
    return findingsReply((await health?.(caller)) ?? []);
  },
});
