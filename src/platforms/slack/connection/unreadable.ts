import type { webApi } from '@slack/bolt';
import { OnrecordError } from '../../../model/errors.js';
import { link, richText, section, text } from '../render/rich-text.js';

/** Longest chain of errors that is followed. */
const DEEPEST = 5;

/** What is in what Slack sends, as far as it is needed here. */
interface Body {
  readonly type?: unknown;
  readonly command?: unknown;
  readonly response_url?: unknown;
}

/** Whether an event was not answered since the installation of its workspace can't be decrypted; bolt wraps what is thrown. */
export function isUnreadable(error: unknown): boolean {
  let inner: unknown = error;
  for (let depth = 0; depth < DEEPEST && inner instanceof Error; depth++) {
    if (inner instanceof OnrecordError) return inner.code === 'INSTALLATION_UNREADABLE';
    inner = Reflect.get(inner, 'original') ?? inner.cause;
  }
  return false;
}

/** What people of such a workspace are told. */
export interface UnreadableWords {
  readonly why: string;
  /** Where the app is installed again; null where nobody said under which address it is reached. */
  readonly url: string | null;
}

export function unreadableWords(publicUrl: string | null): UnreadableWords {
  const where = publicUrl === null ? '. Whoever runs Onrecord knows where.' : ', at ';
  const why = `This can’t be answered: this workspace’s installation of Onrecord can’t be read any more. It has to be installed again by somebody who may add apps to the workspace${where}`;
  return { why, url: publicUrl === null ? null : `${publicUrl}/slack/install` };
}

/** As the `text` of a message, in which the address is a link. */
function messageTextOf({ why, url }: UnreadableWords): string {
  return url === null ? why : `${why}<${url.replaceAll('&', '&amp;')}>`;
}

/** The words as the acknowledgement of a slash command or of a form, which needs no token; undefined for all else. */
export function acknowledgement({ type, command }: Body, words: UnreadableWords): object | undefined {
  if (typeof command === 'string') return { response_type: 'ephemeral', text: messageTextOf(words) };
  if (type !== 'view_submission') return undefined;
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'Not answered', emoji: false },
    close: { type: 'plain_text', text: 'Close', emoji: false },
    blocks: richText(section(text(words.why), ...(words.url === null ? [] : [link(words.url, words.url)]))),
  };
  return { response_action: 'update', view };
}

/**
 * Answers a button, a menu or a shortcut with the words at its own address, which needs no token. For what comes without an
 * address, such as a mention, nothing can be done.
 *
 * @throws what the request throws
 */
export async function respond(body: Body, words: UnreadableWords, fetch: webApi.FetchFunction): Promise<void> {
  const { command, response_url: url } = body;
  if (typeof command === 'string' || typeof url !== 'string') return;
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text: messageTextOf(words) }),
  });
}
