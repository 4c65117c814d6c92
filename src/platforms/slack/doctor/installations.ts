import { type Finding, findingIn } from '../../../bot/answers/examination.js';
import { count } from '../../../bot/layout/wording.js';
import { OnrecordError } from '../../../model/errors.js';
import type { Installations } from '../setup/installations.js';

const finding = findingIn('Slack');

/** Workspaces that are named. */
const MOST_NAMED = 20;

/**
 * What is to be known of how the installations of several workspaces are encrypted; nothing where all is as it should be.
 *
 * @param named whether workspaces are called by their ids: none of them is told of the others.
 */
export async function installationFindings(
  installations: Pick<Installations, 'survey' | 'hasPrevious'>,
  { named, publicUrl }: { readonly named: boolean; readonly publicUrl: string | null },
): Promise<Finding[]> {
  try {
    const { current, previous, unreadable } = await installations.survey();
    const all = current.length + previous.length + unreadable.length;
    const found: Finding[] = [];
    if (unreadable.length > 0) {
      const which = named ? namesOf(unreadable) : '; onrecord doctor says which';
      found.push(
        finding(
          'fault',
          `${unreadable.length} of ${count(all, 'installation')} can’t be decrypted with any secret that is set, so nobody is answered there${which}.`,
          `Set ONRECORD_SECRET_PREVIOUS to the secret that they were made with, and start again; where that is lost, each workspace installs the app again at ${publicUrl ?? ''}/slack/install.`,
        ),
      );
    }
    if (previous.length > 0) {
      found.push(
        finding(
          'warning',
          `${count(previous.length, 'installation')} ${previous.length === 1 ? 'is' : 'are'} still encrypted with an earlier secret.`,
          'Leave ONRECORD_SECRET_PREVIOUS as it is and start again: that encrypts them anew.',
        ),
      );
    } else if (installations.hasPrevious && unreadable.length === 0) {
      found.push(
        finding(
          'ok',
          'All installations are encrypted with ONRECORD_SECRET: ONRECORD_SECRET_PREVIOUS may be taken out.',
        ),
      );
    }
    return found;
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return [finding('fault', error.message, error.remedy)];
  }
}

function namesOf(ids: readonly string[]): string {
  const more = ids.length - MOST_NAMED;
  return `: ${ids.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
