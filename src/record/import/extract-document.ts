import type { Extraction, ExtractionInput, FoundStatement, LongExtraction } from '../../extract/extraction.js';
import { OnrecordError } from '../../model/errors.js';
import type { Person } from '../../model/person.js';
import { dayOf, type GroundRules, type Source } from '../../model/source.js';
import type { Statement } from '../../model/statement.js';
import type { Directory } from '../../people/directory.js';
import type { Linker } from '../../people/linking.js';
import { statedTitles } from '../../people/roles.js';
import { statementId } from '../../store/document.js';
import type { LongDocument } from '../../store/documents.js';
import { withGarbageCollection } from '../../store/garbage.js';
import { InternedSequence } from '../../text/memory/interning.js';
import { isNoEmbargo, readEmbargo, strictestEmbargo } from '../../visibility/embargo/index.js';
import { visibilityOf } from '../../visibility/gate.js';
import { strictestRules } from '../../visibility/rules.js';
import { withoutNames } from './background.js';

/** What makes a document of a source. */
export interface Extractor {
  readonly directory: Directory;
  readonly extract: (input: ExtractionInput) => Extraction | LongExtraction;
  /** Whether what is off the record is kept, for editors alone; it isn't unless said. */
  readonly keepsOffRecord?: boolean;
}

/**
 * A document with its statements, under the rules that it states in its front matter and in its text, merged to the
 * strictest.
 *
 * @throws {OnrecordError} `GROUND_RULES_OFF_RECORD` where it is off the record, and such are not kept.
 */
export async function documentOfSource(
  { directory, extract, keepsOffRecord = false }: Extractor,
  read: Source,
  linker: Linker,
): Promise<{ readonly document: LongDocument; readonly left: number }> {
  const date = dayOf(read);
  const found = extract({
    text: read.text,
    body: read.body,
    kind: read.kind,
    title: read.title,
    ...(date ? { date } : {}),
    directory: directory.people,
  });
  const groundRules = strictestRules([read.groundRules, rulesIn(read, found.rules)]);
  if (groundRules?.attribution === 'off the record' && !keepsOffRecord) throw offTheRecord(read.title);
  const ruled: Source = groundRules ? { ...read, groundRules } : read;
  const isUnnamed = visibilityOf(ruled, 'editor', 0).outcome === 'unnamed';
  const { source, extraction, left } = isUnnamed
    ? withoutNames(ruled, allOf(found), directory)
    : { source: ruled, extraction: found, left: 0 };
  const document = await toDocument(source, extraction, linker);
  return { document: source.origin === read.origin ? document : { ...document, formerOrigin: read.origin }, left };
}

/** With all statements at once: of a document on background the names are taken out before anything of it is stored. */
function allOf(found: Extraction | LongExtraction): Extraction {
  return { ...found, statements: [...found.statements] };
}

/** The rules that a text states, with its embargoes read by the document's own dates and zone. */
function rulesIn({ eventDate, publishedDate, timeZone }: Source, stated: Extraction['rules']): GroundRules | undefined {
  if (!stated) return undefined;
  const context = {
    ...(eventDate !== undefined && { eventDate }),
    ...(publishedDate !== undefined && { publishedDate }),
    ...(timeZone !== undefined && { zone: timeZone }),
  };
  const embargoes = stated.embargoes.filter((each) => !isNoEmbargo(each)).map((each) => readEmbargo(each, context));
  const embargo = strictestEmbargo(embargoes);
  const { attribution, description } = stated;
  return { attribution, ...(embargo && { embargo }), ...(description !== undefined && { description }) };
}

function offTheRecord(title: string): OnrecordError {
  return new OnrecordError(
    'GROUND_RULES_OFF_RECORD',
    `"${title}" says that it is off the record: nothing of it was kept.`,
    'Set ONRECORD_KEEP_OFF_RECORD=yes to keep such documents for editors alone.',
  );
}

/** Gives what was extracted its ids and its people. Of a long document the statements stay as they are: made when asked for. */
export async function toDocument(
  source: Source,
  extraction: Extraction | LongExtraction,
  linker: Linker,
): Promise<LongDocument> {
  const people = new Map<string, Person>();
  const titles = new Map<string, string>();
  // Names may grow from one statement to the next.
  const linked = new InternedSequence<NameOfPerson | null>();
  const day = dayOf(source);
  const speakers = 'speakers' in extraction ? extraction.speakers : extraction.statements.map(({ speaker }) => speaker);
  for (const speaker of speakers) {
    // A title beside an unsure speaker may be another's.
    const stated = speaker?.confidence === 'sure' ? statedTitles(speaker) : [];
    const roles = stated.map((title) => ({ title, day }));
    const person = speaker && (await linker.person({ ...speaker, roles }, source.id));
    if (person) people.set(person.id, person);
    if (person && stated[0] !== undefined && !titles.has(person.id)) titles.set(person.id, stated[0]);
    linked.add(person ? `${person.id}\n${person.name}` : '', person && { id: person.id, name: person.name });
  }
  function* statements(): Generator<Statement> {
    const persons = linked[Symbol.iterator]();
    for (const found of extraction.statements) {
      const person: NameOfPerson | null = persons.next().value ?? null;
      yield toRecordStatement(source.id, found, person, titles.get(person?.id ?? ''));
    }
  }
  return {
    source,
    people: [...people.values()],
    statements: Array.isArray(extraction.statements)
      ? [...statements()]
      : { length: extraction.statements.length, [Symbol.iterator]: () => withGarbageCollection(statements()) },
    mentioned: extraction.mentioned,
  };
}

type NameOfPerson = Pick<Person, 'id' | 'name'>;

function toRecordStatement(
  sourceId: string,
  found: FoundStatement,
  person: NameOfPerson | null,
  title: string | undefined,
): Statement {
  const { speaker, ...rest } = found;
  if (!speaker || !person) return { ...rest, id: statementId(sourceId, found), sourceId, speaker: null };
  const { named: _, apart: __, role = title, ...as } = speaker;
  return {
    ...rest,
    id: statementId(sourceId, found),
    sourceId,
    speaker: { ...as, personId: person.id, name: person.name, ...(role && { role }) },
  };
}
