import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.js';

/** What never enters the log, at any depth that we write: secrets, and what people ask and sources say. */
const REDACTED = ['token', 'secret', 'password', 'authorization', 'text', 'words', 'question', 'line'];

/** The log: one JSON object a line. */
export function createLogger({ logLevel }: Pick<Config, 'logLevel'>, destination: DestinationStream): Logger {
  return pino(
    {
      level: logLevel,
      base: null,
      redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    destination,
  );
}
