import { mayUse } from '../src/bot/access/permissions.js';
import { groupReply, usageReply } from '../src/bot/answers/usage.js';
import { type Caller, type Command, defineCommand, usage } from '../src/bot/commands/command.js';
import { findCommand } from '../src/bot/commands/invocation.js';
import { groupNamed } from '../src/bot/commands/slash.js';
import { fields, heading, note, reply } from '../src/bot/reply/reply.js';
import { wording } from '../src/lang/index.js';

export default defineCommand({
  name: 'help',
  description: wording.help.description,
  options: {
    command: {
      type: 'string',
      description: wording.help.options.command,
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
      heading(wording.help.title),
      fields(...usable.map((each) => ({ name: usage(each), value: each.description }))),
      bare ? note(`${orJust(caller)}: ${bare.examples[0] ?? ''}`) : null,
      note(wording.help.exactWords(`/${ownName(commands)} ${bare?.name ?? ''}`), 'quiet'),
    );
  },
});

function orJust({ needsMention }: Caller): string {
  return needsMention ? wording.help.orJustAskWithMention : wording.help.orJustAsk;
}

/** What this command is called here. */
function ownName(commands: readonly Command[]): string {
  return findCommand('help', commands).name;
}
