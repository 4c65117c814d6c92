import { mayUse } from '../src/bot/access/permissions.js';
import { groupReply, usageReply } from '../src/bot/answers/usage.js';
import { type Caller, type Command, defineCommand, usage } from '../src/bot/commands/command.js';
import { findCommand } from '../src/bot/commands/invocation.js';
import { groupNamed } from '../src/bot/commands/slash.js';
import { fields, heading, note, reply } from '../src/bot/reply/reply.js';

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
    const name = command?.replace(/^\//, '');
    const group = name === undefined ? undefined : groupNamed(name, commands);
    if (group) return groupReply(group, caller);
    if (name !== undefined) return usageReply(findCommand(name, commands));
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
