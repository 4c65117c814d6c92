import { webApi } from '@slack/bolt';
import { type Finding, findingIn } from '../../../bot/answers/examination.js';
import { isGroup } from '../setup/workspaces.js';

const finding = findingIn('Slack');

/** People who are looked up; each is a request. */
const MOST_LOOKED_UP = 20;

const UNKNOWN = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

/** What an id stands for; null for nobody of this workspace. */
type EditorName = { readonly id: string; readonly name: string | null };

/** Whether those who may change the record exist, and what they are called. Never rejects. */
export async function editorsFindings(client: webApi.WebClient, editors: readonly string[]): Promise<Finding[]> {
  if (editors.length === 0) return [];
  const people = editors.filter((id) => !isGroup(id));
  try {
    const found = await Promise.all([
      groupsNamed(client, editors.filter(isGroup)),
      ...people.slice(0, MOST_LOOKED_UP).map((id) => editorNamed(client, id)),
    ]);
    const named = found.flat();
    const names = named.flatMap(({ name }) => name ?? []);
    const unknown = named.flatMap(({ id, name }) => (name === null ? id : []));
    const unseen = people.length - MOST_LOOKED_UP;
    return [
      ...(names.length > 0
        ? [finding('ok', `Editors: ${[...names, ...(unseen > 0 ? [`and ${unseen} more`] : [])].join(', ')}.`)]
        : []),
      ...(unknown.length > 0
        ? [
            finding(
              'fault',
              `SLACK_EDITORS has ${unknown.join(', ')} in it, whom this workspace does not have (any more).`,
              'Copy the ids anew: of a person from their profile (⋮, Copy member ID), of a user group from its page; or take them out.',
            ),
          ]
        : []),
    ];
  } catch (error) {
    const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
    const fix = code === 'missing_scope' ? 'Add users:read and usergroups:read to the scopes.' : 'Try again.';
    return [finding('warning', `Slack did not tell who the editors are${code ? ` (${code})` : ''}.`, fix)];
  }
}

async function editorNamed(client: webApi.WebClient, id: string): Promise<EditorName> {
  try {
    const { user } = await client.users.info({ user: id });
    return { id, name: user?.deleted ? null : user?.real_name || user?.name || id };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && UNKNOWN.has(error.data.error)) return { id, name: null };
    throw error;
  }
}

async function groupsNamed(client: webApi.WebClient, ids: readonly string[]): Promise<EditorName[]> {
  if (ids.length === 0) return [];
  const { usergroups = [] } = await client.usergroups.list({ include_count: true });
  return ids.map((id) => {
    const group = usergroups.find((one) => one.id === id);
    if (!group) return { id, name: null };
    const members = group.user_count === undefined ? '' : ` (${group.user_count})`;
    return { id, name: `everybody in the group ${group.name || group.handle || id}${members}` };
  });
}
