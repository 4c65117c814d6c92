import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';

describe('readConfig', () => {
  it('needs nothing to begin', () => {
    expect(readConfig({})).toEqual({ db: 'var/onrecord.db', logLevel: 'error' });
  });

  it('takes what is set, and a variable set to nothing as not set', () => {
    expect(readConfig({ ONRECORD_DB: '/data/a.db', TZ: 'Europe/Berlin', LOG_LEVEL: ' ' })).toEqual({
      db: '/data/a.db',
      logLevel: 'error',
    });
  });

  it('names every bad variable in one message, with how to mend it', () => {
    expect(() => readConfig({ TZ: 'Moon/Base', LOG_LEVEL: 'loud' })).toThrowError(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(/TZ is no time zone; use .*LOG_LEVEL is none of fatal, error/),
        remedy: expect.stringContaining('.env.example'),
      }),
    );
  });

  it('is documented whole, with its defaults, in .env.example', () => {
    const text = readFileSync('.env.example', 'utf8');
    expect(readConfig(parse(text))).toEqual(readConfig({}));
    expect(text.match(/^(?:# )?[A-Z_]+(?==)/gm)).toEqual(['ONRECORD_DB', '# TZ', 'LOG_LEVEL']);
  });
});
