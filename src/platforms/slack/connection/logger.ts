import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';

/**
 * Slack's libraries' own log, in ours. What they call "debug" holds whole payloads and addresses with tickets in them, so
 * it is left out at any level; what they call "info" is debug to us.
 */
export function slackLogger(logger: Logger): SlackLogger {
  const said = (messages: readonly unknown[]) =>
    messages.map((message) => (message instanceof Error ? message.message : String(message))).join(' ');
  return {
    debug: () => {},
    info: (...messages) => logger.debug(said(messages)),
    warn: (...messages) => logger.warn(said(messages)),
    error: (...messages) => logger.error(said(messages)),
    // The level is that of the log that it goes to.
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
