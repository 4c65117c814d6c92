import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { inject } from 'vitest';
import { openSqliteStore } from '../src/store/sqlite/index.js';

/** An empty record, made by the first test file that asks for one: the others of its worker share it. */
const template = await made();

async function made(): Promise<string> {
  const file = join(await mkdtemp(join(inject('sampleFolder'), 'empty-')), 'record.db');
  await openSqliteStore(file).close();
  return file;
}

/**
 * Puts an empty record where there is none, with an identity of its own. To make one from its schema takes ten times as
 * long, and is tested where that is what is tested.
 *
 * @returns the file
 */
export function emptyRecord(file: string): string {
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(template, file);
  const db = new DatabaseSync(file);
  // Nothing is lost that a test would miss if the power fails now.
  db.exec('PRAGMA synchronous = OFF');
  db.exec('UPDATE identity SET id = lower(hex(randomblob(16)))');
  db.close();
  return file;
}
