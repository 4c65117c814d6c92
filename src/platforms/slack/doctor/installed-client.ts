import { webApi } from '@slack/bolt';

/** Where the bot is looked at from, as far as Slack lets it in: with its client, or why there is none. */
export type InstalledClient =
  | { readonly client: webApi.WebClient; readonly workspaces: readonly string[]; readonly isOnly: boolean }
  | { readonly client: null; readonly why: 'no workspace' | 'not installed' | 'no token' };

interface InstalledClientParts {
  readonly options: webApi.WebClientOptions;
  readonly tokenOf: (installation: string | null) => Promise<string | null>;
  /** Whose token there is, where there is but one; else null. */
  readonly single: {
    readonly botToken: string;
    readonly identity: { readonly teamId: string; readonly enterpriseId: string | null };
  } | null;
}

/** The installation of the app that is meant by the id of a workspace or an organisation; the only one where there is but one. */
export async function installedClientOf(
  { options, tokenOf, single }: InstalledClientParts,
  id: string | null,
): Promise<InstalledClient> {
  if (single !== null) {
    const { teamId, enterpriseId } = single.identity;
    const workspaces = [teamId, ...(enterpriseId === null ? [] : [enterpriseId])];
    return { client: new webApi.WebClient(single.botToken, options), workspaces, isOnly: true };
  }
  if (id === null) return { client: null, why: 'no workspace' };
  try {
    const token = await tokenOf(id);
    if (token === null) return { client: null, why: 'not installed' };
    return { client: new webApi.WebClient(token, options), workspaces: [id], isOnly: false };
  } catch {
    return { client: null, why: 'no token' };
  }
}
