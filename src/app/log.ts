import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import type { Config } from './config.js';

/** What never enters the log, at any depth that we write: secrets, and what people ask and sources say. */
const REDACTED = ['token', 'secret', 'password', 'authorization', 'text', 'words', 'question', 'line'];
const CENSOR = '[redacted]';

/**
 * Secrets by their looks, wherever they stand, as in the message of an error: tokens of Slack and Discord, tickets of
 * sockets, and the addresses at which answers are taken.
 */
const SECRETS =
  /\bx(?:ox[a-z]|app)[-.][\w.-]{4,}|\b[\w-]{18,}\.[\w-]{6}\.[\w-]{25,}|\/(?:interactions|webhooks)\/\d+\/[\w-]+|\b(?:ticket|token|code|state|client_secret)=[^\s&"'\\]+|\bBearer [^\s"'\\]+|\bhooks\.[\w.]+\/[^\s"'\\]+/g;

/** What is kept of an error beside its message and stack. All else that libraries hang on one may hold anything. */
const KEPT = ['code', 'status', 'statusCode', 'retryAfter', 'errorId'] as const;

/** The log: one JSON object a line. */
export function createLogger(
  { logLevel, ...rest }: Pick<Config, 'logLevel'> & Partial<Config>,
  destination: DestinationStream,
): Logger {
  const known = secretsOf(rest);
  return pino(
    {
      level: logLevel,
      base: null,
      redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`]), censor: CENSOR },
      serializers: { err: errorFields },
    },
    {
      write(line: string) {
        let clean = line.replace(SECRETS, CENSOR);
        for (const secret of known) clean = clean.replaceAll(secret, CENSOR);
        destination.write(clean);
      },
    },
  );
}

/** The secrets of the configuration, as they stand in a JSON string. */
function secretsOf({ secret, previousSecrets = [], platforms = [] }: Partial<Config>): string[] {
  return [secret ?? '', ...previousSecrets, ...platforms.flatMap(({ secrets }) => secrets)]
    .filter((value) => value.length >= 8)
    .map((value) => JSON.stringify(value).slice(1, -1));
}

function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, message, stack } = stdSerializers.err(error);
  const kept = KEPT.flatMap((name) => {
    const value = Reflect.get(error, name) as unknown;
    return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
  });
  return { type, message, stack, ...Object.fromEntries(kept) };
}
