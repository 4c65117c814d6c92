import type { Context } from '@slack/bolt';

/** Whose token answers, as bolt tells of what came in. */
export type InstallationIds = Pick<Context, 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>;

/** The id of whoever has installed the app there: a workspace, or an organisation. */
export function installationOf({ isEnterpriseInstall, enterpriseId = '', teamId = '' }: InstallationIds): string {
  return isEnterpriseInstall ? enterpriseId : teamId;
}

/** Ids as settings have them, `U1` or `T1:U1`, that are meant in one workspace; without their workspace. */
export function idsIn(set: readonly string[], ...workspaces: readonly (string | null | undefined)[]): string[] {
  return set.flatMap((entry) => {
    const [first = '', second] = entry.split(':');
    if (second === undefined) return [first];
    return workspaces.includes(first) ? [second] : [];
  });
}

export function isGroup(id: string): boolean {
  return id.startsWith('S');
}
