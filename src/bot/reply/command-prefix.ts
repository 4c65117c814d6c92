import type { Command } from '../commands/command.js';
import { commandNamed, groupNamed } from '../commands/slash.js';
import { type Invocation, type Reply, type ReplyNode, reply } from './reply.js';

/** A reply in which commands are called as they are called here, where a configuration puts something before their names. */
export function withCommandPrefix(answer: Reply, commands: readonly Command[]): Reply {
  if (commands.every(({ name, plainName = name }) => name === plainName)) return answer;
  const called = <Next extends Invocation | null>(invocation: Next): Next =>
    invocation && { ...invocation, command: nameHere(invocation.command, commands) };
  return reply(
    ...answer.nodes.map((node): ReplyNode => {
      if (node.type === 'page') return { ...node, previous: called(node.previous), next: called(node.next) };
      if (node.type !== 'actions') return node;
      return { ...node, actions: node.actions.map((each) => ({ ...each, invocation: called(each.invocation) })) };
    }),
  );
}

function nameHere(name: string, commands: readonly Command[]): string {
  return (commandNamed(name, commands) ?? groupNamed(name, commands))?.name ?? name;
}
