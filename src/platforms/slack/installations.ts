import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import type { App, Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { OnrecordError } from '../../errors.js';
import type { Record } from '../../record/index.js';

/** Where installations are kept in the record. */
const SPACE = 'slack-installation';

/** Characters that a secret must have: more than anybody guesses, given that each guess costs a run of scrypt. */
const SHORTEST_SECRET = 16;

/** The salt says what the key is for; it need not be random where one secret makes one key. */
const SALT = 'onrecord slack-installation 1';

/** AES-256-GCM with the sizes that NIST SP 800-38D recommends, in bytes. */
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The form of a value, before its bytes in base64: initialisation vector, tag, cipher text. */
const FORM = '1:';

/**
 * How often writing is tried, each time for two seconds, while a long document is saved. A token that was renewed and not
 * kept would be lost for good.
 */
const MOST_TRIES = 15;

export interface InstallationsParts {
  readonly record: Pick<Record, 'keep' | 'kept' | 'forget'>;
  /** `ONRECORD_SECRET`: whoever has it and the record can act as the bot in every workspace. */
  readonly secret: string | undefined;
  readonly now: () => Date;
}

/**
 * Where the app is installed, by workspace or by organisation, with the bot's tokens: in the record, each encrypted for its
 * own place, so that none can be put in the place of another. Tokens of people are none of ours, and never kept.
 */
export class Installations implements InstallationStore {
  readonly #parts: Omit<InstallationsParts, 'secret'>;
  readonly #key: Buffer;

  /** @throws {OnrecordError} `SECRET_MISSING` where there is none, or too short a one. */
  constructor({ secret = '', ...parts }: InstallationsParts) {
    if (secret.trim().length < SHORTEST_SECRET) throw secretMissing();
    this.#parts = parts;
    this.#key = scryptSync(secret, SALT, KEY_BYTES);
  }

  async storeInstallation<Version extends 'v1' | 'v2'>(installation: Installation<Version, boolean>): Promise<void> {
    const { isEnterpriseInstall = false, enterprise, team, user } = installation;
    const key = keyOf({ isEnterpriseInstall, enterpriseId: enterprise?.id, teamId: team?.id });
    const value = this.#encrypted(JSON.stringify({ ...installation, user: { id: user.id } }), key);
    const { record, now } = this.#parts;
    await persistently(() => record.keep(SPACE, [{ key, value }], now().getTime()));
  }

  /**
   * @throws {OnrecordError} `INSTALLATION_UNKNOWN` where the app is not installed there, `INSTALLATION_UNREADABLE` where
   *   the secret is another one, or the record was tampered with.
   */
  async fetchInstallation(query: InstallationQuery<boolean>): Promise<Installation<'v1' | 'v2', boolean>> {
    const key = keyOf(query);
    const value = await this.#parts.record.kept(SPACE, key, this.#parts.now().getTime());
    if (value === null) throw unknown(key);
    return JSON.parse(this.#decrypted(value, key));
  }

  async deleteInstallation(query: InstallationQuery<boolean>): Promise<void> {
    // Of one person there is nothing to delete, and the workspace keeps its bot.
    if (query.userId !== undefined) return;
    await persistently(() => this.#parts.record.forget(SPACE, [keyOf(query)]));
  }

  #encrypted(text: string, place: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv, { authTagLength: TAG_BYTES }).setAAD(boundTo(place));
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return FORM + Buffer.concat([iv, cipher.getAuthTag(), bytes]).toString('base64');
  }

  #decrypted(value: string, place: string): string {
    try {
      if (!value.startsWith(FORM)) throw new RangeError('The form is not known.');
      const bytes = Buffer.from(value.slice(FORM.length), 'base64');
      const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
      const decipher = createDecipheriv(CIPHER, this.#key, iv, { authTagLength: TAG_BYTES }).setAAD(boundTo(place));
      decipher.setAuthTag(tag);
      return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch (cause) {
      throw unreadable(place, cause);
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

/** What a value is authenticated with, so that it is read in its own place alone. */
function boundTo(place: string): Buffer {
  return Buffer.from(`${SPACE} ${place}`);
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
    `The installation of ${place} can't be decrypted: ONRECORD_SECRET is another one than when it was made, or the record was changed.`,
    'Set ONRECORD_SECRET to what it was, or install the app in that workspace again at /slack/install.',
    { cause },
  );
}
