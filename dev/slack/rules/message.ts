import { Check, isObject } from '../../local/rule.js';
import { checkBlocks } from './blocks.js';

/** The whole of the blocks of a message. Undocumented: Slack refuses from about 11,000 characters on. */
const BUDGET = 10_000;
const REFUSED_FROM = 13_200;

export interface Refusal {
  error: string;
  messages: string[];
}

/** What was refused, in the words of Slack. */
export function asSlackSays({ refused }: Check): string[] {
  return refused.map(({ path, what }) => `[ERROR] ${what} [json-pointer:/${path.replaceAll(/[.[\]]+/g, '/')}]`);
}

/**
 * Checks what would become a message.
 * @param from the method by which it comes (`response_url`, `ack` for the answer to a command)
 * @param from.inChannel whether everybody in a channel sees it
 * @param note is told what is wrong, also of what Slack would take
 * @returns what Slack itself would answer, if it refuses
 */
export function checkMessage(
  message: Record<string, unknown>,
  from: { method: string; inChannel: boolean },
  note: (path: string, what: string) => void,
): Refusal | undefined {
  const check = new Check('message', note);
  const { text, blocks, attachments } = message as { text?: unknown; blocks?: unknown; attachments?: unknown };
  const empty = (value: unknown) => value === undefined || value === null || value === '';
  const none = (value: unknown) => empty(value) || (Array.isArray(value) && value.length === 0);

  if (empty(text) && none(blocks) && none(attachments)) {
    note('text', 'there is nothing to show');
    return { error: 'no_text', messages: [] };
  }
  if (typeof text !== 'string' || text.trim() === '') check.frown('text', 'a message needs a text for notifications');
  else {
    const most = from.method === 'chat.update' ? 4000 : 40_000;
    if (text.length > most) {
      note('text', `has ${text.length} characters, more than ${most}`);
      return { error: 'msg_too_long', messages: [] };
    }
  }
  if (from.inChannel) {
    for (const key of ['unfurl_links', 'unfurl_media']) {
      if (String(message[key]) !== 'false') check.frown(key, 'must be false on what a channel sees');
    }
  }
  for (const key of ['reply_broadcast', 'link_names']) {
    if (message[key] !== undefined && String(message[key]) !== 'false') check.frown(key, 'is loud');
  }
  if (message['parse'] === 'full') check.frown('parse', 'is loud');
  checkMetadata(message['metadata'], check);
  if (none(blocks))
    return check.refused.length > 0 ? { error: 'metadata_invalid', messages: asSlackSays(check) } : undefined;

  const size = JSON.stringify(blocks).length;
  if (size > BUDGET) check.frown('blocks', `take ${size} characters of JSON, more than ${BUDGET}`);
  checkBlocks(blocks, 'blocks', check);
  if (check.refused.length > 0) return { error: 'invalid_blocks', messages: asSlackSays(check) };
  return size >= REFUSED_FROM ? { error: 'msg_blocks_too_long', messages: [] } : undefined;
}

/** https://docs.slack.dev/messaging/message-metadata: a type and a flat-ish payload. */
function checkMetadata(metadata: unknown, check: Check): void {
  if (metadata === undefined) return;
  if (!isObject(metadata)) {
    check.refuse('metadata', 'must be an object');
    return;
  }
  if (Object.keys(metadata).length === 0) return;
  if (typeof metadata['event_type'] !== 'string') check.refuse('metadata.event_type', 'must be a text');
  if (!isObject(metadata['event_payload'])) check.refuse('metadata.event_payload', 'must be an object');
}
