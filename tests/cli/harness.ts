import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { runCli } from '../../src/cli/program.js';

export class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void) {
    this.text += chunk.toString();
    this.emit('text');
    done();
  }
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of one test's own, with a record in it that is never the user's. */
export class Workplace {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;

  private constructor(folder: string, environment: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.environment = { ONRECORD_DB: join(folder, 'record.db'), ...environment };
  }

  static async open(environment: Readonly<Record<string, string>> = {}): Promise<Workplace> {
    return new Workplace(await mkdtemp(join(tmpdir(), 'onrecord-cli-')), environment);
  }

  async file(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  /** Runs a command line in this process. */
  async run(args: readonly string[], stdin: string | Readable = '', stdout = new Collected()): Promise<Ran> {
    const stderr = new Collected();
    const code = await runCli(args, {
      stdin: typeof stdin === 'string' ? Readable.from([Buffer.from(stdin)]) : stdin,
      stdout,
      stderr,
      environment: this.environment,
      interrupted: () => new AbortController().signal,
    });
    return { code, stdout: stdout.text, stderr: stderr.text };
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

/** Two people, one quotation of each kind, in the form of a news article. */
export const ARTICLE = `---
title: U.S. Has No Plans to Leave Iraq
outlet: Defense Department
url: https://example.org/esper-iraq
event_date: 2020-01-06
---
Defense Secretary Mark T. Esper and Army General Mark A. Milley, the chairman of the Joint Chiefs of Staff, spoke at the Pentagon about an unsigned letter.

“The letter is a draft. It was a mistake,” Milley said.

Esper said there was no decision to leave Iraq.

“There has been no decision made to leave Iraq, period,” the secretary told reporters.
`;
