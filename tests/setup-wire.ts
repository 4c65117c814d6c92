// Before Slack's client, as in the program (src/platforms/index.ts says why).
import 'discord.js';
