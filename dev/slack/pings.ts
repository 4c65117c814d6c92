import { isObject } from '../local/rule.js';

/** Something in a payload that reaches people or makes a link. */
export interface Ping {
  path: string;
  kind: 'broadcast' | 'user' | 'group' | 'channel' | 'link' | 'autolink' | 'unescaped';
  /** What kind of text holds it; `setting` is an argument that makes Slack look for names in the text. */
  in: 'mrkdwn' | 'plain_text' | 'rich_text' | 'markdown' | 'setting';
  text: string;
}

const ENTITY = /<([^<>\n]*)>/g;
const BARE_URL = /\b(?:https?:\/\/|mailto:)[^\s<>|]+/g;
const MARKDOWN_LINK = /\[[^\]\n]*\]\([^)\n]+\)/g;

function kindOf(entity: string): Ping['kind'] | undefined {
  if (entity.startsWith('!subteam^')) return 'group';
  if (entity.startsWith('!date^')) return entity.split('^').length > 3 ? 'link' : undefined;
  if (entity.startsWith('!')) return 'broadcast';
  if (entity.startsWith('@')) return 'user';
  if (entity.startsWith('#')) return 'channel';
  return /^[a-z][a-z0-9+.-]*:/i.test(entity) ? 'link' : 'unescaped';
}

function inText(text: string, where: Ping['in'], path: string, verbatim: boolean): Ping[] {
  const found: Ping[] = [];
  for (const [whole, entity = ''] of text.matchAll(ENTITY)) {
    const kind = kindOf(entity);
    if (kind) found.push({ path, kind, in: where, text: whole });
  }
  if (where === 'markdown') {
    for (const [link] of text.matchAll(MARKDOWN_LINK)) found.push({ path, kind: 'link', in: where, text: link });
  }
  if (where === 'plain_text' || verbatim) return found;
  for (const [url] of text.replaceAll(ENTITY, ' ').matchAll(BARE_URL)) {
    found.push({ path, kind: 'autolink', in: where, text: url });
  }
  return found;
}

const RICH: Record<string, Ping['kind']> = {
  broadcast: 'broadcast',
  user: 'user',
  usergroup: 'group',
  channel: 'channel',
  link: 'link',
};

/**
 * Everything in a message or a view (or in the arguments that carry it) that mentions, broadcasts or links: in mrkdwn and
 * in the text of a message as Slack reads them, in rich text by its elements, and in plain text as it would be read if
 * it were none. `verbatim` texts are not searched for bare URLs, as Slack doesn't search them.
 */
export function pingsIn(payload: unknown, path = ''): Ping[] {
  if (Array.isArray(payload)) return payload.flatMap((item, index) => pingsIn(item, `${path}[${index}]`));
  if (!isObject(payload)) return [];
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  const { type, text } = payload;
  const found: Ping[] = [];
  const rich = RICH[String(type)];
  if (rich && !('action_id' in payload))
    found.push({ path, kind: rich, in: 'rich_text', text: JSON.stringify(payload) });
  if (typeof text === 'string' && type !== 'text' && type !== 'link') {
    const where = type === 'plain_text' || type === 'markdown' ? type : 'mrkdwn';
    found.push(...inText(text, where, at('text'), payload['verbatim'] === true));
  }
  const loud = payload['link_names'] !== undefined && String(payload['link_names']) !== 'false';
  if (loud) found.push({ path: at('link_names'), kind: 'broadcast', in: 'setting', text: 'link_names' });
  if (payload['parse'] === 'full') found.push({ path: at('parse'), kind: 'broadcast', in: 'setting', text: 'full' });
  for (const [key, value] of Object.entries(payload)) if (key !== 'metadata') found.push(...pingsIn(value, at(key)));
  return found;
}
