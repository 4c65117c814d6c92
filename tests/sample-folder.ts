import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where records that several test files copy are kept; removed after all tests. */
    sampleFolder: string;
  }
}

/** Makes the folder for records that several test files copy, and removes it after all tests. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-samples-'));
  project.provide('sampleFolder', folder);
  return () => rmSync(folder, { recursive: true });
}
