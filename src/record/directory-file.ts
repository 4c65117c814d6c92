import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OnrecordError } from '../model/errors.js';
import type { Person } from '../model/person.js';
import { Directory } from '../people/directory.js';
import { packagePath } from './package-files.js';

const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD');

/** The form of `data/people.json`: people known beforehand, kept by hand. */
const schema = z.array(
  z.strictObject({
    id: z.string().regex(/^[\p{L}\p{N}-]+$/u, 'may hold letters, digits and hyphens'),
    name: z.string().trim().min(1),
    aliases: z.array(z.string().trim().min(1)).default([]),
    roles: z
      .array(
        z.strictObject({
          title: z.string().trim().min(1),
          organisation: z.string().optional(),
          from: day.optional(),
          to: day.optional(),
        }),
      )
      .default([]),
    wikidata: z
      .string()
      .regex(/^Q\d+$/, 'must be a Wikidata id such as Q30')
      .optional(),
  }),
);

/**
 * Reads a directory of people.
 *
 * @param path a JSON file; `data/people.json` of this package unless said.
 * @throws {OnrecordError} `DIRECTORY_INVALID`, naming every entry that is wrong and why.
 */
export function readDirectory(path = packagePath('data/people.json')): Directory {
  let entries: unknown;
  try {
    entries = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw invalidDirectory(
      path,
      `it cannot be read as JSON (${cause instanceof Error ? cause.message : cause})`,
      cause,
    );
  }
  const parsed = schema.safeParse(entries);
  if (!parsed.success) throw invalidDirectory(path, z.prettifyError(parsed.error));
  const ids = parsed.data.map((entry) => entry.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw invalidDirectory(path, `two people have the id "${twice}"`);
  // Zod has left absent fields out, so that each entry is a person as the model defines it.
  return new Directory(parsed.data.map((entry) => ({ ...(entry as Omit<Person, 'kind'>), kind: 'named' })));
}

function invalidDirectory(path: string, fault: string, cause?: unknown): OnrecordError {
  return new OnrecordError(
    'DIRECTORY_INVALID',
    `The directory of people ${path} cannot be used: ${fault}.`,
    'Mend the file: a list of { id, name, aliases, roles: [{ title, organisation, from, to }], wikidata }.',
    { cause },
  );
}
