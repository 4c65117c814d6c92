import type { IncomingHttpHeaders } from 'node:http';
import { AUTH } from './api/auth.js';
import { CHAT } from './api/chat.js';
import { CONVERSATIONS } from './api/conversations.js';
import { ApiError, type Method } from './api/method.js';
import { PEOPLE } from './api/people.js';
import { VIEWS } from './api/views.js';
import type { Json } from './types.js';
import type { Token, Workspace } from './workspace.js';

export interface Answer {
  json: Json;
  headers: Record<string, string>;
}

/** The methods under `/api/`, with their tokens and scopes. */
export class WebApi {
  readonly #methods: Record<string, Method>;

  /** @param more methods that need more than the workspace (`apps.connections.open`) */
  constructor(
    readonly workspace: Workspace,
    more: Record<string, Method>,
  ) {
    this.#methods = { ...AUTH, ...CHAT, ...CONVERSATIONS, ...PEOPLE, ...VIEWS, ...more };
  }

  /** The arguments of a request, whatever way they came: query, form or JSON. */
  argsOf(name: string, query: URLSearchParams, headers: IncomingHttpHeaders, body: string): Json {
    const args: Json = Object.fromEntries(query);
    const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (basic) [args['client_id'], args['client_secret']] = Buffer.from(basic, 'base64').toString().split(':');
    if (headers['content-type']?.startsWith('application/json')) {
      return { ...args, ...(body === '' ? {} : (JSON.parse(body) as Json)) };
    }
    const json = this.#methods[name]?.json ?? [];
    for (const [key, value] of new URLSearchParams(body)) args[key] = json.includes(key) ? parsed(value) : value;
    return args;
  }

  tokenOf(headers: IncomingHttpHeaders, args: Json): string | undefined {
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    return bearer ?? (typeof args['token'] === 'string' ? args['token'] : undefined);
  }

  /** Runs a method. Its effects have happened when this returns. */
  call(name: string, token: string | undefined, args: Json): Answer {
    const known = token === undefined ? undefined : this.workspace.tokens.get(token);
    const headers: Record<string, string> = known ? { 'x-oauth-scopes': known.scopes.join(',') } : {};
    try {
      return { json: { ok: true, ...this.#run(name, token, known, args, headers) }, headers };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { json: { ok: false, error: error.code, ...error.more }, headers };
    }
  }

  #run(name: string, token: string | undefined, known: Token | undefined, args: Json, headers: Record<string, string>) {
    const method = this.#methods[name];
    if (!method) {
      this.workspace.violate(name, '', 'this server has no such method');
      throw new ApiError('unknown_method', { req_method: name });
    }
    const { workspace } = this;
    if (method.token === 'none') {
      const team = [...workspace.teams.values()][0]!;
      return method.run({
        workspace,
        args,
        method: name,
        team,
        token: { kind: 'bot', team: team.id, scopes: [], revoked: false },
      });
    }
    if (token === undefined) throw new ApiError('not_authed');
    if (!known) throw new ApiError('invalid_auth');
    if (known.revoked) throw new ApiError('token_revoked');
    if (method.token !== 'any' && known.kind !== method.token) throw new ApiError('not_allowed_token_type');
    const scopes = typeof method.scopes === 'function' ? method.scopes(args, workspace) : (method.scopes ?? []);
    headers['x-accepted-oauth-scopes'] = scopes.join(',');
    if (scopes.length > 0 && !scopes.some((scope) => known.scopes.includes(scope))) {
      throw new ApiError('missing_scope', { needed: scopes.join(','), provided: known.scopes.join(',') });
    }
    return method.run({ workspace, args, method: name, token: known, team: workspace.teams.get(known.team)! });
  }
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
