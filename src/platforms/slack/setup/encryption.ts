import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** The salt says what the key is for; it need not be random where one secret makes one key. */
const SALT = 'onrecord slack-installation 1';

/** AES-256-GCM with the sizes that NIST SP 800-38D recommends, in bytes. */
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The form of a value, before its bytes in base64: initialisation vector, tag, cipher text. */
const FORM = '1:';

/** What was encrypted, and whether with the secret that encrypts now. */
export interface DecryptedText {
  readonly text: string;
  readonly isCurrent: boolean;
}

/**
 * Encrypts texts with one secret, and decrypts what was encrypted with it or with an earlier one. Each text is bound to its
 * own place, so that none can be put in the place of another.
 */
export class Encryption {
  readonly #space: string;
  readonly #key: Buffer;
  readonly #previous: readonly string[];
  /** Made when they are needed: each costs a run of scrypt, some 50 ms. */
  readonly #previousKeys: Buffer[] = [];

  /** @param space what the texts are, which is authenticated with each of them */
  constructor(space: string, secret: string, previous: readonly string[]) {
    this.#space = space;
    this.#key = scryptSync(secret, SALT, KEY_BYTES);
    this.#previous = previous;
  }

  encrypt(text: string, place: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv, { authTagLength: TAG_BYTES }).setAAD(this.#boundTo(place));
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return FORM + Buffer.concat([iv, cipher.getAuthTag(), bytes]).toString('base64');
  }

  /** @throws what the cipher throws, where none of the secrets fits or the value was changed. */
  decrypt(value: string, place: string): DecryptedText {
    if (!value.startsWith(FORM)) throw new RangeError('The form is not known.');
    const bytes = Buffer.from(value.slice(FORM.length), 'base64');
    try {
      return { text: this.#opened(bytes, place, this.#key), isCurrent: true };
    } catch (error) {
      for (let nth = 0; nth < this.#previous.length; nth++) {
        try {
          return { text: this.#opened(bytes, place, this.#previousKey(nth)), isCurrent: false };
        } catch {
          // It is another one's.
        }
      }
      throw error;
    }
  }

  #previousKey(nth: number): Buffer {
    this.#previousKeys[nth] ??= scryptSync(this.#previous[nth]!, SALT, KEY_BYTES);
    return this.#previousKeys[nth];
  }

  #opened(bytes: Buffer, place: string, key: Buffer): string {
    const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(this.#boundTo(place));
    decipher.setAuthTag(tag);
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  /** What a value is authenticated with, so that it is read in its own place alone. */
  #boundTo(place: string): Buffer {
    return Buffer.from(`${this.#space} ${place}`);
  }
}
