// Before Slack's client, as in the program (src/app/serve.ts says why).
import 'discord.js';
import fc from 'fast-check';

/** Random tests run the same cases each time: a run that fails can be repeated, and none fails by luck. */
fc.configureGlobal({ seed: 20200106 });
