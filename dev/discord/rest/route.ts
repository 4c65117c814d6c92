import type { Gateway } from '../gateway.js';
import type { Json } from '../types.js';
import type { Wire } from '../wire.js';
import type { World } from '../world.js';

/** One request, as an operation gets it. */
export interface Request {
  operation: string;
  world: World;
  wire: Wire;
  gateway: Gateway;
  /** The parts of the path in braces. */
  at: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  /** The files that were uploaded with it. */
  files: { name: string; size: number }[];
}

export interface Operation {
  /** `POST /channels/{channel}/messages` */
  on: string;
  /** Whether the token in the path is all that is needed. */
  open?: true;
  run(request: Request): Answer;
}

/** What is answered: the body, none for 204. */
export type Answer = { status: number; body?: unknown };

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const NOTHING: Answer = { status: 204 };

/** What Discord answers instead: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: Json,
  ) {
    super(message);
  }
}

export const unknown = {
  channel: () => new ApiError(404, 10003, 'Unknown Channel'),
  guild: () => new ApiError(404, 10004, 'Unknown Guild'),
  member: () => new ApiError(404, 10007, 'Unknown Member'),
  message: () => new ApiError(404, 10008, 'Unknown Message'),
  user: () => new ApiError(404, 10013, 'Unknown User'),
  webhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  interaction: () => new ApiError(404, 10062, 'Unknown interaction'),
  command: () => new ApiError(404, 10063, 'Unknown application command'),
};

/** What was refused, as Discord tells it: nested by the path of each field. */
export function invalid(refused: readonly { path: string; what: string }[]): ApiError {
  const errors: Json = {};
  for (const { path, what } of refused) {
    let at = errors;
    for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
      at[key] ??= {};
      at = at[key] as Json;
    }
    at['_errors'] = [...((at['_errors'] as Json[]) ?? []), { code: 'INVALID', message: what }];
  }
  return new ApiError(400, 50035, 'Invalid Form Body', errors);
}
