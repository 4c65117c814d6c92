import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/log.js';

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

  it('says no more than it was set to', () => {
    expect(logged('error', (logger) => logger.info('asked'))).toEqual([]);
  });
});
