import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idOf } from '../../../../dev/discord/ids.js';
import { FLAGS } from '../../../../dev/discord/messages.js';
import type { Seen } from '../../../../dev/discord/seen.js';
import type { DiscordUser } from '../../../../dev/discord/user.js';
import { discordBot, isEphemeral, plain, type Running, type StartOptions } from '../harness.js';

const start = discordBot();

const QUESTION = 'what did Milley say about the letter';
/** What stands on record about that, and whom it is of. */
const WORDS = /Mark A\. Milley|honest mistake|involuntarily|Anthony Fauci/;
const REFUSAL =
  /This bot answers the people of its own|You are not among those whom this bot answers|could not be checked whether this bot/;

const [GUILD, OTHER] = [idOf('guild', '1'), idOf('guild', '2')];
/** Somebody who may read in each of the cases. */
const READER = '105';

/** An answer that everybody in the channel sees, as from before anybody was shut out. */
async function answered({ discord }: Running, question = QUESTION) {
  const message = await (await discord.user(READER).command('said', { question })).message();
  expect(plain(message)).toMatch(WORDS);
  const posted = discord.world.message(message.channel_id, message.id)!;
  delete posted.ephemeralFor;
  posted.flags &= ~FLAGS.ephemeral;
  return posted;
}

type Way = (running: Running, user: DiscordUser) => Promise<Seen>;

/** Everything that Discord can send, by what takes it, as somebody does it in a server. */
const WAYS: Readonly<Record<string, Way>> = {
  command: (_, user) => user.command('said', { question: QUESTION }),
  'command with a form': (_, user) => user.command('said'),
  message: (_, user) => user.mention('1', QUESTION),
  'message command': ({ discord }, user) =>
    user.messageCommand(discord.user(READER).write('1', QUESTION), 'Find statements like this'),
  button: async (running, user) => user.click(await answered(running), 'Context'),
  'button that asks on': async (running, user) => user.click(await answered(running, 'Fauci vaccines'), 'More'),
  'button that shares': async (running, user) => user.click(await answered(running), 'Share'),
  'button that reports': async (running, user) => user.click(await answered(running), 'Report'),
  form: async ({ discord }, user) => {
    const modal = await (await discord.user(READER).command('said')).modal();
    return user.submit(modal, { 'Topic, words, or a whole question': QUESTION });
  },
  'form of a report': async (running, user) => {
    const modal = await (await running.discord.user(READER).click(await answered(running), 'Report')).modal();
    return user.submit(modal, { 'What is wrong?': 'Not so.' });
  },
};

interface Case {
  readonly who: string;
  readonly options: StartOptions;
  prepare?(running: Running): void;
}

const CASES: readonly Case[] = [
  {
    who: 'somebody of another server than those that are listed',
    options: { readers: [OTHER, idOf('user', READER)] },
  },
  {
    who: 'a member without the role that the list names',
    options: { guildId: GUILD, readers: [idOf('role', '50')] },
    prepare: ({ discord }) => {
      discord.role('50');
      discord.member(READER, ['50']);
    },
  },
  {
    who: 'somebody who has still to pass the screening',
    options: { guildId: GUILD, readers: 'members' },
    prepare: ({ discord }) => {
      discord.member('101');
      discord.world.join('1', idOf('user', '101')).isPending = true;
    },
  },
];

async function running({ options, prepare }: Case) {
  const made = await start({
    ...{ editorsChannel: idOf('channel', '9'), before: (discord) => void discord.guild('2'), ...options },
  });
  made.discord.channel('9');
  made.discord.member('101');
  prepare?.(made);
  return made;
}

