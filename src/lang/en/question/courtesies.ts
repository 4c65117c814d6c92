import { alternatives, lines } from '../../word-list.js';

/**
 * Lines that ask for nothing on record, as the alternatives of a pattern: in lower case, without marks, with straight
 * apostrophes.
 */
const phrases = (list: string): string => alternatives(lines(list).flat());

/** That all is well, or understood. */
export const AGREEMENTS = phrases(`
  ok, okay, okey, k, kk, alright, all right, got it, understood, great, perfect, nice, cool, awesome, excellent,
  wonderful, brilliant, super, fine, good, very good, good to know, sounds good, that's all, that is all, well done
`);

/** Thanks. */
export const THANKS = phrases(`
  thanks, thank you, thank u, thanx, thx, tysm, ty, many thanks, cheers, much appreciated
`);

/** What may stand behind thanks: how much, for what, to whom. */
export const THANKED_FOR = phrases(`
  a lot, a bunch, a million, so much, very much, again, all, everyone, bot, onrecord, for that, for this, for your help,
  for the help
`);

/** Greetings. */
export const GREETINGS = phrases(`
  hi, hello, hey, hiya, howdy, good morning, good afternoon, good evening, good day
`);

/** Who may be greeted. */
export const GREETED = phrases(`
  there, all, everyone, bot, onrecord, again
`);

/** That somebody wants to know what can be asked. */
export const HELP_REQUESTS = phrases(`
  help, help me, help please, please help, help me please, please help me, what can you do, what can i ask, how do i use this,
  how do you work, how does this work
`);
