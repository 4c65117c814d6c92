import { contentOf } from './api/chat.js';
import { checkMessage } from './rules/message.js';
import type { Json, Message } from './types.js';
import { APP, type Workspace } from './workspace.js';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const USES = 5;
const LIFE = 30 * 60 * 1000;

interface ResponseUrl {
  user: string;
  channel: string;
  /** The message that was clicked; a slash command has none. */
  message?: Message;
  uses: number;
  until: number;
}

/** The addresses at which an interaction is answered: five times, for half an hour. */
export class ResponseUrls {
  readonly #urls = new Map<string, ResponseUrl>();

  constructor(
    readonly workspace: Workspace,
    readonly base: () => string,
  ) {}

  make(user: string, channel: string, message?: Message): string {
    const path = `/actions/${this.workspace.person(user).team}/${this.workspace.id('')}/local`;
    const until = this.workspace.clock() + LIFE;
    this.#urls.set(path, { user, channel, uses: 0, until, ...(message ? { message } : {}) });
    return this.base() + path;
  }

  /** What Slack answers to a post at this path. */
  answer(path: string, body: Json): { status: number; body: Json | string } {
    const url = this.#urls.get(path);
    if (!url) return { status: 404, body: { ok: false, error: 'no_service' } };
    if (this.workspace.clock() > url.until) return { status: 404, body: { ok: false, error: 'expired_url' } };
    if (url.uses >= USES) return { status: 404, body: { ok: false, error: 'used_url' } };
    url.uses += 1;
    const error = this.#deliver(url, this.base() + path, body);
    return error ? { status: 400, body: { ok: false, error } } : { status: 200, body: { ok: true } };
  }

  #deliver(url: ResponseUrl, address: string, body: Json): string | undefined {
    const { workspace } = this;
    const original = url.message && workspace.message(url.message.channel, url.message.ts);
    if (body['delete_original'] === true || body['delete_original'] === 'true') {
      if (original) workspace.remove(original, 'response_url', address);
      return undefined;
    }
    // A slash command has no message to be replaced: Slack posts a second one, as observed.
    const replaced = body['replace_original'] === true || body['replace_original'] === 'true' ? original : undefined;
    const loud = body['response_type'] === 'in_channel' && !replaced;
    return showAnswer(workspace, 'response_url', { ...url, url: address, loud, replaced }, body);
  }
}

/**
 * Shows what came in answer to an interaction, through its response_url or in its acknowledgement.
 * @returns the error with which Slack refuses it
 */
export function showAnswer(
  workspace: Workspace,
  by: 'response_url' | 'ack',
  to: { user: string; channel: string; url: string; loud: boolean; replaced?: Message | undefined },
  body: Json,
): string | undefined {
  const channel = workspace.channels.get(to.channel);
  const inChannel = to.loud && channel?.with === undefined;
  const refusal = checkMessage(body, { method: by, inChannel }, (path, what) => workspace.violate(by, path, what));
  if (refusal) return refusal.error;
  const content = contentOf(body);
  if (to.replaced) {
    delete to.replaced.blocks;
    Object.assign(to.replaced, content);
    workspace.complete(to.replaced.blocks);
    workspace.show('replaced', to.replaced, by, to.url);
    return undefined;
  }
  const bot = workspace.bot(channel?.team ?? 'T0001');
  const draft = { ...content, user: bot.user, bot_id: bot.bot, app_id: APP.id, channel: to.channel };
  const thread = typeof body['thread_ts'] === 'string' ? { thread_ts: body['thread_ts'] } : {};
  workspace.post({ ...draft, ...thread, ...(to.loud ? {} : { ephemeralFor: to.user }) }, by, to.url);
  return undefined;
}