describe('what comes in', () => {
  it('is tried for whoever may not read, whatever takes it', () => {
    const folder = 'src/platforms/discord/inbound';
    const code = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
    const taken = code.flatMap((text) => [...text.matchAll(/\btake\(\s*'([^']+)'/g)].map(([, what]) => what!));
    const tried = new Set(Object.keys(WAYS).map((way) => way.replace(/ (?:with|that|of) .*/, '')));
    // What is typed gets no words, and has a test below.
    expect(taken.toSorted()).toEqual([...tried, 'typing'].toSorted());
    // Nothing comes in by another way than through one of them.
    const listening = code.join('\n').match(/client\.on\(/g)?.length;
    expect(listening).toBe(taken.length);
  });

  const cases = CASES.flatMap((one) => Object.keys(WAYS).map((way) => ({ ...one, way })));
  it.each(cases)('gives $who nothing by $way', async ({ way, ...one }) => {
    const made = await running(one);
    const { discord } = made;
    const user = discord.user('101');
    const seen = await WAYS[way]!(made, user);
    const message = await seen.message(({ author }) => author.bot === true);
    expect(plain(message)).toMatch(REFUSAL);
    expect(plain(message)).not.toMatch(WORDS);
    expect(isEphemeral(message) || message.channel_id === user.dmChannel).toBe(true);
    await made.platform.stop();
    // Nothing was shared or reported, and nothing answered for all but what somebody else asked.
    const channels = discord.world.messages.filter(({ author, ephemeralFor }) => author.bot && !ephemeralFor);
    expect(channels.filter(({ channel_id: id }) => id === idOf('channel', '9'))).toEqual([]);
    expect(channels.filter(({ channel_id: id }) => id === idOf('channel', '1')).length).toBeLessThanOrEqual(1);
  });

  it('offers no names to whoever may not read', async () => {
    const { discord } = await running(CASES[0]!);
    expect(await discord.user('101').autocomplete('said', 'speaker', 'mil')).toEqual([]);
    expect(await discord.user(READER).autocomplete('said', 'speaker', 'mil')).not.toEqual([]);
  });
});

describe('where one server is set', () => {
  const set: StartOptions = {
    guildId: GUILD,
    editors: [idOf('user', '300')],
    before: (discord) => void discord.guild('2'),
  };

  it('a direct message is answered to its members, and to nobody else', async () => {
    const { discord } = await start(set);
    discord.member('101');
    expect(plain(await (await discord.user('101').dm(QUESTION)).message())).toMatch(WORDS);
    const refused = plain(await (await discord.user('300').dm(QUESTION)).message());
    expect(refused).toContain('This bot answers the people of its own workspace or server');
    expect(refused).not.toMatch(WORDS);
    await (await discord.user('101').dm(QUESTION)).message();
    expect(discord.called('get_guild_member')).toHaveLength(2);
  });

  it('an editor is one in a direct message as a member alone', async () => {
    const { discord } = await start(set);
    const scheduled = async () => plain(await (await discord.user('300').dm('/pages list')).message());
    expect(await scheduled()).toContain('This bot answers the people of');
    const other = await start(set);
    other.discord.member('300');
    expect(plain(await (await other.discord.user('300').dm('/pages list')).message())).toContain(
      'Statements have no pages here.',
    );
  });

  it('nobody is answered in a direct message while Discord does not tell who is a member', async () => {
    const { discord } = await start(set);
    discord.member('101');
    discord.fail('get_guild_member', { status: 500 }, Number.POSITIVE_INFINITY);
    const told = plain(await (await discord.user('101').dm(QUESTION)).message());
    expect(told).toContain('It could not be checked whether this bot may answer you.');
    expect(told).not.toMatch(WORDS);
    // In the server itself, what comes in tells.
    expect(plain(await (await discord.user('101').mention('1', QUESTION)).message())).toMatch(WORDS);
  });

  it('a mention in another server is answered to nobody but a member, and to them alone', async () => {
    const { discord } = await start(set);
    discord.member('101');
    const [member, outsider] = [discord.user('101'), discord.user('500')];
    const answer = await (await member.mention({ guild: '2' }, QUESTION)).message(({ author }) => author.bot === true);
    expect(answer.channel_id).toBe(member.dmChannel);
    expect(plain(answer)).toMatch(WORDS);
    expect(plain(answer)).toContain('people from outside are in this channel');
    const refused = await (await outsider.mention({ guild: '2' }, QUESTION)).message(
      ({ author }) => author.bot === true,
    );
    expect(refused.channel_id).toBe(outsider.dmChannel);
    expect(plain(refused)).not.toMatch(WORDS);
    const there = discord.world.messages.filter(
      ({ channel_id: id, author }) => id === idOf('channel', '2') && author.bot,
    );
    expect(there).toEqual([]);
  });

  it('what is due in another server, or for somebody who has left, is known to the platform', async () => {
    const { discord, platform } = await start(set);
    discord.member('101');
    discord.user('500');
    const seen = (channel: string, isPerson = false) => platform.audienceOf({ platform: 'discord', channel, isPerson });
    expect(await seen(idOf('channel', '1'))).toBe('readers');
    expect(await seen(idOf('channel', '2'))).toBe('outsiders');
    expect(await seen(idOf('user', '101'), true)).toBe('readers');
    expect(await seen(idOf('user', '500'), true)).toBe('outsiders');
  });
});

describe('where no server is set', () => {
  it('a list may name servers, whose members read in direct messages as well', async () => {
    const { discord } = await start({ readers: [OTHER], before: (made) => void made.guild('2') });
    discord.member('101', [], '2');
    expect(plain(await (await discord.user('101').dm(QUESTION)).message())).toMatch(WORDS);
    expect(plain(await (await discord.user('101').mention({ guild: '2' }, QUESTION)).message())).toMatch(WORDS);
    expect(plain(await (await discord.user('500').dm(QUESTION)).message())).toMatch(REFUSAL);
  });
});
