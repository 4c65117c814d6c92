/** discord.js with its own settings, doing nothing but answer: at once, or after it was deferred. */
import { ApplicationCommandOptionType, Client, GatewayIntentBits, MessageFlags } from 'discord.js';

const { DISCORD_TOKEN: token, DISCORD_REST_API: api, DEFERS: defers } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api, version: '10' } });
const flags = MessageFlags.Ephemeral;
client.on('interactionCreate', async (interaction) => {
  if (!defers) return interaction.reply({ content: 'Here it is.', flags });
  await interaction.deferReply({ flags });
  await interaction.editReply({ content: 'Here it is.' });
});
client.once('clientReady', async () => {
  const option = { type: ApplicationCommandOptionType.String, name: 'command', description: 'Anything' };
  await client.application.commands.set([{ name: 'help', description: 'Answers', options: [option] }]);
  console.log('ready');
});
await client.login(token);
