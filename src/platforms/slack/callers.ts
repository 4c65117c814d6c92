import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Caller } from '../../bot/command.js';
import type { Time } from '../../bot/time.js';
import { isTimeZone } from '../../record/time-zone.js';
import { isDirect } from './inbound/place.js';
import { Learned } from './learned.js';
import { type Installed, idsIn, installationOf, isGroup } from './workspaces.js';

/** How long what Slack says of a user or a group is believed, in milliseconds. */
const BELIEVED = 60 * 60 * 1000;
const BELIEVED_OF_MEMBERS = 5 * 60 * 1000;

/** Longest that a question waits to learn where the asker's clock stands and what editors are called, in milliseconds. */
const SHORT_WAIT = 100;

/** The same for who is an editor, without which nobody is. */
const LONGER_WAIT = 1000;

/** Editors that somebody is told by name. */
const MOST_NAMED = 5;

export interface CallersParts {
  /** Ids of users, and of user groups, who are editors: in every workspace, or behind the id of theirs, `T1:U1`. */
  readonly editors: readonly string[];
  /** Whether several workspaces have installed the app: ids of channels and people are told with theirs then. */
  readonly severalInstalled: boolean;
  readonly time: Pick<Time, 'now' | 'wait'>;
  readonly logger: Logger;
}

interface Person {
  readonly name: string | null;
  readonly timeZone: string | null;
}

/** Where the bot posts by itself for somebody who asks here: a thread is answered in its channel. */
function placesToPost(
  place: string | undefined,
  named: (id: string) => string,
  userId: string,
): Pick<Caller, 'here' | 'alone'> {
  const channel = place?.split(':')[0];
  const alone = { platform: 'slack', channel: named(userId), isPerson: true };
  if (channel === undefined || isDirect({ channel })) return { alone };
  return { alone, here: { platform: 'slack', channel: named(channel), isPerson: false } };
}

/** Who asks, by what Slack tells of them. */
export class Callers {
  readonly #parts: CallersParts;
  readonly #people: Learned<Person>;
  readonly #members: Learned<readonly string[]>;
  /** Names of user groups by their ids. */
  readonly #groups: Learned<ReadonlyMap<string, string>>;

  constructor(parts: CallersParts) {
    const { time, logger } = parts;
    this.#parts = parts;
    this.#people = new Learned({ believed: BELIEVED, patience: SHORT_WAIT, time, logger });
    this.#members = new Learned({ believed: BELIEVED_OF_MEMBERS, patience: LONGER_WAIT, time, logger });
    this.#groups = new Learned({ believed: BELIEVED, patience: SHORT_WAIT, time, logger });
  }

  /** The caller with their rights and time zone; what Slack doesn't tell in time is left out. Never rejects. */
  async of(
    { userId, place, within, ...where }: Pick<Caller, 'userId' | 'place' | 'within' | 'shared' | 'needsMention'>,
    client: webApi.WebClient,
    context: Installed,
  ): Promise<Caller> {
    const [person, editor, editors] = await Promise.all([
      this.#person(userId, client),
      this.isEditor(userId, client, context),
      this.#named(client, context),
    ]);
    const timeZone = person?.timeZone ?? null;
    const named = (id: string) => (this.#parts.severalInstalled ? `${installationOf(context)}:${id}` : id);
    return {
      userId: named(userId),
      ...(place !== undefined && { place: named(place) }),
      ...(within !== undefined && { within: named(within) }),
      ...where,
      ...placesToPost(place, named, userId),
      editor,
      ...(timeZone !== null && { timeZone }),
      ...(editors !== '' && { editors }),
    };
  }

  /** Whether somebody is an editor, by name or as a member of a group. Where Slack can't tell, nobody is. */
  async isEditor(userId: string, client: webApi.WebClient, context: Installed): Promise<boolean> {
    const editors = this.#editorsIn(context);
    if (editors.includes(userId)) return true;
    const groups = await Promise.all(editors.filter(isGroup).map((group) => this.#membersOf(group, client)));
    return groups.some((members) => members.includes(userId));
  }

  #editorsIn({ teamId, enterpriseId }: Installed): string[] {
    return idsIn(this.#parts.editors, teamId, enterpriseId);
  }

  /** The editors by their names, which call nobody, or that there are none; empty where Slack can't tell any. */
  async #named(client: webApi.WebClient, context: Installed): Promise<string> {
    const editors = this.#editorsIn(context);
    if (editors.length === 0) return 'nobody is one yet; whoever runs the bot sets SLACK_EDITORS';
    const found = await Promise.all(editors.slice(0, MOST_NAMED).map((id) => this.#nameOf(id, client)));
    const names = found.filter((name) => name !== null);
    if (names.length === 0) return '';
    return [...names, ...(names.length < editors.length ? ['others'] : [])].join(', ');
  }

  async #nameOf(id: string, client: webApi.WebClient): Promise<string | null> {
    if (!isGroup(id)) return (await this.#person(id, client))?.name ?? null;
    const groups = await this.#groups.of(idIn(client, ''), async () => {
      const { usergroups = [] } = await client.usergroups.list({});
      return new Map(usergroups.flatMap((group) => (group.id ? [[group.id, group.name ?? group.handle ?? '']] : [])));
    });
    const name = groups?.get(id);
    return name ? `everybody in the group ${name}` : null;
  }

  async #membersOf(group: string, client: webApi.WebClient): Promise<readonly string[]> {
    const members = await this.#members.of(idIn(client, group), async () => {
      const { users = [] } = await client.usergroups.users.list({ usergroup: group });
      return users;
    });
    return members ?? [];
  }

  #person(userId: string, client: webApi.WebClient): Promise<Person | null> {
    return this.#people.of(idIn(client, userId), async () => {
      const { user } = await client.users.info({ user: userId });
      // Slack may know zones that this process doesn't.
      const timeZone = user?.tz && isTimeZone(user.tz) ? user.tz : null;
      return { name: user?.real_name || user?.name || null, timeZone };
    });
  }
}

/** An id as its workspace knows it: another one may be asked for it in vain. */
function idIn({ token = '' }: webApi.WebClient, id: string): string {
  return `${token} ${id}`;
}
