import { Readable, Writable } from 'node:stream';
import { runCli } from '../../src/cli/program.js';
import { type Newsroom, PUBLIC_URL } from './desk.js';
import type { Hear, Probes } from './outlets.js';

const FORMATS = ['text', 'markdown', 'html', 'json', 'rss', 'atom'] as const;

/** Command lines by the name of their command; `null` for what no reader's words come out of, with the reason. */
export function cliLines({ questions, quotes, typed }: Probes): Readonly<Record<string, readonly string[][] | string>> {
  const [question = 'harbor', other = 'bridge'] = questions;
  return {
    extract: 'reads the file that it is given, and no record',
    import: 'tells whoever imports of the files that they give',
    ask: [
      ...[
        ['ask', '--json', question],
        ['ask', '--limit', '50', other],
      ],
      ['ask', '--json', '--after', question, 'and on the harbor?'],
    ],
    verify: [
      ['verify', '--json', quotes[0]!],
      ['verify', quotes[0]!],
    ],
    digest: [
      ...FORMATS.map((format) => ['digest', '--since', '2026-11-30', '--format', format]),
      ...[
        ['digest', '--since', '2026-11-30', '--preview'],
        ['digest', '--since', '2026-11-30', '--preview', '--json'],
      ],
      ...FORMATS.map((format) => ['digest', '--since', '2026-11-30', '--watch', '1', '--format', format]),
      ...(['text', 'json'] as const).map((format) => [
        'digest',
        '--since',
        '24h',
        '--schedule',
        '2',
        '--format',
        format,
      ]),
    ],
    speakers: [['speakers', '--json'], ['speakers'], ['speakers', typed[0]!]],
    sources: [['sources', '--json'], ['sources'], ['sources', typed[0]!]],
    stats: [['stats', '--json'], ['stats']],
    retract: 'tells an editor what was retracted',
    free: 'tells an editor what was freed',
    register: 'registers commands, and reads no record',
    doctor: [['doctor', '--json']],
    check: 'tells whoever runs the bot which documents to import again',
    pages: 'tells an editor which pages were given out, by their addresses',
    start: 'runs the chat',
  };
}

/** Everything that the command line says, on stdout and on stderr, at the most talkative level of its log. */
export async function hearCommandLine({ db }: Newsroom, probes: Probes, hear: Hear): Promise<void> {
  for (const [name, lines] of Object.entries(cliLines(probes))) {
    for (const args of typeof lines === 'string' ? [] : lines) {
      await hear(`onrecord ${name}`, args.join(' '), () => run(args, db));
      const asEditor = ['ask', 'verify', 'speakers', 'sources', 'stats'].includes(name);
      if (asEditor)
        await hear(
          `onrecord ${name} --as editor`,
          args.join(' '),
          () => run([...args, '--as', 'editor'], db),
          'editor',
        );
    }
  }
}

async function run(args: readonly string[], db: string): Promise<string> {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const environment = { ONRECORD_DB: db, LOG_LEVEL: 'trace', ONRECORD_PUBLIC_URL: PUBLIC_URL, TZ: 'UTC' };
  const interrupted = () => new AbortController().signal;
  const code = await runCli(args, { stdin: Readable.from([]), stdout, stderr, environment, interrupted });
  return `${code}\n${stdout.text}\n${stderr.text}`;
}

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void) {
    this.text += chunk.toString();
    done();
  }
}
