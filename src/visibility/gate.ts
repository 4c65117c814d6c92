import type { Source } from '../model/source.js';
import type { Viewer, Visibility } from '../model/visibility.js';

/** What of a source decides. Ground rules hold for a document, so each of its statements is shown as the document is. */
export type GateInput = Pick<Source, 'status' | 'groundRules' | 'retraction' | 'freedAt' | 'isStale'>;

/**
 * Decides what a viewer may see of a document at a moment. It is the only place that decides so: the store applies it to
 * what it indexes and gives away, and whatever shows words asks the store.
 *
 * Editors see what is withheld from readers, but nobody sees a name that was given on background.
 *
 * @param moment milliseconds since 1970
 */
export function visibilityOf(source: GateInput, viewer: Viewer, moment: number): Visibility {
  const { attribution = 'on the record' } = source.groundRules ?? {};
  const shown = {
    outcome: attribution === 'on background' || attribution === 'on deep background' ? 'unnamed' : 'shown',
  } as const;
  if (source.isStale) return { outcome: 'withheld', reason: 'to be imported again', until: null };
  if (viewer === 'editor') return shown;
  if (attribution === 'off the record' || attribution === 'on deep background') {
    return { outcome: 'withheld', reason: attribution, until: null };
  }
  if (isEmbargoed(source, moment)) {
    return { outcome: 'withheld', reason: 'embargo', until: source.groundRules?.embargo?.until ?? null };
  }
  if (source.status === 'retracted' && !source.retraction?.keepsWords) {
    return { outcome: 'withheld', reason: 'retracted', until: null };
  }
  return shown;
}

/** An embargo that can't be read as an instant never ends by itself: an editor ends it. */
function isEmbargoed({ groundRules, freedAt }: GateInput, moment: number): boolean {
  const embargo = groundRules?.embargo;
  if (!embargo || freedAt !== undefined) return false;
  return embargo.until === null || !(moment >= Date.parse(embargo.until));
}

/**
 * What readers may see of a version in whose place another one stands, by the ids of its statements: both hold the same
 * words, so no more than of the one that stands, nor a name that this one doesn't give any more.
 *
 * @param moment milliseconds since 1970
 */
export function formerVisibilityOf(former: GateInput, standing: GateInput, moment: number): Visibility {
  const now = visibilityOf(standing, 'reader', moment);
  if (now.outcome === 'withheld') return now;
  const own = visibilityOf(former, 'reader', moment);
  return now.outcome === 'unnamed' && own.outcome === 'shown'
    ? { outcome: 'withheld', reason: 'on background', until: null }
    : own;
}

/**
 * When a document that is withheld now comes free by itself.
 *
 * @returns milliseconds since 1970; null where it is not withheld, or where nothing but an editor's decision changes it.
 */
export function releaseOf(source: GateInput, moment: number): number | null {
  const now = visibilityOf(source, 'reader', moment);
  if (now.outcome !== 'withheld' || now.until === null) return null;
  const at = Date.parse(now.until);
  return visibilityOf(source, 'reader', at).outcome === 'withheld' ? null : at;
}
