import { Check, isObject, string } from '../../local/rule.js';
import type { Message } from '../types.js';
import { checkComponents, checkOldComponents, type Files } from './components.js';
import { checkEmbeds } from './embeds.js';

/** What becomes of a payload: a message of a channel, an answer to an interaction, or a change of one. */
export type MessageSurface = 'channel' | 'answer' | 'edit' | 'answer edit';

/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
const V2 = 1 << 15;
const SETTABLE: Record<MessageSurface, number> = {
  channel: (1 << 2) | (1 << 12) | V2,
  answer: (1 << 2) | (1 << 6) | (1 << 12) | V2,
  edit: (1 << 2) | V2,
  'answer edit': (1 << 2) | (1 << 6) | V2,
};

type Payload = Record<string, unknown>;

const empty = (value: unknown) => value === undefined || value === null || value === '';
const none = (value: unknown) => empty(value) || (Array.isArray(value) && value.length === 0);

/**
 * Checks what would become a message, or change one.
 * @param about.files the names of the files that came along
 * @param about.before the message that is changed
 * @param note is told what is wrong, also of what Discord would take
 * @returns what Discord itself refuses
 */
export function checkMessage(
  payload: Payload,
  about: { surface: MessageSurface; files?: Files; before?: Message | undefined },
  note: (path: string, what: string) => void,
): { path: string; what: string }[] | 'empty' {
  const { surface, files = [], before } = about;
  const check = new Check(surface, note);
  const flags = Number(payload['flags'] ?? 0);
  const was = before !== undefined && (before.flags & V2) !== 0;
  const v2 = was || (flags & V2) !== 0;

  if (flags & ~SETTABLE[surface]) check.refuse('flags', `${flags} has flags that can't be set here`);
  if (was && payload['flags'] !== undefined && !(flags & V2)) check.refuse('flags', 'IS_COMPONENTS_V2 stays once set');
  if (v2) checkV2(payload, files, before, check);
  else checkOld(payload, check);
  checkMentions(payload, check);
  checkNonce(payload, surface, check);

  const shows = [payload['content'], payload['embeds'], payload['components'], payload['poll'], payload['sticker_ids']];
  if (!before && shows.every(none) && files.length === 0) {
    note('content', 'there is nothing to show');
    return 'empty';
  }
  return check.refused;
}

function checkV2(payload: Payload, files: Files, before: Message | undefined, check: Check): void {
  for (const key of ['content', 'embeds', 'poll', 'sticker_ids']) {
    if (!none(payload[key])) check.refuse(key, 'is not for messages with IS_COMPONENTS_V2');
  }
  if (before && !(before.flags & V2)) {
    const stays = (['content', 'embeds'] as const).filter((key) => payload[key] === undefined && !none(before[key]));
    for (const key of stays) check.refuse(key, 'must be taken away when IS_COMPONENTS_V2 is set');
  }
  if (!before || payload['components'] !== undefined) checkComponents(payload['components'], files, check);
}

function checkOld(payload: Payload, check: Check): void {
  const { content, embeds, components } = payload;
  if (!empty(content)) string(2000)(content, 'content', check);
  if (!none(embeds)) checkEmbeds(embeds, check);
  if (!none(components)) checkOldComponents(components, check);
}

/** Discord lets everything through that isn't told; we let nothing through, on each message. */
function checkMentions(payload: Payload, check: Check): void {
  const allowed = payload['allowed_mentions'];
  if (['content', 'embeds', 'components'].every((key) => payload[key] === undefined)) return;
  if (!isObject(allowed)) {
    check.frown('allowed_mentions', 'must be there on every message');
    return;
  }
  if (!Array.isArray(allowed['parse'])) check.frown('allowed_mentions.parse', 'must be an empty list');
  for (const key of ['parse', 'users', 'roles']) {
    if (!none(allowed[key])) check.frown(`allowed_mentions.${key}`, 'must be an empty list');
  }
  if (allowed['replied_user'] === true) check.frown('allowed_mentions.replied_user', 'must be false');
  if (payload['tts'] === true) check.frown('tts', 'is loud');
}

function checkNonce(payload: Payload, surface: MessageSurface, check: Check): void {
  const { nonce, enforce_nonce: enforced } = payload;
  if (nonce !== undefined && !(typeof nonce === 'string' && nonce.length <= 25) && !Number.isInteger(nonce)) {
    check.refuse('nonce', 'must be an integer or a text of at most 25 characters');
  }
  if (enforced === true && (nonce === undefined || nonce === '')) check.refuse('enforce_nonce', 'needs a nonce');
  if (surface === 'channel' && (nonce === undefined || enforced !== true)) {
    check.frown('nonce', 'must be there and enforced on what is posted to a channel');
  }
}
