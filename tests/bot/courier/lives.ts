import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { idOf } from '../../../dev/discord/ids.js';
import { DiscordServer } from '../../../dev/discord/index.js';
import { Log } from '../../../dev/local/log.js';
import { SlackServer } from '../../../dev/slack/index.js';
import type { Delivery } from '../../../src/model/subscription.js';
import { openSqliteStore } from '../../../src/store/sqlite/index.js';
import { compiled } from '../../compiled.js';

const LIFE = fileURLToPath(new URL('life.mjs', import.meta.url));

export type PlatformName = 'slack' | 'discord';

/** What a life of a courier is given; see `life.mjs`. */
export interface Life {
  readonly db: string;
  /** Null: as they are told. */
  readonly moments: readonly number[] | null;
  readonly dieAt: number;
}

type Lives = { live(life: object, die: (end: () => Promise<void>) => Promise<never>): Promise<number> };

/** A message that stands on a platform. */
export interface Standing {
  /** The same for the same post. */
  readonly key: string;
  readonly channel: string;
  readonly name: string;
  /** The message that it hangs below. */
  readonly below?: string | undefined;
  /** All that it says. */
  readonly words: string;
}

/** A platform of our own, and the lives of couriers that post to it. */
export class Place {
  /** Milliseconds since 1970. */
  now = 0;

  private constructor(
    readonly platform: PlatformName,
    readonly server: SlackServer | DiscordServer,
    readonly channels: readonly [string, string],
  ) {}

  static async open(platform: PlatformName): Promise<Place> {
    let place: Place | null = null;
    const clock = () => place?.now ?? 0;
    if (platform === 'slack') {
      const slack = await SlackServer.start({ clock });
      slack.channel('C0002');
      place = new Place(platform, slack, ['C0001', 'C0002']);
      return place;
    }
    const discord = await DiscordServer.start({ clock });
    discord.channel('2');
    place = new Place(platform, discord, [idOf('channel', '1'), idOf('channel', '2')]);
    return place;
  }

  /** Holds the next post up: before its effect, or behind it, when it is there, and nobody was told. */
  holdPost(effect: 'before' | 'after' = 'after') {
    const { server } = this;
    return server instanceof SlackServer
      ? server.hold('chat.postMessage', { effect })
      : server.hold('create_message', { effect });
  }

  standing(): Standing[] {
    const { server } = this;
    if (server instanceof SlackServer) {
      return server.workspace.messages.map(({ ts, channel, thread_ts, metadata, blocks }) => {
        const { key } = (metadata as unknown as { event_payload: { key: string } }).event_payload;
        return { key, channel, name: ts, below: thread_ts, words: JSON.stringify(blocks) };
      });
    }
    return server.world.messages.map(({ id, channel_id: channel, components }) => {
      return { key: String(components[0]?.id), channel, name: id, words: JSON.stringify(components) };
    });
  }

  /** Forgets what stands there. */
  clear(): void {
    const { server } = this;
    if (server instanceof SlackServer) server.workspace.messages.length = 0;
    else server.world.messages.length = 0;
  }

  #settings(life: Life) {
    const { platform, server } = this;
    const dist = `${pathToFileURL(dirname(compiled('src/index.ts'))).href}/`;
    const from = server instanceof SlackServer ? { api: server.apiUrl, token: server.botToken } : { api: server.api };
    const own = server instanceof DiscordServer ? { token: server.token, user: server.applicationId } : {};
    return { dist, platform, ...from, ...own, ...life };
  }

  /** A life as a process of its own. Gives its steps, or null where it was killed. */
  process(life: Life) {
    const { child, lines, closed } = this.#spawned(life);
    const ended = closed.then((signal) => (signal === 'SIGKILL' ? null : Number(lines.all.at(-1))));
    return { ended, kill: () => child.kill('SIGKILL') };
  }

  /** A life as a process of its own that looks when it is told to. */
  looking(db: string) {
    const { child, lines, closed } = this.#spawned({ db, moments: null, dieAt: 0 });
    let looked = 0;
    const look = async (moment: number) => {
      child.stdin.write(`${moment}\n`);
      await lines.first(++looked, (line) => line === 'looked');
    };
    const end = async () => {
      child.stdin.end();
      expect(await closed).toBeNull();
    };
    return { look, end };
  }

  #spawned(life: Life) {
    const child = spawn(process.execPath, [LIFE, JSON.stringify(this.#settings(life))]);
    const lines = new Log<string>();
    createInterface({ input: child.stdout }).on('line', (line) => lines.add(line));
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const closed = once(child, 'close').then(([, signal]) => {
      expect(stderr).toBe('');
      return signal as string | null;
    });
    return { child, lines, closed };
  }

  /** A life in this process, which is left where it dies: its connection is closed, and it does nothing more. */
  async inside(life: Life): Promise<number | null> {
    const { live } = (await import(pathToFileURL(LIFE).href)) as Lives;
    return new Promise((resolve, reject) => {
      const die = async (end: () => Promise<void>) => {
        await end();
        resolve(null);
        return new Promise<never>(() => {});
      };
      live(this.#settings(life), die).then(resolve, reject);
    });
  }

  async close(): Promise<void> {
    expect(this.server.violations).toEqual([]);
    await this.server.close();
  }
}

/** Another record that holds the same. */
export async function copied(db: string, name: string): Promise<string> {
  await cp(db, name);
  // What was written last may still stand in the log.
  if (existsSync(`${db}-wal`)) await cp(`${db}-wal`, `${name}-wal`);
  return name;
}

/** Which of the numbered sentences stand there. */
export function numbersOf(standing: readonly Standing[]): number[] {
  return standing.flatMap(({ words }) => [...words.matchAll(/order of (\d+) /g)].map(([, n]) => Number(n)));
}

/** All that the ledger of a record holds. */
export async function ledger(db: string): Promise<Delivery[]> {
  const store = openSqliteStore(db);
  const rows: Delivery[] = [];
  for (const { id } of await store.subscriptions()) rows.push(...(await store.deliveries(id, 1000)));
  await store.close();
  return rows;
}
