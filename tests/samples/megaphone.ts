import { failure, type Platform } from '../../src/bot/delivery/platform.js';
import { definePlatform, type PlatformModule } from '../../src/bot/delivery/platform-definition.js';
import type { ErrorEntry } from '../../src/model/error-codes.js';
import { OnrecordError } from '../../src/model/errors.js';

declare module '../../src/model/error-codes.js' {
  interface ErrorEntries {
    readonly MEGAPHONE_BROKEN: ErrorEntry;
  }
}

/** What the sample platform is set to, and what it has heard and said. */
interface Megaphone {
  readonly question: string;
}

export const said: string[] = [];

/** The whole of a platform as somebody adds it. It asks one question by itself, and keeps the answer. */
export const MEGAPHONE = definePlatform<Megaphone>({
  name: 'megaphone',
  variables: ['MEGAPHONE_QUESTION'],
  errors: {
    MEGAPHONE_BROKEN: { fault: 'service', meaning: 'the megaphone is broken', fix: 'buy another one' },
  },
  registration: 'the commands, said aloud',
  read({ MEGAPHONE_QUESTION: question }) {
    if (question === undefined) return { settings: null, faults: [] };
    if (!question.endsWith('?')) return { settings: null, faults: ['MEGAPHONE_QUESTION is no question'] };
    return { settings: { question }, faults: [] };
  },
  secretsIn: ({ question }) => [question],
  load: async () => MODULE,
});

const MODULE: PlatformModule<Megaphone> = {
  async start({ question }, _, { bot }): Promise<Platform> {
    const answer = await bot.answerLine(question, { userId: 'M1', standing: 'reader', editor: false });
    said.push(answer.text);
    return {
      name: 'megaphone',
      connected: () => true,
      check: async () => [],
      hasThreads: false,
      editorsOf: () => null,
      editorsChannels: () => [],
      audienceOf: async () => 'readers',
      post: async () => ({ outcome: 'refused', why: 'It is loud enough.', isLasting: true }),
      stop: async () => void said.push('silence'),
      failed: failure().failed,
    };
  },
  examine: async () => [{ area: 'Megaphone', state: 'ok', what: 'It is loud.' }],
  async register({ question }, _, { commands, dryRun }) {
    if (question === 'broken?') throw new OnrecordError('MEGAPHONE_BROKEN', 'It is broken.', 'Buy another one.');
    return { lines: [`${dryRun ? 'would say' : 'said'} ${commands.map(({ name }) => name).join(' ')}`] };
  },
};
