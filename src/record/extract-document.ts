import { OnrecordError } from '../errors.js';
import type { Extraction, ExtractionInput, FoundStatement } from '../extract/extraction.js';
import { dayOf, type GroundRules, type Person, type Source, type Statement } from '../model.js';
import { statementId } from '../store/document.js';
import type { Document } from '../store/store.js';
import { isNoEmbargo, readEmbargo, strictestEmbargo } from '../visibility/embargo/index.js';
import { visibilityOf } from '../visibility/gate.js';
import { strictestRules } from '../visibility/rules.js';
import { withoutNames } from './background.js';
import type { Directory } from './directory.js';
import type { Linker } from './link.js';
import { statedTitles } from './roles.js';

/** What makes a document of a source. */
export interface Extractor {
  readonly directory: Directory;
  readonly extract: (input: ExtractionInput) => Extraction;
  /** Whether what is off the record is kept, for editors alone; it isn't unless said. */
  readonly keepsOffRecord?: boolean;
}

/**
 * A document with its statements, under the rules that it states in its front matter and in its text, merged to the
 * strictest.
 *
 * @throws {OnrecordError} `GROUND_RULES_OFF_RECORD` where it is off the record, and such are not kept.
 */
export async function extractDocument(
  { directory, extract, keepsOffRecord = false }: Extractor,
  read: Source,
  linker: Linker,
): Promise<{ readonly document: Document; readonly left: number }> {
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
    ? withoutNames(ruled, found, directory)
    : { source: ruled, extraction: found, left: 0 };
  const document = await toDocument(source, extraction, linker);
  return { document: source.origin === read.origin ? document : { ...document, formerOrigin: read.origin }, left };
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

/** Gives what was extracted its ids and its people. */
export async function toDocument(source: Source, extraction: Extraction, linker: Linker): Promise<Document> {
  const people = new Map<string, Person>();
  const titles = new Map<string, string>();
  const linked: { readonly found: FoundStatement; readonly person: Person | null }[] = [];
  const day = dayOf(source);
  for (const found of extraction.statements) {
    // A title beside an unsure speaker may be another's.
    const stated = found.speaker?.confidence === 'sure' ? statedTitles(found.speaker) : [];
    const roles = stated.map((title) => ({ title, day }));
    const person = found.speaker && (await linker.person({ ...found.speaker, roles }, source.id));
    if (person) people.set(person.id, person);
    if (person && stated[0] !== undefined && !titles.has(person.id)) titles.set(person.id, stated[0]);
    linked.push({ found, person });
  }
  const statements = linked.map(({ found, person }) =>
    toStatement(source.id, found, person, titles.get(person?.id ?? '')),
  );
  return { source, people: [...people.values()], statements, mentioned: extraction.mentioned };
}

function toStatement(
  sourceId: string,
  found: FoundStatement,
  person: Person | null,
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
