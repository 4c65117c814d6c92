import {
  ActionRowBuilder,
  type AutocompleteInteraction,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  ContainerBuilder,
  GatewayIntentBits,
  LabelBuilder,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  ModalBuilder,
  type ModalSubmitInteraction,
  Partials,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  type StringSelectMenuInteraction,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { DiscordServer } from '../../../../dev/discord/index.js';

export const COMMANDS = [
  new SlashCommandBuilder()
    .setName('said')
    .setDescription('Who said what')
    .addStringOption((option) => option.setName('question').setDescription('What').setRequired(true))
    .addStringOption((option) => option.setName('speaker').setDescription('Who').setAutocomplete(true))
    .addUserOption((option) => option.setName('user').setDescription('A user'))
    .addChannelOption((option) => option.setName('channel').setDescription('A channel'))
    .addRoleOption((option) => option.setName('role').setDescription('A role'))
    .addMentionableOption((option) => option.setName('whom').setDescription('A user or a role'))
    .addIntegerOption((option) => option.setName('count').setDescription('How many').setMinValue(1).setMaxValue(9))
    .addNumberOption((option) => option.setName('ratio').setDescription('How much'))
    .addBooleanOption((option) => option.setName('loud').setDescription('For all'))
    .addAttachmentOption((option) => option.setName('file').setDescription('A file'))
    .toJSON(),
  new SlashCommandBuilder()
    .setName('source')
    .setDescription('Sources')
    .addSubcommand((sub) =>
      sub
        .setName('add')
        .setDescription('Add one')
        .addStringOption((option) => option.setName('url').setDescription('Where').setRequired(true)),
    )
    .toJSON(),
  new SlashCommandBuilder().setName('slow').setDescription('Deferred').toJSON(),
  new SlashCommandBuilder().setName('search').setDescription('In a modal').toJSON(),
  { name: 'Find statements like this', type: 3 },
];

const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary);

/** A card as the bot's answers are: text, buttons, and a menu. */
export function card(text: string) {
  const container = new ContainerBuilder()
    .addTextDisplayComponents(new TextDisplayBuilder().setContent(text))
    .addActionRowComponents(
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        ...[button('more', 'More'), button('share', 'Share'), button('drop', 'Drop'), button('ask', 'Ask')],
      ),
    )
    .addActionRowComponents(
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId('which')
          .setPlaceholder('Which one?')
          .addOptions({ label: 'Gordon Brown', value: 'brown' }, { label: 'Sherrod Brown', value: 'sherrod' }),
      ),
    );
  return { components: [container] };
}

const EPHEMERAL = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;

const modal = new ModalBuilder()
  .setCustomId('search')
  .setTitle('Search')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Topic')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('topic').setStyle(TextInputStyle.Short).setMaxLength(100),
      ),
    new LabelBuilder()
      .setLabel('Speaker')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('speaker').setStyle(TextInputStyle.Short).setRequired(false),
      ),
  );

async function command(interaction: ChatInputCommandInteraction): Promise<unknown> {
  const { options } = interaction;
  if (interaction.commandName === 'search') return interaction.showModal(modal);
  if (interaction.commandName === 'slow') {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({ ...card('at last'), flags: MessageFlags.IsComponentsV2 });
    return interaction.followUp({ ...card('and more'), flags: EPHEMERAL });
  }
  if (interaction.commandName === 'source') {
    const words = `${options.getSubcommand()} ${options.getString('url', true)}`;
    return interaction.reply({ ...card(words), flags: EPHEMERAL });
  }
  const given = [
    ...[options.getString('speaker'), options.getUser('user')?.username, options.getChannel('channel')?.name],
    ...[options.getRole('role')?.name, options.getInteger('count'), options.getNumber('ratio')],
    options.getAttachment('file')?.name,
  ].filter((each) => each !== null && each !== undefined);
  const text = [`about ${options.getString('question', true)}`, ...given].join(', ');
  const loud = options.getBoolean('loud') === true;
  return interaction.reply({ ...card(text), flags: loud ? MessageFlags.IsComponentsV2 : EPHEMERAL });
}

async function click(interaction: ButtonInteraction | StringSelectMenuInteraction): Promise<unknown> {
  if (interaction.isStringSelectMenu()) {
    return interaction.update({ ...card(`chose ${interaction.values.join()}`), flags: MessageFlags.IsComponentsV2 });
  }
  if (interaction.customId === 'more') return interaction.update(card('page 2'));
  if (interaction.customId === 'ask') return interaction.showModal(modal);
  await interaction.deferUpdate();
  if (interaction.customId === 'drop') return interaction.deleteReply();
  const channel = await interaction.client.channels.fetch(interaction.channelId);
  if (!channel?.isSendable()) return undefined;
  return channel.send({
    ...{ ...card('shared'), flags: MessageFlags.IsComponentsV2, nonce: `share-${interaction.id.slice(-15)}` },
    enforceNonce: true,
  });
}

function suggest(interaction: AutocompleteInteraction): Promise<unknown> {
  const typed = interaction.options.getFocused().toLowerCase();
  const names = ['Gordon Brown', 'Sherrod Brown', 'Russell Brand'];
  const fits = names.filter((name) => name.toLowerCase().includes(typed));
  return interaction.respond(fits.map((name) => ({ name, value: name })));
}

function submitted(interaction: ModalSubmitInteraction): Promise<unknown> {
  const answer = card(`found ${interaction.fields.getTextInputValue('topic')}`);
  if (interaction.isFromMessage()) return interaction.update(answer);
  return interaction.reply({ ...answer, flags: EPHEMERAL });
}

function similar(interaction: MessageContextMenuCommandInteraction): Promise<unknown> {
  return interaction.reply({ ...card(`like ${interaction.targetMessage.content}`), flags: EPHEMERAL });
}

function written(message: Message): Promise<unknown> | undefined {
  if (message.author.bot || !message.channel.isSendable()) return undefined;
  return message.reply({
    ...{ ...card(`you said ${message.content}`), flags: MessageFlags.IsComponentsV2 },
    ...{ nonce: `to-${message.id.slice(-15)}`, enforceNonce: true, failIfNotExists: false },
  });
}

/** What sessions need to start again at once: discord.js itself waits for 5 s between two of a shard. */
export const AT_ONCE = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) };

export const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

export function sampleClient(discord: DiscordServer, more: Partial<ClientOptions> = {}): Client {
  return new Client({
    ...{ intents: INTENTS, partials: [Partials.Channel], allowedMentions: { parse: [], repliedUser: false } },
    ...{ rest: { api: discord.api, version: '10' }, ws: AT_ONCE as never, ...more },
  });
}

/** A small bot on the real discord.js that answers in every way that there is. */
export async function sampleBot(discord: DiscordServer, more: Partial<ClientOptions> = {}): Promise<Client> {
  const client = sampleClient(discord, more);
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isChatInputCommand()) await command(interaction);
    else if (interaction.isAutocomplete()) await suggest(interaction);
    else if (interaction.isMessageContextMenuCommand()) await similar(interaction);
    else if (interaction.isModalSubmit()) await submitted(interaction);
    else if (interaction.isButton() || interaction.isStringSelectMenu()) await click(interaction);
  });
  client.on('messageCreate', (message) => void written(message));
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  await ready;
  await client.application?.commands.set(COMMANDS as never);
  return client;
}
