import { NAME_PARTICLES, NOT_GIVEN_NAMES } from '../lang/index.js';
import { fold } from '../text/words.js';
import { candidatesAt, type LabelLine } from './label-candidates.js';

/**
 * Whether a line begins as one with a label does that names somebody in full: "Tilda Arne: …", "Ms. Arne. …", "<v Arne> …". Where
 * such a line is no label of its document, whose words follow is in doubt.
 */
export function resemblesLabel(text: string, line: LabelLine): boolean {
  return candidatesAt(text, line).some(({ ending, isTitled, isFull, start, end, content }) => {
    if (content >= line.end) return false;
    if (ending === 'bracket') return true;
    if (ending === 'stop') return isTitled;
    if (ending === 'dash') return isFull && /[.)][ \u00a0]+[–—-][ \u00a0]+$/.test(text.slice(start, content));
    return ending === 'colon' && (isTitled || isPlainName(text.slice(start, end)));
  });
}

/** Two words or more of a name, and no others: "Moving to Kelby" is none. */
function isPlainName(words: string): boolean {
  const [first = '', ...rest] = words.split(/\s+/);
  return (
    rest.length > 0 &&
    !NOT_GIVEN_NAMES.has(fold(first)) &&
    rest.every((word) => /^\p{Lu}/u.test(word) || NAME_PARTICLES.has(fold(word)))
  );
}
