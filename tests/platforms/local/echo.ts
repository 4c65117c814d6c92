import { pino } from 'pino';
import { Log } from '../../../dev/local/log.js';
import { defineCommand } from '../../../src/bot/commands/command.js';
import { Bot } from '../../../src/bot/dispatch.js';
import { note, reply } from '../../../src/bot/reply/reply.js';
import { recordOf } from '../../bot/fixtures.js';

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** What was told to whoever runs it, beside what is for debugging. */
export const told = (log: Log<LogLine>) => log.all.filter(({ level }) => level >= 40);

/** A bot without a record, which echoes what `said` is asked, and what a test looks at where its connection is the matter. */
export function echo() {
  const log = new Log<LogLine>();
  const asked = new Log<string>();
  let gate: Promise<void> = Promise.resolve();
  const said = defineCommand({
    name: 'said',
    description: 'Echoes',
    options: { question: { type: 'string', description: 'anything' } },
    examples: [],
    who: 'everyone',
    takesBareText: true,
    async run(_, { question }) {
      asked.add(question ?? '');
      await gate;
      if (question === 'crash') throw new Error('xoxb-s3cret is broken');
      return reply(note(`about ${question}`));
    },
  });
  const logger = pino({ level: 'debug', base: null }, { write: (line: string) => log.add(JSON.parse(line)) });
  const record = {
    ...recordOf({}),
    meetAll: async (_: string, keys: readonly string[]) => keys,
    unmeet: async () => {},
    forget: async () => {},
  };
  const now = () => new Date(0);
  return {
    bot: new Bot({ record, commands: [said], logger, now }),
    /** What its platform is to keep things in and log to. */
    keeping: { record, logger, now },
    log,
    /** What `said` was asked, as it came. */
    asked,
    /** Holds answers back until what it returns is called. */
    hold: () => {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
  };
}
