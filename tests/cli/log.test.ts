import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config.js';
import { createLogger } from '../../src/app/log.js';

describe('createLogger', () => {
  const logged = (logLevel: 'info' | 'error', write: (logger: ReturnType<typeof createLogger>) => void) => {
    const lines: string[] = [];
    write(createLogger({ logLevel }, { write: (line: string) => void lines.push(line) }));
    return lines;
  };

  it('keeps secrets, questions and texts to itself', () => {
    const secret = { token: 's3cret', statement: { text: 's3cret' }, question: 's3cret', source: 'kept' };
    const [line] = logged('info', (logger) => logger.info(secret, 'asked'));
    expect(line).not.toContain('s3cret');
    expect(JSON.parse(line!)).toMatchObject({ source: 'kept', msg: 'asked', token: '[redacted]' });
  });

  it('keeps tokens to itself wherever they stand', () => {
    const error = Object.assign(new Error('xoxb-1-s3cret at wss://x/?ticket=s3cret&app_id=A1', { cause: 's3cret' }), {
      code: 'E1',
      data: { anything: 's3cret' },
      headers: { cookie: 's3cret' },
    });
    const [line] = logged('info', (logger) =>
      logger.info({ err: error, url: 'https://hooks.slack.com/commands/s3cret' }, 'Bearer s3cret xapp-1-s3cret'),
    );
    expect(line).not.toContain('s3cret');
    expect(JSON.parse(line!)).toMatchObject({ err: { type: 'Error', code: 'E1', stack: expect.any(String) } });
  });

  it("keeps Discord's tokens to itself, those of a bot and those that answers are given with", () => {
    const token = 'MTE5s3crets3crets3cret1.Gs3cre.s3cret-s3cret-s3cret-s3cret';
    const error = Object.assign(new Error(`POST /webhooks/9/aW50s3cret?wait=true with ${token}`), {
      status: 401,
      requestBody: { json: 's3cret' },
      url: 'https://discord.com/api/v10/interactions/1/aW50s3cret/callback',
    });
    const [line] = logged('info', (logger) =>
      logger.info({ err: error }, 'failed at /interactions/1/aW50s3cret/callback'),
    );
    expect(line).not.toContain('s3cret');
    expect(JSON.parse(line!)).toMatchObject({ err: { status: 401, message: expect.stringContaining('[redacted]') } });
  });

  it('keeps the secrets of the configuration to itself', () => {
    const config = readConfig({
      DISCORD_TOKEN: 'discord.s3cret.token',
      ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing"s3cret', ONRECORD_SECRET: 'a-secret-s3cret-' },
      ...{ PORT: '0', LOG_LEVEL: 'info', ONRECORD_SECRET_PREVIOUS: 'former-s3cret-one,former-s3cret-two' },
    });
    const lines: string[] = [];
    const logger = createLogger(config, { write: (line: string) => void lines.push(line) });
    logger.info({ body: ['signing"s3cret', 'discord.s3cret.token', 'former-s3cret-two'] }, 'a-secret-s3cret-');
    expect(lines.join('')).not.toContain('s3cret');
    expect(JSON.parse(lines[0]!)).toMatchObject({ msg: '[redacted]' });
  });

  it('says no more than it was set to', () => {
    expect(logged('error', (logger) => logger.info('asked'))).toEqual([]);
  });
});
