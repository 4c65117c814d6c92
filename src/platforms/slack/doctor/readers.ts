import type { Readers } from '../../../bot/access/readers.js';
import { type Finding, findingIn } from '../../../bot/answers/examination.js';
import { idsIn } from '../setup/workspaces.js';

const finding = findingIn('Slack');

export interface ReadersParts {
  readonly readers: Readers;
  readonly sharedChannels: 'private' | 'public';
}

/** Who may read, and what is done in channels that are shared with other organisations. */
export function readersFindings({ readers, sharedChannels }: ReadersParts, workspaces: readonly string[]): Finding[] {
  const shared =
    sharedChannels === 'private'
      ? finding('ok', 'In channels that are shared with other organisations nothing is posted for all to see.')
      : finding(
          'warning',
          'In channels that are shared with other organisations answers, digests and what is shared are seen by people from outside.',
          'Take SLACK_SHARED_CHANNELS out if that is not meant.',
        );
  return [whoReads(readers, workspaces), shared];
}

function whoReads(readers: Readers, workspaces: readonly string[]): Finding {
  const outside = 'and nobody from outside';
  if (readers === 'everyone') return finding('ok', `Everybody in the workspace may read, guests as well, ${outside}.`);
  if (readers === 'members') return finding('ok', `Full members of the workspace may read, no guests, ${outside}.`);
  const listed = idsIn(readers, ...workspaces);
  if (workspaces.length === 0 || listed.length > 0) {
    const ids = workspaces.length === 0 ? readers : listed;
    return finding('ok', `The people and groups of SLACK_READERS (${ids.join(', ')}) may read, and editors.`);
  }
  return finding(
    'warning',
    'Nobody in this workspace may read but editors: SLACK_READERS names none of it.',
    `Add ${workspaces.join()}:U… or ${workspaces.join()}:S… to SLACK_READERS.`,
  );
}
