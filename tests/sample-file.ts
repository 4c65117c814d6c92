import { cpSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openRecord } from '../src/record/index.js';

/** The folder with the record, made by the first test file that asks for it: the others of its worker share it. */
let sample: Promise<string> | undefined;

async function made(): Promise<string> {
  const folder = await mkdtemp(join(inject('sampleFolder'), 'sample-'));
  const seeded = join(folder, 'seeded');
  await (await openRecord({ db: join(seeded, 'record.db'), seed: true, thread: 'caller' })).close();
  // The log of a record may outlive its end by a while: both are copied at once, while nothing can change them.
  const filter = (path: string) => !path.endsWith('-shm');
  cpSync(seeded, join(folder, 'whole'), { recursive: true, filter });
  return join(folder, 'whole');
}

/** Makes what is copied, unless it is made: what takes long is better done before a test than in it. */
export function makeSample(): Promise<string> {
  sample ??= made();
  return sample;
}

/** Puts a record that holds all sample documents into a folder, which is made, and returns its file. */
export async function copySample(folder: string): Promise<string> {
  await cp(await makeSample(), folder, { recursive: true });
  return join(folder, 'record.db');
}
