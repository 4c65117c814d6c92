import { APPLICATION } from './rest/application.js';
import { CHANNELS } from './rest/channels.js';
import { COMMANDS } from './rest/commands.js';
import { GUILDS } from './rest/guilds.js';
import { INTERACTIONS } from './rest/interactions.js';
import { MESSAGES } from './rest/messages.js';
import { type Answer, ApiError, type Operation, type Request } from './rest/route.js';
import { WEBHOOKS } from './rest/webhooks.js';

const OPERATIONS = { ...APPLICATION, ...COMMANDS, ...INTERACTIONS, ...WEBHOOKS, ...CHANNELS, ...MESSAGES, ...GUILDS };

/** The operations, by their names in Discord's OpenAPI description. */
export type OperationName = keyof typeof OPERATIONS;

interface Route {
  name: OperationName;
  operation: Operation;
  method: string;
  path: RegExp;
}

const ROUTES: Route[] = Object.entries<Operation>(OPERATIONS).map(([name, operation]) => {
  const [method = '', path = ''] = operation.on.split(' ');
  const pattern = path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/@]+)');
  return { name: name as OperationName, operation, method, path: new RegExp(`^${pattern}$`, 'u') };
});

/** What a request asks for, and the parts of its path. */
export interface Found {
  name: OperationName;
  operation: Operation;
  at: Record<string, string>;
}

export function operationOf(method: string, path: string): Found | undefined {
  for (const { name, operation, method: meant, path: pattern } of ROUTES) {
    const match = meant === method && pattern.exec(path);
    if (match) return { name, operation, at: { ...match.groups } };
  }
  return undefined;
}

/** Runs an operation. Its effects have happened when this returns. */
export function perform({ operation }: Found, request: Request, authorization: string | undefined): Answer {
  const { token } = request.world;
  if (!operation.open && (token === null || authorization !== `Bot ${token}`)) return UNAUTHORIZED;
  try {
    return operation.run(request);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { status, code, message, errors } = error;
    return { status, body: { message, code, ...(errors ? { errors } : {}) } };
  }
}

export const UNAUTHORIZED: Answer = { status: 401, body: { message: '401: Unauthorized', code: 0 } };
export const NO_SUCH_ROUTE: Answer = { status: 404, body: { message: '404: Not Found', code: 0 } };
