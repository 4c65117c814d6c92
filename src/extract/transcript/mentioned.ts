import type { Span } from '../../model.js';
import type { ExtractionInput } from '../extraction.js';
import { Directory, surnameKeyOf } from './directory.js';
import { namesInProse } from './full-names.js';
import type { LabelledSpeaker } from './speakers.js';

/**
 * Full names that stand in the text: of its speakers, and of people of the directory who are named in it. Linear in
 * the length of the text.
 */
export function mentionedNames(input: ExtractionInput, body: Span, speakers: readonly LabelledSpeaker[]): string[] {
  const names = new Set(speakers.filter(({ named }) => named).map(({ name }) => name));
  const directory = new Directory(input.directory ?? [], input.date);
  const surnames = new Set((input.directory ?? []).map((person) => surnameKeyOf(person.name)));
  for (const { name } of namesInProse(input.text, body, surnames, 'body')) {
    const person = directory.named(name);
    if (person) names.add(person.name);
  }
  return [...names];
}
