import type { Span } from '../../model/span.js';
import { Directory } from '../../people/directory.js';
import { foldName } from '../../people/name.js';
import type { ExtractionInput } from '../extraction.js';

const WORD = /[\p{L}\p{M}]+(?:['’.\-‑][\p{L}\p{M}]+)*/gu;

/** The longest alias that is looked for, in words: "Gen. Charles Q. Brown". */
const LONGEST = 4;

/**
 * Full names of people who stand in the text: its speakers' (which are known), and those of the directory whom it names in full or by an
 * alias ("General Soleimani"). Linear in the length of the text.
 */
export function mentionedNames(input: ExtractionInput, body: Span, speakers: Iterable<string>): string[] {
  const names = new Set(speakers);
  const directory = Directory.of(input.directory ?? []);
  const starts: number[] = [];
  WORD.lastIndex = body.start;
  for (let match = WORD.exec(input.text); match && match.index < body.end; match = WORD.exec(input.text)) {
    const word = match[0].replace(/['’]s$/, '');
    if (/^\p{Lu}/u.test(word) && directory.hasSurname(foldName(word))) {
      for (const start of starts) {
        const name = input.text.slice(start, match.index + word.length).replace(/\s+/g, ' ');
        const person = name.length <= 80 ? directory.withFullName(name) : null;
        if (person) names.add(person.name);
      }
    }
    starts.push(match.index);
    if (starts.length >= LONGEST) starts.shift();
  }
  return [...names];
}
