/** 32 bytes in hex, and in base64url. */
const HEX = /^[0-9a-f]{64}$/;
const SHORT = /^[\w-]{43}$/;

/** Whether this can be the id of a statement. What came from outside may be anything. */
export function isStatementId(id: string | null | undefined): id is string {
  return typeof id === 'string' && HEX.test(id);
}

/** Ids of statements for where there is little room: 43 characters each, with a dot between them. */
export function shortIds(ids: readonly string[]): string {
  return ids.map((id) => Buffer.from(id, 'hex').toString('base64url')).join('.');
}

/** The ids that `shortIds` made short; null for anything else. */
export function readShortIds(short: string): string[] | null {
  const all = short.split('.');
  return all.every((id) => SHORT.test(id)) ? all.map((id) => Buffer.from(id, 'base64url').toString('hex')) : null;
}
