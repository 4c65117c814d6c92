import { AGREEMENTS, GREETED, GREETINGS, HELP_REQUESTS, THANKED_FOR, THANKS, wording } from '../../lang/index.js';
import type { Command } from '../commands/command.js';
import { commandLine } from '../layout/wording.js';
import { note, type Reply, reply } from '../reply/reply.js';

/** Longer than anybody greets; nothing longer is looked at. */
const LONGEST = 80;

/** What is said beside words and doesn't change what they are: marks, and emoji, also as Slack writes them (`:pray:`). */
const BESIDE = /:[a-z0-9_+-]{1,40}:|[^\p{L}\p{N}\s']+/gu;

/** Words to be found exactly, whatever they are. */
const QUOTED = /["“”„«»]/;

/** Whole lines, in lower case and without marks. */
const IS_THANKS = new RegExp(`^(?:(?:${AGREEMENTS}) )*(?:${THANKS})(?: (?:${THANKED_FOR}))*$`);
const IS_FINE = new RegExp(`^(?:${AGREEMENTS})(?: (?:${AGREEMENTS}))*$`);
const IS_HELLO = new RegExp(`^(?:${GREETINGS})(?: (?:${GREETED}))*$`);
const IS_HELP = new RegExp(`^(?:${HELP_REQUESTS})$`);

/**
 * What a line is that asks for nothing on record, since all of it is a greeting, thanks, a "fine", or asks for help; null
 * for a question and for a command. A line with one word more is a question: "thanks to whom did he win?".
 */
export function courtesyIn(line: string): 'hello' | 'thanks' | 'fine' | 'help' | null {
  const typed = line.trim();
  if (typed === '' || typed.length > LONGEST || typed.startsWith('/') || QUOTED.test(typed)) return null;
  if (/^[?¿\s]+$/.test(typed)) return 'help';
  const words = typed.toLowerCase().replaceAll('’', "'").replace(BESIDE, ' ').trim().replace(/\s+/g, ' ');
  // An emoji alone; marks alone may be a slip, and are told that they are no question.
  if (words === '') return /\p{Extended_Pictographic}|^(?::[a-z0-9_+-]+:\s*)+$/u.test(typed) ? 'fine' : null;
  if (IS_HELP.test(words)) return 'help';
  if (IS_HELLO.test(words)) return 'hello';
  if (IS_THANKS.test(words)) return 'thanks';
  return IS_FINE.test(words) ? 'fine' : null;
}

/** A line in return, for which nothing is looked up. */
export function courtesyReply(kind: 'hello' | 'thanks' | 'fine', commands: readonly Command[]): Reply {
  if (kind === 'thanks') return reply(note(wording.answers.thanksReturned));
  if (kind === 'fine') return reply(note(wording.answers.agreement));
  const asking = commands.find(({ takesBareText }) => takesBareText);
  const example = asking && commandLine({ command: asking.name, options: {}, text: asking.examples[0] ?? '' });
  return reply(note(wording.answers.greeting(example)));
}
