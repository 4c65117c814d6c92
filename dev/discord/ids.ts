/** 2015-01-01, from which Discord counts: https://discord.com/developers/docs/reference#snowflakes */
const EPOCH = 1_420_070_400_000;

const KINDS = { user: '1', guild: '2', channel: '3', role: '4' };

/**
 * The id of something that tests name. Short names (`100`) become ids of full length, as only these are told from
 * other numbers in addresses and mentions; ids of full length stay.
 */
export function idOf(kind: keyof typeof KINDS, name: string): string {
  return /^\d{17,20}$/.test(name) ? name : `${KINDS[kind]}${name.padStart(17, '0')}`;
}

/** Makes ids that grow with time and that were not given before. */
export class Ids {
  #last = 0n;

  constructor(private readonly clock: () => number) {}

  next(): string {
    const now = BigInt(this.clock() - EPOCH) << 22n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return String(this.#last);
  }
}

/** The shard that hears of a guild: https://discord.com/developers/docs/events/gateway#sharding */
export function shardOf(guild: string | undefined, count: number): number {
  return guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
}
