import { type Command, defineCommand, freeTextOption } from '../src/bot/command.js';
import { findCommand } from '../src/bot/invocation.js';
import { mayUse } from '../src/bot/permissions.js';
import { fields, heading, note, type Reply, reply } from '../src/bot/reply.js';
import { commandLine, usage } from '../src/bot/wording.js';

export default defineCommand({
  name: 'help',
  description: 'What can be asked, and how',
  options: { command: { type: 'string', description: 'one command, for its options and examples' } },
  examples: ['', 'said'],
  who: 'everyone',
  async run({ commands, caller }, { command }) {
    if (command) return describe(findCommand(command.replace(/^\//, ''), commands));
    const usable = commands.filter((each) => mayUse(each, caller));
    const bare = usable.find(({ takesBareText }) => takesBareText);
    return reply(
      heading('Ask who said what, and get the exact words with their source.'),
      fields(...usable.map((each) => ({ name: usage(each), value: each.description }))),
      bare ? note(`Or just ask: ${bare.examples[0] ?? ''}`) : null,
      note(
        'Words in quotation marks are the speaker’s own, exactly as in the source; a paraphrase is labelled. ' +
          `More about a command: /${ownName(commands)} ${bare?.name ?? ''}`,
        'quiet',
      ),
    );
  },
});

/** What this command is called here. */
function ownName(commands: readonly Command[]): string {
  return findCommand('help', commands).name;
}

function describe(command: Command): Reply {
  const free = freeTextOption(command);
  const options = Object.entries(command.options).map(([name, option]) => {
    const called = name === free ? name : `${name}:…`;
    return { name: called, value: option.required ? option.description : `${option.description} (optional)` };
  });
  const examples = command.examples.map((text) => commandLine({ command: command.name, options: {}, text }));
  return reply(
    heading(usage(command)),
    note(command.description),
    options.length > 0 ? fields(...options) : null,
    note(`For example:\n${examples.join('\n')}`),
  );
}
