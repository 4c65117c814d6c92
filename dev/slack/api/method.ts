import type { Json } from '../types.js';
import type { Team, Token, Workspace } from '../workspace.js';

/** What a method is called with. */
export interface Context {
  readonly workspace: Workspace;
  readonly args: Json;
  readonly token: Token;
  readonly team: Team;
  /** The name of the method, for violations. */
  readonly method: string;
}

export interface Method {
  /** `none`: the method wants no token (it has secrets of its own); `any`: of the bot or of the app. */
  readonly token: 'bot' | 'app' | 'any' | 'none';
  /** One of these scopes is enough. */
  readonly scopes?: readonly string[] | ((args: Json, workspace: Workspace) => readonly string[]);
  /** Arguments that come as JSON text in a form. */
  readonly json?: readonly string[];
  run(context: Context): Json;
}

/** What Slack answers with `ok: false`. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly more: Json = {},
  ) {
    super(code);
  }
}

/** A text argument, or an error that names it as Slack does. */
export function needed(args: Json, name: string): string {
  const value = args[name];
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  throw new ApiError('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

/** A boolean argument; forms have texts. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** A boolean argument that was given, and given as no. */
export function isOff(value: unknown): boolean {
  return value === false || value === 'false' || value === '0' || value === 0;
}

/** A page of a list, with the cursor of the next, as Slack's cursors work. */
export function page<T>(all: readonly T[], args: Json, most = 1000): { items: T[]; cursor: string } {
  const start = Number(String(args['cursor'] ?? '').replace(/^after-/, '')) || 0;
  const limit = Math.min(Number(args['limit'] ?? 100) || 100, most);
  const end = start + limit;
  return { items: all.slice(start, end), cursor: end < all.length ? `after-${end}` : '' };
}
