// Before Slack's client, as in the program (src/app/serve.ts says why).
import 'discord.js';
