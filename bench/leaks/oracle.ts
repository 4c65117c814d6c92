import { endOf, type Slot } from './documents.js';
import { type History, momentOf, type ReadyHistory, type VersionSpec } from './story.js';

/**
 * What readers may see of each version of a document at a moment, worked out from the rules as docs/editorial.md and the
 * README state them, without a look at the program: the rules of a version, what was published when, what editors did.
 *
 * `shown`: all of it. `unnamed`: all but the name. `told`: that it was retracted, by its title, outlet, address, speakers and
 * reason, and none of its words. `withheld`: nothing.
 */
export type State = 'shown' | 'unnamed' | 'told' | 'withheld';

interface Life {
  /** The version that stands; null before the first one. */
  standing: number | null;
  readonly known: Set<number>;
  readonly freed: Set<number>;
  /** Versions that were taken back, and whether their words may still be read. */
  readonly retracted: Map<number, { readonly keeps: boolean }>;
  /** Versions that readers have seen. */
  readonly seen: Set<number>;
}

/** What has become of a history by an hour, its steps of that hour included. */
function lived({ versions, steps }: History, hour: number, keepsOffRecord: boolean): Life {
  const life: Life = { standing: null, known: new Set(), freed: new Set(), retracted: new Map(), seen: new Set() };
  for (const step of steps) {
    if (step.hour > hour) break;
    noteSeen(life, versions, step.hour);
    const { standing } = life;
    if (step.does === 'publish') {
      const spec = versions[step.version]!;
      if (spec.attribution === 'off the record' && !keepsOffRecord) {
        // Nothing of it is kept, and what was on record of the document is taken back.
        if (standing !== null && !life.retracted.has(standing)) life.retracted.set(standing, { keeps: false });
        for (const index of life.retracted.keys()) life.retracted.set(index, { keeps: false });
        continue;
      }
      // Where what stands was taken back, an older version that is read again doesn't come in its place. One that was taken
      // back itself does, and stays taken back.
      if (life.known.has(step.version) && (standing === null || life.retracted.has(standing))) continue;
      const isNew = !life.known.has(step.version);
      life.known.add(step.version);
      life.standing = step.version;
      if (isNew && spec.retracted) life.retracted.set(step.version, spec.retracted);
    } else if (standing !== null && !life.retracted.has(standing)) {
      if (step.does === 'retract') life.retracted.set(standing, { keeps: step.keeps });
      else if (versions[standing]!.embargo && isHeld(versions[standing]!, false, step.hour)) life.freed.add(standing);
    }
    noteSeen(life, versions, step.hour);
  }
  noteSeen(life, versions, hour);
  return life;
}

function noteSeen(life: Life, versions: readonly VersionSpec[], hour: number): void {
  const { standing } = life;
  if (standing === null || life.retracted.has(standing)) return;
  if (!isSecret(versions[standing]!, life.freed.has(standing), hour)) life.seen.add(standing);
}

/** Whether its embargo holds. */
function isHeld({ embargo }: VersionSpec, isFreed: boolean, hour: number): boolean {
  return embargo !== null && !isFreed && momentOf(hour) < endOf(embargo);
}

/** Whether its own rules keep a version from readers. */
function isSecret(spec: VersionSpec, isFreed: boolean, hour: number): boolean {
  const { attribution } = spec;
  return attribution === 'off the record' || attribution === 'on deep background' || isHeld(spec, isFreed, hour);
}

export function statesOf(history: History, hour: number, keepsOffRecord: boolean): State[] {
  const life = lived(history, hour, keepsOffRecord);
  const { standing, retracted, freed, seen, known } = life;
  return history.versions.map((spec, index) => {
    const open: State = spec.attribution === 'on background' ? 'unnamed' : 'shown';
    if (standing === null || !known.has(index) || isSecret(spec, freed.has(index), hour)) return 'withheld';
    const own = retracted.get(index);
    const now = history.versions[standing]!;
    if (index !== standing) {
      // Both hold the same words; nor may one name those whom the version that stands doesn't name any more.
      if (isSecret(now, freed.has(standing), hour)) return 'withheld';
      if (open === 'shown' && isUnnameable(now)) return 'withheld';
    }
    const last = retracted.get(standing);
    if (own) {
      // Of what was secret until it was taken back, that isn't said either.
      if (own.keeps && (last?.keeps ?? true)) return open;
      return seen.has(index) || spec.retracted ? 'told' : 'withheld';
    }
    if (index === standing) return open;
    // An older version is read by whoever has an id, as long as what stands in its place may be read.
    if (!seen.has(index)) return 'withheld';
    return last && !last.keeps ? 'told' : open;
  });
}

/** Versions that readers were shown at any time up to an hour. */
export function everSeen(history: History, hour: number, keepsOffRecord: boolean): ReadonlySet<number> {
  const { seen, retracted, known } = lived(history, hour, keepsOffRecord);
  const told = [...known].filter((index) => retracted.has(index));
  return new Set([...seen, ...told]);
}

/** The version that answers at an hour, which everybody has to find; null where none does. */
export function answersAt(history: History, hour: number, keepsOffRecord: boolean): number | null {
  const { standing, retracted, freed } = lived(history, hour, keepsOffRecord);
  if (standing === null || retracted.has(standing)) return null;
  return isSecret(history.versions[standing]!, freed.has(standing), hour) ? null : standing;
}

/** What the record has that stands and is withheld, which editors see marked; null where nothing does. */
export function heldAt(history: History, hour: number, keepsOffRecord: boolean): number | null {
  const { standing, retracted, freed } = lived(history, hour, keepsOffRecord);
  if (standing === null || retracted.has(standing)) return null;
  return isSecret(history.versions[standing]!, freed.has(standing), hour) ? standing : null;
}

/** Whether nobody may ever see a name, editors included. */
export function isUnnameable({ attribution }: VersionSpec): boolean {
  return attribution === 'on background' || attribution === 'on deep background';
}

const TOLD: ReadonlySet<Slot> = new Set<Slot>(['title', 'outlet', 'url', 'file', 'reason', 'first', 'last']);
const NAME: ReadonlySet<Slot> = new Set<Slot>(['first', 'last']);

/** Whether the word of a place may come out of a version in this state. */
export function mayShow(spec: VersionSpec, state: State, slot: Slot): boolean {
  if (NAME.has(slot) && isUnnameable(spec)) return false;
  if (state === 'withheld') return false;
  return state !== 'told' || TOLD.has(slot);
}

/** The same of a ready-made statement: whether its first and its second wording are shown, told or withheld. */
export function readyStates({ given, changed, retracted, hasId }: ReadyHistory, hour: number): [State, State] {
  if (hour < given) return ['withheld', 'withheld'];
  const isChanged = changed !== null && hour >= changed;
  if (retracted === null || hour < retracted.hour) return ['shown', isChanged ? 'shown' : 'withheld'];
  // Without an id the same line with another status takes it back by what it says.
  void hasId;
  return ['told', isChanged ? 'told' : 'withheld'];
}
