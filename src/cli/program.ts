import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readConfig, remarksOn } from '../app/config.js';
import type { Io } from '../app/io.js';
import type { ListedPlatform } from '../bot/delivery/platform-definition.js';
import { PAGE_OPTION } from '../bot/layout/pagination.js';
import { OnrecordError } from '../model/errors.js';
import { PLATFORMS } from '../platforms/index.js';
import { terminalSafe } from '../platforms/terminal/safe.js';
import { packageVersion } from '../record/package-files.js';
import type { CheckView } from './check.js';
import type { DigestView } from './digest/index.js';
import type { RetractOptions } from './editing.js';
import { EXIT, errorText, exitCodeOf } from './exit-codes.js';
import type { AskView, OutputOptions } from './query.js';

/** What `ask` shows at most, in either form: as much as anybody reads at once. */
const MOST_STATEMENTS = 100;

const MOST_IDS = 999_999_999;

const FORMATS = ['text', 'markdown', 'html', 'json', 'rss', 'atom'] as const satisfies readonly DigestView['format'][];
const KINDS = ['quotes', 'paraphrases'] as const satisfies readonly DigestView['kind'][number][];

/** What a command needs is loaded when it is called: none waits for what the others need. */
const queries = () => import('./query.js');

/**
 * Runs one command line and gives its exit code (see `EXIT`). Data goes to `io.stdout`, all else to `io.stderr`.
 *
 * @param list every platform that there is
 */
export async function runCli(args: readonly string[], io: Io, list = PLATFORMS): Promise<number> {
  let code: number = EXIT.done;
  const program = programOf(io, list, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said what was wrong, or has shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    io.stderr.write(terminalSafe(errorText(error, io.environment['LOG_LEVEL'] === 'debug')));
    return exitCodeOf(error, list);
  }
}

