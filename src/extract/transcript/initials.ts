import { NAME_PARTICLES } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import type { Span } from '../../model/span.js';
import { foldName } from '../../people/name.js';

/** Initials that a head explains: "Tilda Arne (TA), Odo Pell (OP)", "TA = Tilda Arne". */

/** A head is read so far, in UTF-16 code units. */
const REACH = 5_000;
const INITIALS = String.raw`((?:\p{Lu}\.?){2,4})`;
const NAME = String.raw`(\p{Lu}[\p{L}\p{M}.’'-]*(?: (?:\p{Lu}[\p{L}\p{M}.’'-]*|(?:${alternatives(NAME_PARTICLES)})(?!\p{L}))){1,5})`;
const BEHIND = new RegExp(String.raw`${NAME} [([]${INITIALS}[)\]]`, 'gu');
const BEFORE = new RegExp(String.raw`^[ \t]*(?:[-*•] )?${INITIALS}[ \t]*(?:=|:|–|—|-)[ \t]*${NAME}`, 'gmu');

/** Initials as they are compared: "T.A." → "TA". */
export function bareInitials(written: string): string | null {
  return /^(?:\p{Lu}\.?){2,4}$/u.test(written) ? written.replace(/\./g, '') : null;
}

/** Whose initials a head explains; null for those of two people. Only names with these initials count: "(BBC)" is nobody. */
export function initialsIn(text: string, opening: Span): ReadonlyMap<string, string | null> {
  const head = text.slice(opening.start, Math.min(opening.end, opening.start + REACH));
  const told = new Map<string, string | null>();
  const tell = (written: string, name: string): void => {
    const initials = bareInitials(written);
    if (!initials || !namesBy(name).includes(initials)) return;
    const known = told.get(initials);
    told.set(initials, known === undefined || known === name ? name : null);
  };
  for (const [, name = '', written = ''] of head.matchAll(BEHIND)) tell(written, name);
  for (const [, written = '', name = ''] of head.matchAll(BEFORE)) tell(written, name);
  return told;
}

/** The initials that a name may have, with its particles or without. */
function namesBy(name: string): string[] {
  const words = name.split(' ');
  const first = (own: readonly string[]) => own.map((word) => word.slice(0, 1).toUpperCase()).join('');
  return [first(words), first(words.filter((word) => !NAME_PARTICLES.has(foldName(word))))];
}
