import type { Span } from '../../model/span.js';
import { key } from '../../people/label-name.js';
import type { ExtractionInput } from '../extraction.js';
import { Directory, surnameKeyOf } from '../speakers/known-people.js';

const WORD = /[\p{L}\p{M}]+(?:['’.\-‑][\p{L}\p{M}]+)*/gu;

/** The longest alias that is looked for, in words: "Gen. Charles Q. Brown". */
const LONGEST = 4;

/**
 * Full names of people who stand in the text: its speakers' (which are known), and those of the directory whom it names in full or by an
 * alias ("General Soleimani"). Linear in the length of the text.
 */
export function mentionedNames(input: ExtractionInput, body: Span, speakers: Iterable<string>): string[] {
  const names = new Set(speakers);
  const directory = new Directory(input.directory ?? [], input.date);
  const surnames = new Set((input.directory ?? []).map((person) => surnameKeyOf(person.name)));
  const starts: number[] = [];
  WORD.lastIndex = body.start;
  for (let match = WORD.exec(input.text); match && match.index < body.end; match = WORD.exec(input.text)) {
    const word = match[0].replace(/['’]s$/, '');
    if (/^\p{Lu}/u.test(word) && surnames.has(key(word))) {
      for (const start of starts) {
        const name = input.text.slice(start, match.index + word.length).replace(/\s+/g, ' ');
        const person = name.length <= 80 ? directory.named(name) : null;
        if (person) names.add(person.name);
      }
    }
    starts.push(match.index);
    if (starts.length >= LONGEST) starts.shift();
  }
  return [...names];
}