function programOf(io: Io, list: readonly ListedPlatform[], done: (code: number) => void): Command {
  const config = () => {
    for (const remark of remarksOn(io.environment, list)) io.stderr.write(terminalSafe(`onrecord: ${remark}.\n`));
    return readConfig(io.environment, list);
  };
  const program = new Command('onrecord')
    .description('Who said what, word for word.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(terminalSafe(text)),
    })
    .showHelpAfterError('Run it with --help to see what there is.');

  program
    .command('extract')
    .description('the statements of one document, without a record')
    .argument('[file]', 'a document')
    .option('--json', 'as a JSON array')
    .option('--jsonl', 'lines { "id", "text" } from stdin, lines { "id", "statements" } to stdout')
    .action(async (file: string | undefined, options: OutputOptions & { readonly jsonl?: true }) => {
      if ((file === undefined) !== (options.jsonl === true)) {
        throw new OnrecordError(
          'USAGE',
          'extract reads either a file or, with --jsonl, lines from stdin.',
          'For example: onrecord extract --json article.txt',
        );
      }
      const { people } = (await import('../record/directory-file.js')).readDirectory();
      if (file === undefined) done(await (await import('./extract-lines.js')).extractLines(people, io));
      else done(await (await import('./extract-file.js')).extractFile(file, options.json === true, people, io));
    });

  program
    .command('import')
    .description('documents, or folders of them, into the record')
    .argument('<path...>', 'files and folders')
    .option(
      '--statements',
      'the files are JSON lines of statements: { "text", "speaker", "title", "source", "url", "date" }',
    )
    .action(async (paths: string[], options: { readonly statements?: true }) => {
      const { importPaths } = await import('./import.js');
      done(await importPaths(paths, { statements: options.statements === true }, config(), io));
    });

  program
    .command('ask')
    .description('what somebody said about something')
    .argument('<question...>', 'in plain words')
    .option('--json', 'as JSON')
    .option('--limit <n>', `how many statements, up to ${MOST_STATEMENTS}`, upTo(MOST_STATEMENTS))
    .option('--after <question>', 'a question asked before, from which this one goes on; may be repeated', inARow, [])
    .option('--as-typed', 'names and words as they are spelt, without corrections')
    .option('--time-zone <zone>', 'in which "yesterday" is counted, for example America/New_York')
    .addOption(asViewer())
    .action(async (words: string[], options: AskView) => {
      const { ask } = await queries();
      done(await ask(words.join(' '), options, config(), io));
    });

  program
    .command('verify')
    .description('whether these words are on record: exactly, altered, or not at all')
    .argument('<quote...>', 'the words')
    .option('--json', 'as JSON')
    .addOption(asViewer())
    .action(async (words: string[], options: OutputOptions) => {
      const { verify } = await queries();
      done(await verify(words.join(' '), options, config(), io));
    });

  program
    .command('digest')
    .description('what is new on record, in short: what was first seen in the record since a time, whatever its dates')
    .option('--since <when>', 'how long ago (24h, 7 days), or a day or moment in ISO 8601', '24h')
    .addOption(new Option('--format <format>', 'how it is written').choices(FORMATS).default('text'))
    .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
    .option('--speaker <name>', 'only what this person said; may be repeated, as the next three', inARow, [])
    .option('--topic <words>', 'only what is on this topic', inARow, [])
    .option('--source <words>', 'only from sources of this title, outlet, address or kind', inARow, [])
    .option('--kind <kind>', 'only quotes, or only paraphrases', kindInARow, [])
    .option('--schedule <id>', 'with the filter of this scheduled digest, and its corrections', upTo(MOST_IDS))
    .option('--watch <id>', 'all that this watch finds, instead of a choice', upTo(MOST_IDS))
    .option('--time-zone <zone>', 'in which days are counted and times told, for example America/New_York')
    .option('--preview', 'why each statement is in it or not, as text or as JSON')
    .action(async (options: DigestView) => {
      const { digest } = await import('./digest/index.js');
      done(await digest(options, config(), io));
    });

  for (const name of ['speakers', 'sources'] as const) {
    program
      .command(name)
      .description(name === 'speakers' ? 'who is on record' : 'which documents are on record')
      .argument('[filter...]', 'only those that fit')
      .option('--json', 'all of them, as a JSON array')
      .option('--page <n>', 'which page of the list', upTo(PAGE_OPTION.max))
      .addOption(asViewer())
      .action(async (words: string[], options: OutputOptions & { readonly page?: number }) => {
        const { [name]: list } = await queries();
        done(await list(words.join(' '), options, config(), io));
      });
  }

  program
    .command('stats')
    .description('how much is on record')
    .option('--json', 'as JSON')
    .addOption(asViewer())
    .action(async (options: OutputOptions) => {
      const { stats } = await queries();
      done(await stats(options, config(), io));
    });

  const pages = program.command('pages').description('the pages of statements whose links were given out');
  pages
    .command('list')
    .description('which there are, with when they were given out or closed')
    .option('--json', 'as a JSON array')
    .action(async (options: OutputOptions) => {
      const { pages: run } = await import('./pages.js');
      done(await run('list', [], options, config(), io));
    });
  pages
    .command('revoke')
    .description('closes pages for good')
    .argument('[link...]', 'their addresses')
    .option('--all', 'every page that is open')
    .action(async (links: string[], options: { readonly all?: true }) => {
      const { pages: run } = await import('./pages.js');
      done(await run('revoke', links, options, config(), io));
    });

  program
    .command('retract')
    .description('takes back a document, or ready-made statements: they answer no more, and it is said when and why')
    .argument('<address>', 'the id of a document, its URL, the name of its file, or the id of a ready-made statement')
    .option('--reason <words>', 'why, as readers are told')
    .option('--at <day>', 'when it was retracted, if not now: YYYY-MM-DD, or a moment with its offset')
    .option('--keep-words', 'whoever has the address of a statement may still read it')
    .option('--json', 'what was retracted, as JSON')
    .action(async (address: string, options: RetractOptions) => {
      const { retractFromRecord } = await import('./editing.js');
      done(await retractFromRecord(address, options, config(), io));
    });

  program
    .command('free')
    .description('ends the embargo of a document, for everybody and at once')
    .argument('<address>', 'the id of a document, its URL or the name of its file')
    .option('--json', 'what was freed, as JSON')
    .action(async (address: string, options: OutputOptions) => {
      const { liftEmbargo } = await import('./editing.js');
      done(await liftEmbargo(address, options, config(), io));
    });

  program
    .command('register')
    .description(
      list
        .map(({ registration }) => registration)
        .toReversed()
        .join('; and '),
    )
    .option('--dry-run', 'only says what would be changed')
    .action(async (options: { readonly dryRun?: true }) => {
      const { registerCommands } = await import('./register.js');
      done(await registerCommands(options, config(), io, list));
    });

  program
    .command('doctor')
    .description('what is configured, connected and permitted, and how to mend what is not')
    .option('--json', 'as JSON')
    .action(async (options: OutputOptions) => {
      const { doctor } = await import('./doctor.js');
      done(await doctor(options, config(), io, list));
    });

  program
    .command('start')
    .description('the bot on every platform that is configured, else a chat in the terminal')
    .option('--new', 'with a new, empty record, where there is none')
    .action(async (options: { readonly new?: true }) => {
      const { startBot } = await import('../app/start.js');
      await startBot(config(), io, { isNew: options.new === true });
    });

  program
    .command('check')
    .description('whether the record is as it was saved, and which documents to import again where it is not')
    .option('--repair', 'makes it anew of what is sound, and keeps the damaged file beside it')
    .option('--json', 'as JSON')
    .action(async (options: CheckView) => {
      const { check } = await import('./check.js');
      done(await check(options, config(), io));
    });

  return program;
}

/** Who looks: what is withheld from readers is shown to editors, marked as such. */
function asViewer(): Option {
  return new Option('--as <viewer>', 'who looks: what is withheld from readers is shown to an editor, marked').choices([
    'reader',
    'editor',
  ]);
}

function inARow(typed: string, before: readonly string[]): readonly string[] {
  return [...before, typed];
}

function kindInARow(typed: string, before: readonly string[]): readonly string[] {
  if (KINDS.some((kind) => kind === typed)) return inARow(typed, before);
  throw new InvalidArgumentError(`It has to be one of: ${KINDS.join(', ')}.`);
}

function upTo(most: number): (typed: string) => number {
  return (typed) => {
    const number = /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
    if (number >= 1 && number <= most) return number;
    throw new InvalidArgumentError(`It has to be a whole number from 1 to ${most}.`);
  };
}
