import { type Config, remarksOn } from '../app/config.js';
import { type Io, wantsColour } from '../app/io.js';
import { createLogger } from '../app/log.js';
import { withBot } from '../app/with-bot.js';
import { examineAll, type Finding, findingsReply } from '../bot/answers/examination.js';
import { newsCheck } from '../bot/courier/examination.js';
import type { ListedPlatform } from '../bot/delivery/platform-definition.js';
import type { Bot } from '../bot/dispatch.js';
import { pagesCheck } from '../bot/memory/pages-check.js';
import { loadPlatforms } from '../platforms/index.js';
import { writeAll } from '../platforms/terminal/output.js';
import { render } from '../platforms/terminal/render.js';
import type { StatementRecord } from '../record/index.js';
import { EXIT } from './exit-codes.js';
import { jsonText } from './json.js';

const NO_PLATFORM: Finding = {
  area: 'Platforms',
  state: 'warning',
  what: 'None is configured, so start opens a chat in the terminal.',
  fix: 'Set the tokens of one in .env; the README has the steps.',
};

/** Variables that are set and nobody reads. */
function settingsFindings(io: Io, list: readonly ListedPlatform[]): Finding[] {
  return remarksOn(io.environment, list).map((remark) => ({
    area: 'Settings',
    state: 'warning',
    what: `${remark}.`,
    fix: 'Leave it where it is meant for another program; .env.example has all that are read.',
  }));
}

/** `doctor`: what works and what doesn't; the exit code is 1 where something is to be mended. */
export async function doctor(
  { json }: { readonly json?: true },
  config: Config,
  io: Io,
  list: readonly ListedPlatform[],
): Promise<number> {
  const logger = createLogger({ logLevel: 'silent' }, io.stderr);
  const loaded = await loadPlatforms(config.platforms);
  const looked = ({ commands }: Bot, record: StatementRecord) => {
    const parts = { commands, record, logger };
    return examineAll(record, [
      ...loaded.map((platform) => ({ check: () => platform.examine(config, parts) })),
      ...(loaded.length > 0 ? [] : [{ check: async () => [NO_PLATFORM] }]),
      ...loaded.map((platform) => ({ check: () => platform.examineKept(config, parts) })),
      newsCheck(record),
      pagesCheck(config),
    ]);
  };
  const findings = [...settingsFindings(io, list), ...(await withBot(config, io, looked, { thread: 'caller' }))];
  const shown = json ? jsonText(findings, 2) : render(findingsReply(findings), { colour: wantsColour(io) });
  await writeAll(io.stdout, `${shown}\n`);
  return findings.some(({ state }) => state === 'fault') ? EXIT.failure : EXIT.done;
}
