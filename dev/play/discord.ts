/** Tries the bot out on a Discord of our own, without an account: `npm run play:discord`, or with lines in a pipe. */
import { play } from './console.js';
import { DiscordPlay } from './discord/play.js';

process.exitCode = await play(() => DiscordPlay.open());
