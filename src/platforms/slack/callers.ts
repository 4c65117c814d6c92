import type { Context, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Caller } from '../../bot/command.js';
import { type Time, within } from '../../bot/time.js';
import { isTimeZone } from '../../record/time-zone.js';

/** How long what Slack says of a user or a group is believed, in milliseconds. */
const BELIEVED = 60 * 60 * 1000;
const BELIEVED_OF_GROUPS = 5 * 60 * 1000;
const BELIEVED_TO_FAIL = 60 * 1000;

/** Users whose time zone is kept; the one learned first goes first. */
const MOST_KEPT = 5000;

/** Longest that a question waits to learn where the asker's clock stands, in milliseconds. */
const LONGEST_WAIT = 1000;

export interface CallersParts {
  /** Ids of users, and of user groups, who are editors. */
  readonly editors: readonly string[];
  /** Whether several workspaces have installed the app: ids of channels and people are told with theirs then. */
  readonly severalInstalled: boolean;
  readonly time: Pick<Time, 'now' | 'wait'>;
  readonly logger: Logger;
}

/** Whose token answers, as bolt tells of what came in. */
type Installed = Pick<Context, 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>;

interface Known<Value> {
  readonly value: Promise<Value>;
  readonly until: number;
}

/** Who asks, by what Slack tells of them. */
export class Callers {
  readonly #parts: CallersParts;
  readonly #zones = new Map<string, Known<string | null>>();
  readonly #groups = new Map<string, Known<readonly string[]>>();

  constructor(parts: CallersParts) {
    this.#parts = parts;
  }

  /** The caller with their rights and time zone; what Slack doesn't tell in time is left out. Never rejects. */
  async of(
    { userId, place, within, ...where }: Pick<Caller, 'userId' | 'place' | 'within' | 'shared' | 'needsMention'>,
    client: webApi.WebClient,
    context: Installed,
  ): Promise<Caller> {
    const [timeZone, editor] = await Promise.all([this.#zoneOf(userId, client), this.isEditor(userId, client)]);
    const named = (id: string) => (this.#parts.severalInstalled ? `${installationOf(context)}:${id}` : id);
    return {
      userId: named(userId),
      ...(place !== undefined && { place: named(place) }),
      ...(within !== undefined && { within: named(within) }),
      ...where,
      editor,
      ...(timeZone !== null && { timeZone }),
      ...(this.#named !== '' && { editors: this.#named }),
    };
  }

  /** The editors by their ids; a mention of them would call them. */
  get #named(): string {
    return this.#parts.editors.join(', ');
  }

  /** Whether somebody is an editor, by name or as a member of a group. Where Slack can't tell, nobody is. */
  async isEditor(userId: string, client: webApi.WebClient): Promise<boolean> {
    const { editors } = this.#parts;
    if (editors.includes(userId)) return true;
    const groups = await Promise.all(editors.filter(isGroup).map((group) => this.#membersOf(group, client)));
    return groups.some((members) => members.includes(userId));
  }

  #membersOf(group: string, client: webApi.WebClient): Promise<readonly string[]> {
    return this.#learned(this.#groups, idIn(client, group), BELIEVED_OF_GROUPS, [], async () => {
      const { users = [] } = await client.usergroups.users.list({ usergroup: group });
      return users;
    });
  }

  #zoneOf(userId: string, client: webApi.WebClient): Promise<string | null> {
    return this.#learned(this.#zones, idIn(client, userId), BELIEVED, null, async () => {
      const { user } = await client.users.info({ user: userId });
      // Slack may know zones that this process doesn't.
      return user?.tz && isTimeZone(user.tz) ? user.tz : null;
    });
  }

  async #learned<Value>(
    known: Map<string, Known<Value>>,
    id: string,
    believed: number,
    otherwise: Value,
    ask: () => Promise<Value>,
  ): Promise<Value> {
    const now = this.#parts.time.now();
    const before = known.get(id);
    if (before && before.until > now) return this.#inTime(before.value, otherwise);
    const value = ask().catch((error: unknown) => {
      this.#parts.logger.warn({ err: error }, 'Slack did not tell about a user');
      known.set(id, { value: Promise.resolve(otherwise), until: now + BELIEVED_TO_FAIL });
      return otherwise;
    });
    known.delete(id);
    known.set(id, { value, until: now + believed });
    const [oldest] = known.keys();
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
    return this.#inTime(value, otherwise);
  }

  /** A value, or another where it takes too long. */
  async #inTime<Value>(value: Promise<Value>, otherwise: Value): Promise<Value> {
    return (await within(value, LONGEST_WAIT, this.#parts.time)) ?? otherwise;
  }
}

function installationOf({ isEnterpriseInstall, enterpriseId = '', teamId = '' }: Installed): string {
  return isEnterpriseInstall ? enterpriseId : teamId;
}

function isGroup(id: string): boolean {
  return id.startsWith('S');
}

/** An id as its workspace knows it: another one may be asked for it in vain. */
function idIn({ token = '' }: webApi.WebClient, id: string): string {
  return `${token} ${id}`;
}
