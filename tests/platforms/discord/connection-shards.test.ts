import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../../dev/discord/components.js';
import { idOf, shardOf } from '../../../dev/discord/ids.js';
import { DiscordServer } from '../../../dev/discord/index.js';
import { connect } from './connected.js';

/** Two servers that two shards share. */
const [FIRST, SECOND] = [0, 1].map((shard) => {
  const ids = Array.from({ length: 99 }, (_, at) => String(BigInt(idOf('guild', '1')) + (BigInt(at) << 22n)));
  return ids.find((id) => shardOf(id, 2) === shard)!;
}) as [string, string];

let discord: DiscordServer;
let bot: Awaited<ReturnType<typeof connect>>;
beforeEach(async () => {
  discord = await DiscordServer.start();
  discord.world.guilds.clear();
  for (const id of [FIRST, SECOND]) discord.guild(id);
  for (const id of [FIRST, SECOND]) discord.world.join(id, '100');
});
afterEach(async () => {
  await bot.close();
  await discord.close();
  expect(discord.violations).toEqual([]);
});

async function answers(where: { guild: string } | { dm: 'bot' }): Promise<void> {
  const seen = await discord.user('100').command('said', { question: 'iraq' }, where);
  expect(textOf(await seen.message())).toBe('about iraq');
}

describe('two shards', () => {
  it.each([
    ['as recommended', 'auto', 2],
    ['as configured', 2, 1],
  ] as const)('share the servers, %s', async (_, shards, recommended) => {
    discord.gateway.shards = recommended;
    bot = await connect(discord, { shards });
    expect(discord.gateway.live.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    await answers({ guild: FIRST });
    await answers({ guild: SECOND });
    await answers({ dm: 'bot' });
    expect(discord.commandWrites).toHaveLength(1);
  });

  it('open their sessions one after the other where Discord wants it', async () => {
    discord.gateway.maxConcurrency = 1;
    bot = await connect(discord, { shards: 2 });
    expect(bot.time.pauses).toEqual([5_000]);
  });

  it('come back each on its own', async () => {
    bot = await connect(discord, { shards: 2 });
    const second = discord.gateway.live.find(({ shard: [id] }) => id === 1)!;
    second.connection!.socket.terminate();
    await bot.log.next(({ shard, msg }) => shard === 1 && msg.startsWith('The connection to Discord ended'));
    expect(bot.platform.connected()).toBe(false);
    await answers({ guild: FIRST });
    await discord.gateway.ready.first(3);
    await answers({ guild: SECOND });
    expect(bot.platform.connected()).toBe(true);
    expect(discord.gateway.connections.all).toHaveLength(3);
  });

  it('end together where one of them is refused', async () => {
    bot = await connect(discord, { shards: 2 });
    discord.gateway.live[1]!.connection!.socket.close(4011);
    await expect(bot.platform.failed).rejects.toMatchObject({ code: 'DISCORD_REFUSED' });
  });
});
