import { isObject } from '../local/rule.js';

/** Something in a payload that reaches people, makes a link, or is formatted. */
export interface Ping {
  path: string;
  /** `markdown` is text that Discord would format: emphasis, headings, lists, quotations, spoilers, code. */
  kind:
    | 'broadcast'
    | 'user'
    | 'role'
    | 'channel'
    | 'command'
    | 'emoji'
    | 'time'
    | 'link'
    | 'autolink'
    | 'invite'
    | 'markdown';
  text: string;
}

/** Fields that Discord reads as markdown; of all others the letters are shown as they are. */
const MARKDOWN = new Set(['content', 'description', 'value']);

/** A character that was escaped by a backslash says only itself. */
const ESCAPED = /\\[!-/:-@[-`{-~]/g;

const ENTITIES: readonly [kind: Ping['kind'], pattern: RegExp][] = [
  ['broadcast', /@(?:everyone|here)\b/g],
  ['user', /<@!?\d+>/g],
  ['role', /<@&\d+>/g],
  ['channel', /<#\d+>|<id:\w+>/g],
  ['command', /<\/[-_\p{L}\p{N} ]+:\d+>/gu],
  ['time', /<t:-?\d+(?::[a-zA-Z])?>/g],
  ['emoji', /<a?:\w+:\d+>|:[a-z]\w+:/g],
  ['link', /\[[^\]\n]+\]\(\s*<?[^)\n]+\)/g],
  ['invite', /\bdiscord\.gg\/\w+/g],
  ['autolink', /\b(?:https?|discord):\/\/[^\s<>]+/g],
];

/** https://support.discord.com/hc/en-us/articles/210298617: a heading, a list or a quotation starts a line. */
const FORMATS: readonly RegExp[] = [
  /\*+[^\s*](?:[^*]*[^\s*])?\*+/g,
  /\b_+[^\s_](?:[^_]*[^\s_])?_+\b|__\S[^_]*__/g,
  /~~[^~]+~~/g,
  /\|\|[^|]+\|\|/g,
  /`+[^`]+`+/g,
  /^[ \t]*(?:#{1,3}|-#)[ \t]+\S.*$/gm,
  /^[ \t]*>(?:>>)?[ \t]+\S.*$/gm,
  /^[ \t]*(?:[-*+]|\d+\.)[ \t]+\S.*$/gm,
];

function inText(text: string, path: string): Ping[] {
  let left = text.replaceAll(ESCAPED, '\u0000\u0000');
  const found: Ping[] = [];
  for (const [kind, pattern] of ENTITIES) {
    for (const { 0: whole, index } of left.matchAll(pattern)) {
      found.push({ path, kind, text: text.slice(index, index + whole.length) });
    }
    left = left.replaceAll(pattern, (whole) => '\u0000'.repeat(whole.length));
  }
  for (const pattern of FORMATS) {
    for (const { 0: whole, index } of left.matchAll(pattern)) {
      found.push({ path, kind: 'markdown', text: text.slice(index, index + whole.length) });
    }
  }
  return found;
}

/**
 * Everything in a message (or in the payload that carries one, or a part of it) that mentions, links or is formatted, and
 * allowed mentions that let any through. What the bot itself formats is found too: tests say which of it they expect.
 */
export function pingsIn(payload: unknown, path = ''): Ping[] {
  if (Array.isArray(payload)) return payload.flatMap((item, index) => pingsIn(item, `${path}[${index}]`));
  if (!isObject(payload)) return [];
  const isField = typeof payload['name'] === 'string';
  return Object.entries(payload).flatMap(([key, value]): Ping[] => {
    const at = path === '' ? key : `${path}.${key}`;
    if (key === 'allowed_mentions') return allowed(value, at);
    // The value of an option or a choice is never shown; that of an embed's field is.
    const shown = MARKDOWN.has(key) && !(key === 'value' && !isField) && !('label' in payload);
    if (typeof value === 'string') return shown ? inText(value, at) : [];
    return pingsIn(value, at);
  });
}

const KINDS: Record<string, Ping['kind']> = { everyone: 'broadcast', users: 'user', roles: 'role' };

function allowed(value: unknown, path: string): Ping[] {
  if (!isObject(value)) return [];
  const parse = Array.isArray(value['parse']) ? value['parse'].map(String) : [];
  const named = ['users', 'roles'].filter((key) => Array.isArray(value[key]) && value[key].length > 0);
  const replied = value['replied_user'] === true ? ['users'] : [];
  return [...parse, ...named, ...replied].map((what) => ({ path, kind: KINDS[what] ?? 'user', text: what }));
}
