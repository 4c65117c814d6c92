import type { App, Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { Logger } from 'pino';
import { OnrecordError } from '../../../model/errors.js';
import type { StatementRecord } from '../../../record/index.js';
import { type DecryptedText, Encryption } from './encryption.js';

/** Where installations are kept in the record. */
const SPACE = 'slack-installation';

/** Where the states of installations are known that were used. */
const STATES = 'slack-oauth-state';

/** Characters that a secret must have: more than anybody guesses, given that each guess costs a run of scrypt. */
const SHORTEST_SECRET = 16;

/**
 * How often writing is tried, each time for two seconds, while a long document is saved. A token that was renewed and not
 * kept would be lost for good.
 */
const MOST_TRIES = 15;

/** How long what is known of installations that can't be read is believed, in milliseconds. */
const BELIEVED = 30_000;

export interface InstallationsParts {
  readonly record: Pick<StatementRecord, 'keep' | 'kept' | 'keptIn' | 'compareAndSet' | 'forget' | 'meetAll'>;
  /** `ONRECORD_SECRET`: whoever has it and the record can act as the bot in every workspace. */
  readonly secret: string | undefined;
  /** `ONRECORD_SECRET_PREVIOUS`: what was encrypted with one of these is read as well, and encrypted anew by `renew`. */
  readonly previousSecrets?: readonly string[];
  readonly now: () => Date;
}

/** Ids of the workspaces and organisations that have installed the app, by what their installations are encrypted with. */
export interface InstallationSurvey {
  readonly current: readonly string[];
  readonly previous: readonly string[];
  readonly unreadable: readonly string[];
}

/**
 * Where the app is installed, by workspace or by organisation, with the bot's tokens: in the record, each encrypted for its
 * own place, so that none can be put in the place of another. Tokens of people are none of ours, and never kept.
 */
export class Installations implements InstallationStore {
  readonly #parts: Pick<InstallationsParts, 'record' | 'now'>;
  readonly #encryption: Encryption;
  /** Whether there is an earlier secret that may be taken out one day. */
  readonly hasPrevious: boolean;
  /** Whether each installation could be read, by its key, as far as that is known. */
  readonly #isReadable = new Map<string, boolean>();
  #surveyedAt = Number.NEGATIVE_INFINITY;

  /** @throws {OnrecordError} `SECRET_MISSING` where there is none, or too short a one. */
  constructor({ secret = '', previousSecrets = [], ...parts }: InstallationsParts) {
    if (secret.trim().length < SHORTEST_SECRET) throw secretMissing();
    this.#parts = parts;
    this.hasPrevious = previousSecrets.length > 0;
    this.#encryption = new Encryption(SPACE, secret, previousSecrets);
  }

  async storeInstallation<Version extends 'v1' | 'v2'>(installation: Installation<Version, boolean>): Promise<void> {
    const { isEnterpriseInstall = false, enterprise, team, user } = installation;
    const key = keyOf({ isEnterpriseInstall, enterpriseId: enterprise?.id, teamId: team?.id });
    const value = this.#encryption.encrypt(JSON.stringify({ ...installation, user: { id: user.id } }), key);
    const { record, now } = this.#parts;
    await persistently(() => record.keep(SPACE, [{ key, value }], now().getTime()));
    this.#isReadable.set(key, true);
  }

  /**
   * @throws {OnrecordError} `INSTALLATION_UNKNOWN` where the app is not installed there, `INSTALLATION_UNREADABLE` where
   *   none of the secrets fits, or the record was tampered with.
   */
  async fetchInstallation(query: InstallationQuery<boolean>): Promise<Installation<'v1' | 'v2', boolean>> {
    const key = keyOf(query);
    const value = await this.#parts.record.kept(SPACE, key, this.#parts.now().getTime());
    if (value === null) throw unknown(key);
    const { text } = this.#decrypted(value, key);
    return JSON.parse(text);
  }

  async deleteInstallation(query: InstallationQuery<boolean>): Promise<void> {
    // Of one person there is nothing to delete, and the workspace keeps its bot.
    if (query.userId !== undefined) return;
    const key = keyOf(query);
    await persistently(() => this.#parts.record.forget(SPACE, [key]));
    this.#isReadable.delete(key);
  }

  /**
   * Encrypts anew with the secret of now what an earlier one has encrypted. Each is put in the place of just what was read:
   * of a token that another instance has renewed meanwhile, or of an app that was removed, nothing is taken back. What isn't
   * reached, since the process is ended or the record is being written, is read with the earlier secret as before, and is
   * encrypted at the next start. What can't be read is logged, once for all. Never rejects.
   */
  async renew(logger: Pick<Logger, 'error' | 'warn' | 'info'>): Promise<void> {
    try {
      let renewed = 0;
      const all = (await this.#kept()).map(({ key, value }) => ({ key, value, found: this.#tried(value, key) }));
      for (const { key, value, found } of all) {
        if (found === null || found.isCurrent) continue;
        const anew = this.#encryption.encrypt(found.text, key);
        if (await this.#parts.record.compareAndSet(SPACE, key, value, anew)) renewed++;
      }
      if (renewed > 0) logger.info({ renewed }, 'Installations were encrypted with the secret of now');
    } catch (err) {
      logger.warn({ err }, 'Installations could not be encrypted anew: that is left to the next start');
    }
    const unreadable = this.#keysThat(false).map(idOf);
    if (unreadable.length === 0) return;
    logger.error({ unreadable }, "Installations can't be decrypted: with none of the secrets that are set");
  }

  /** What all installations are encrypted with, as they are just now. */
  async survey(): Promise<InstallationSurvey> {
    const found = (await this.#kept()).map(({ key, value }) => ({ id: idOf(key), read: this.#tried(value, key) }));
    const idsOf = (fits: (read: DecryptedText | null) => boolean) =>
      found.flatMap(({ id, read }) => (fits(read) ? id : []));
    return {
      current: idsOf((read) => read?.isCurrent === true),
      previous: idsOf((read) => read?.isCurrent === false),
      unreadable: idsOf((read) => read === null),
    };
  }

  /** True for the first time that it is asked of the nonce of an installation under way, on this record; see `OAuthStates`. */
  async isFirst(nonce: string, now: number, expires: number): Promise<boolean> {
    return (await this.#parts.record.meetAll(STATES, [nonce], now, expires)).length > 0;
  }

  /**
   * How many of all installations can't be read, as was found last. Where there are any, they are looked through again from
   * time to time: another instance may have installed one anew.
   */
  unreadable(): { readonly count: number; readonly of: number } {
    const count = this.#keysThat(false).length;
    const now = this.#parts.now().getTime();
    if (count > 0 && now - this.#surveyedAt >= BELIEVED) {
      this.#surveyedAt = now;
      this.#kept().then(
        (all) => all.forEach(({ key, value }) => void this.#tried(value, key)),
        () => undefined,
      );
    }
    return { count, of: this.#isReadable.size };
  }

  async #kept() {
    const now = this.#parts.now().getTime();
    const all = await this.#parts.record.keptIn(SPACE, now);
    this.#surveyedAt = now;
    const keys = new Set(all.map(({ key }) => key));
    for (const key of this.#isReadable.keys()) if (!keys.has(key)) this.#isReadable.delete(key);
    return all;
  }

  #keysThat(areReadable: boolean): string[] {
    return Array.from(this.#isReadable).flatMap(([key, isReadable]) => (isReadable === areReadable ? key : []));
  }

  #tried(value: string, key: string): DecryptedText | null {
    try {
      return this.#decrypted(value, key);
    } catch {
      return null;
    }
  }

  #decrypted(value: string, key: string): DecryptedText {
    try {
      const found = this.#encryption.decrypt(value, key);
      this.#isReadable.set(key, true);
      return found;
    } catch (cause) {
      this.#isReadable.set(key, false);
      throw unreadable(key, cause);
    }
  }
}

/** Forgets an installation when the app is removed from a workspace, or its bot's token is revoked. */
export function forgetUninstalled(app: Pick<App, 'event'>, installations: Installations): void {
  const forget = async ({ teamId, enterpriseId, isEnterpriseInstall }: Place) =>
    installations.deleteInstallation({ teamId, enterpriseId, isEnterpriseInstall });
  app.event('app_uninstalled', ({ context }) => forget(context));
  app.event('tokens_revoked', async ({ context, event }) => {
    if (event.tokens.bot?.length) await forget(context);
  });
}

/**
 * The bot's token, renewed where it has to be, of whoever has installed the app; null where nobody of this id has.
 *
 * @param id of a workspace, or of an organisation
 * @throws what the store throws, but for `INSTALLATION_UNKNOWN`, or what renewing it does, within an error of bolt's.
 */
export async function tokenIn(
  id: string | null,
  installer: { authorize(query: InstallationQuery<boolean>): Promise<{ readonly botToken?: string }> },
): Promise<string | null> {
  if (id === null) return null;
  const isOrganisation = id.startsWith('E');
  const query = isOrganisation
    ? { isEnterpriseInstall: true, enterpriseId: id, teamId: undefined }
    : { isEnterpriseInstall: false, enterpriseId: undefined, teamId: id };
  try {
    return (await installer.authorize(query as InstallationQuery<boolean>)).botToken ?? null;
  } catch (error) {
    const { original } = error as { readonly original?: unknown };
    if (original instanceof OnrecordError && original.code === 'INSTALLATION_UNKNOWN') return null;
    throw error;
  }
}

interface Place {
  readonly isEnterpriseInstall: boolean;
  readonly enterpriseId?: string | undefined;
  readonly teamId?: string | undefined;
}

/** A workspace's id is one of a kind, also within an organisation. */
function keyOf({ isEnterpriseInstall, enterpriseId, teamId }: Place): string {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  const kind = isEnterpriseInstall ? 'org' : 'team';
  if (id === undefined) throw unknown(kind);
  return `${kind}:${id}`;
}

/** The id of the workspace or organisation, without what it is. */
function idOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

async function persistently(write: () => Promise<void>): Promise<void> {
  for (let left = MOST_TRIES - 1; ; left--) {
    try {
      return await write();
    } catch (error) {
      const isBusy = error instanceof OnrecordError && error.code === 'STORE_BUSY';
      if (!isBusy || left === 0) throw error;
    }
  }
}

function secretMissing(): OnrecordError {
  return new OnrecordError(
    'SECRET_MISSING',
    `ONRECORD_SECRET is missing, or shorter than ${SHORTEST_SECRET} characters: installations can't be encrypted.`,
    'Set it to a long random text, for example what "openssl rand -base64 32" prints, and keep it apart from the record.',
  );
}

function unknown(place: string): OnrecordError {
  return new OnrecordError(
    'INSTALLATION_UNKNOWN',
    `The app is not installed there (${place}).`,
    'Install it in that workspace at /slack/install.',
  );
}

function unreadable(place: string, cause: unknown): OnrecordError {
  return new OnrecordError(
    'INSTALLATION_UNREADABLE',
    `The installation of ${place} can't be decrypted: it was made with another secret than those that are set, or the record was changed.`,
    'Set ONRECORD_SECRET_PREVIOUS to the secret that it was made with, or install the app in that workspace again at /slack/install.',
    { cause },
  );
}
