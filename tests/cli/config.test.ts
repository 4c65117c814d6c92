import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';

describe('readConfig', () => {
  it('needs nothing to begin', () => {
    expect(readConfig({})).toEqual({ db: 'var/onrecord.db', timeZone: 'UTC', logLevel: 'error' });
  });

  it('takes what is set, and a variable set to nothing as not set', () => {
    expect(readConfig({ ONRECORD_DB: '/data/a.db', ONRECORD_TIMEZONE: 'Europe/Berlin', LOG_LEVEL: ' ' })).toEqual({
      db: '/data/a.db',
      timeZone: 'Europe/Berlin',
      logLevel: 'error',
    });
  });

  it('names every bad variable in one message, with how to mend it', () => {
    expect(() => readConfig({ ONRECORD_TIMEZONE: 'Moon/Base', LOG_LEVEL: 'loud' })).toThrowError(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(/ONRECORD_TIMEZONE is no time zone; use .*LOG_LEVEL is none of fatal, error/),
        remedy: expect.stringContaining('.env.example'),
      }),
    );
  });

  it('is documented whole, with its defaults, in .env.example', () => {
    const example = parse(readFileSync('.env.example'));
    expect(readConfig(example)).toEqual(readConfig({}));
    expect(Object.keys(example).toSorted()).toEqual(['LOG_LEVEL', 'ONRECORD_DB', 'ONRECORD_TIMEZONE']);
  });
});
