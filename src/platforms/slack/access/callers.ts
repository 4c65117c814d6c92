import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Readers, Standing } from '../../../bot/access/readers.js';
import type { Caller } from '../../../bot/commands/command.js';
import type { Time } from '../../../bot/delivery/clock.js';
import { LookupCache } from '../../../bot/memory/cache.js';
import { isDirect } from '../inbound/event/place.js';
import { type InstallationIds, idsIn, installationOf, isGroup } from '../setup/workspaces.js';
import type { Audiences } from './audiences.js';
import { isInside, personOf, provesInside, type SlackUser } from './membership.js';

/** How long what Slack says of a user or a group is believed, in milliseconds. */
const BELIEVED = 60 * 60 * 1000;
const BELIEVED_OF_MEMBERS = 5 * 60 * 1000;
const BELIEVED_OF_PEOPLE = 10 * 60 * 1000;

/** Longest that a question waits to learn where the asker's clock stands and what editors are called, in milliseconds. */
const SHORT_WAIT = 100;

/** The same for who is an editor, and for who may read, without which nobody is. */
const LONGER_WAIT = 1000;

/** Editors that somebody is told by name. */
const MOST_NAMED = 5;

export interface CallersParts {
  /** Ids of users, and of user groups, who are editors: in every workspace, or behind the id of theirs, `T1:U1`. */
  readonly editors: readonly string[];
  readonly readers: Readers;
  readonly audiences: Audiences;
  /** Whether several workspaces have installed the app: ids of channels and people are told with theirs then. */
  readonly severalInstalled: boolean;
  readonly time: Pick<Time, 'now' | 'wait'>;
  readonly logger: Logger;
}

/** Somebody who did something. */
export interface Asker {
  readonly userId: string;
  /** Ids of the workspaces that Slack gives for them with it, whatever stands there; none where it gives none. */
  readonly teams: readonly unknown[];
}

/** Where something is asked. */
export type AskPlace = Pick<Caller, 'place' | 'within' | 'shared' | 'needsMention'>;

export type Rights = Pick<Caller, 'standing' | 'editor'>;

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
  readonly #people: LookupCache<SlackUser>;
  readonly #members: LookupCache<readonly string[]>;
  /** Names of user groups by their ids. */
  readonly #groups: LookupCache<ReadonlyMap<string, string>>;

  constructor(parts: CallersParts) {
    const { time, logger } = parts;
    const asking = { platform: 'Slack', time, logger };
    this.#parts = parts;
    this.#people = new LookupCache({ ...asking, believed: BELIEVED_OF_PEOPLE, patience: SHORT_WAIT });
    this.#members = new LookupCache({ ...asking, believed: BELIEVED_OF_MEMBERS, patience: LONGER_WAIT });
    this.#groups = new LookupCache({ ...asking, believed: BELIEVED, patience: SHORT_WAIT });
  }

  /** The caller with their rights and time zone; what Slack doesn't tell in time is left out. Never rejects. */
  async of(asker: Asker & AskPlace, client: webApi.WebClient, context: InstallationIds): Promise<Caller> {
    const [caller, person, editors] = await Promise.all([
      this.quickly(asker, client, context),
      this.#person(asker.userId, client),
      this.#named(client, context),
    ]);
    const timeZone = person?.timeZone ?? null;
    return { ...caller, ...(timeZone !== null && { timeZone }), ...(editors !== '' && { editors }) };
  }

  /** The caller with their rights alone, for what needs no time and names nobody. Never rejects. */
  async quickly(asker: Asker & AskPlace, client: webApi.WebClient, context: InstallationIds): Promise<Caller> {
    const { userId, teams, place, within, ...where } = asker;
    const rights = await this.rightsOf({ userId, teams }, client, context);
    const named = (id: string) => (this.#parts.severalInstalled ? `${installationOf(context)}:${id}` : id);
    const [channel] = place?.split(':') ?? [];
    return {
      userId: named(userId),
      ...(place !== undefined && { place: named(place) }),
      ...(within !== undefined && { within: named(within) }),
      ...where,
      ...placesToPost(place, named, userId),
      ...(channel !== undefined && { audience: () => this.#parts.audiences.of(channel, client, context) }),
      ...rights,
    };
  }

  /**
   * Whether somebody may read, and whether they are an editor: by name or as a member of a group, and of nowhere but the
   * workspace that it is set for. Where Slack can't tell, nobody is. Slack is asked only for what is not told with what they
   * did. Never rejects.
   */
  async rightsOf({ userId, teams }: Asker, client: webApi.WebClient, context: InstallationIds): Promise<Rights> {
    const { readers } = this.#parts;
    const isProven = provesInside(teams, context);
    const readerIds = typeof readers === 'string' ? [] : this.#meant(readers, context);
    const [person, isEditor, isListed] = await Promise.all([
      isProven && readers !== 'members' ? null : this.#person(userId, client, LONGER_WAIT),
      this.#isAmong(this.#meant(this.#parts.editors, context), userId, client),
      this.#isAmong(readerIds, userId, client),
    ]);
    const inside = isProven || (person === null ? null : isInside(person, context));
    if (!inside) return { standing: inside === null ? 'unknown' : 'outsider', editor: false };
    if (isEditor === true) return { standing: 'reader', editor: true };
    if (typeof readers !== 'string') return { standing: standingBy(isListed), editor: false };
    if (readers === 'everyone') return { standing: 'reader', editor: false };
    return { standing: standingBy(person === null ? null : !person.isGuest), editor: false };
  }

  /** Null where Slack can't tell who is in a group. */
  async #isAmong(ids: readonly string[], userId: string, client: webApi.WebClient): Promise<boolean | null> {
    if (ids.includes(userId)) return true;
    const groups = await Promise.all(ids.filter(isGroup).map((group) => this.#membersOf(group, client)));
    if (groups.some((members) => members?.includes(userId))) return true;
    return groups.includes(null) ? null : false;
  }

  #meant(ids: readonly string[], { teamId, enterpriseId }: InstallationIds): string[] {
    return idsIn(ids, teamId, enterpriseId);
  }

  /** The editors by their names, which call nobody, or that there are none; empty where Slack can't tell any. */
  async #named(client: webApi.WebClient, context: InstallationIds): Promise<string> {
    const editors = this.#meant(this.#parts.editors, context);
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

  #membersOf(group: string, client: webApi.WebClient): Promise<readonly string[] | null> {
    return this.#members.of(idIn(client, group), async () => {
      const { users = [] } = await client.usergroups.users.list({ usergroup: group });
      return users;
    });
  }

  #person(userId: string, client: webApi.WebClient, patience = SHORT_WAIT): Promise<SlackUser | null> {
    return this.#people.of(idIn(client, userId), () => personOf(userId, client), patience);
  }
}

function standingBy(isOne: boolean | null): Standing {
  return isOne === null ? 'unknown' : isOne ? 'reader' : 'unlisted';
}

/** An id as its workspace knows it: another one may be asked for it in vain. */
function idIn({ token = '' }: webApi.WebClient, id: string): string {
  return `${token} ${id}`;
}
