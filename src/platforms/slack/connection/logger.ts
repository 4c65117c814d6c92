import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';

/**
 * Slack's libraries' own log, in ours. What they call "debug" holds whole payloads and addresses with tickets in them, so
 * it is left out at any level; what they call "info" is debug to us.
 *
 * @param quiet where whoever calls is told of each failure, and says it once and better
 */
export function slackLogger(logger: Logger, { quiet = false } = {}): SlackLogger {
  const said = (messages: readonly unknown[]) =>
    messages.map((message) => (message instanceof Error ? message.message : String(message))).join(' ');
  return {
    debug: () => {},
    info: (...messages) => logger.debug(said(messages)),
    warn: (...messages) => logger[quiet ? 'debug' : 'warn'](said(messages)),
    error: (...messages) => logger[quiet ? 'debug' : 'error'](said(messages)),
    // The level is that of the log that it goes to.
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
