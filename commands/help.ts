import { type Caller, type Command, defineCommand, freeTextOption } from '../src/bot/command.js';
import { findCommand } from '../src/bot/invocation.js';
import { mayUse } from '../src/bot/permissions.js';
import { fields, heading, note, type Reply, reply } from '../src/bot/reply.js';
import { commandLine, usage } from '../src/bot/wording.js';

export default defineCommand({
  name: 'help',
  description: 'What can be asked, and how',
  options: {
    command: {
      type: 'string',
      description: 'one command, for its options and examples',
      autocomplete: 'commands',
    },
  },
  examples: ['', 'said'],
  who: 'everyone',
  async run({ commands, caller }, { command }) {
    if (command) return describe(findCommand(command.replace(/^\//, ''), commands));
    const usable = commands.filter((each) => mayUse(each, caller));
    const bare = usable.find(({ takesBareText }) => takesBareText);
    return reply(
      heading('Ask who said what, and get the exact words with their source.'),
      fields(...usable.map((each) => ({ name: usage(each), value: each.description }))),
      bare ? note(`${orJust(caller)}: ${bare.examples[0] ?? ''}`) : null,
      note(
        'Words in quotation marks are the speaker’s own, exactly as in the source; a paraphrase is labelled. ' +
          `More about a command: /${ownName(commands)} ${bare?.name ?? ''}`,
        'quiet',
      ),
    );
  },
});

function orJust({ needsMention }: Caller): string {
  return needsMention ? 'Or just ask, in a direct message to the bot or in one that mentions it' : 'Or just ask';
}

/** What this command is called here. */
function ownName(commands: readonly Command[]): string {
  return findCommand('help', commands).name;
}

function describe(command: Command): Reply {
  const free = freeTextOption(command);
  const named = Object.keys(command.options).filter((name) => name !== free);
  const examples = command.examples.map((line) => commandLine({ command: command.name, options: {}, text: line }));
  const how = howToGive(command);
  const options = [...(free === null ? [] : [free]), ...named].map((name) => ({
    name: called(name, command),
    value: meaning(name, command),
  }));
  return reply(
    heading(usage(command)),
    note(command.description),
    options.length > 0 ? fields(...options) : null,
    how === null ? null : note(how, 'quiet'),
    note(`For example:\n${examples.join('\n')}`),
  );
}

/** How an option is typed: "speaker:…", "kind:quotes", "limit:1". */
function called(name: string, command: Command): string {
  const option = command.options[name]!;
  if (name === freeTextOption(command)) return name;
  if (option.type === 'choice') return option.choices.map((choice) => `${name}:${choice}`).join(' or ');
  return option.type === 'integer' ? `${name}:${option.min}` : `${name}:…`;
}

function meaning(name: string, command: Command): string {
  const { description, required, unless } = command.options[name]!;
  if (unless !== undefined) return `${description}; needed unless ${unless}`;
  if (required) return `${description}; needed`;
  return name === freeTextOption(command) ? `${description}; may be left out` : description;
}

/** Said once of all that are called by name. */
function howToGive(command: Command): string | null {
  const free = freeTextOption(command);
  const named = Object.entries(command.options).filter(([name]) => name !== free);
  if (named.length === 0) return null;
  const needed = named.some(([, { required }]) => required) ? 'unless they are needed' : '';
  const where = free === null ? '' : `and stand before the ${free}`;
  const quoted = named.some(([, { type }]) => type === 'string')
    ? ', two words in quotation marks: name:"two words"'
    : '';
  return `${['Options with a colon may be left out', needed, where].filter(Boolean).join(' ')}${quoted}.`;
}
