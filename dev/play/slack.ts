/** Tries the bot out on a Slack of our own, without an account: `npm run play:slack`, or with lines in a pipe. */
import { play } from './console.js';
import { SlackPlay } from './slack/play.js';

process.exitCode = await play(() => SlackPlay.open());
