import { createHash } from 'node:crypto';
import { OnrecordError } from '../model/errors.js';
import type { Source } from '../model/source.js';
import type { Span } from '../model/span.js';
import type { Statement } from '../model/statement.js';
import { hasSoundQuotes, isSlice, isWithin } from '../text/slices.js';
import type { LongDocument } from './documents.js';

const HASH = /^[0-9a-f]{64}$/;

/** The id of a statement: SHA-256 of its source's id and its place, in hex. */
export function statementId(sourceId: string, span: Span): string {
  return createHash('sha256').update(`${sourceId}:${span.start}:${span.end}`).digest('hex');
}

/**
 * By what an address is known in which a name stands that was given on background: its hash, which tells the versions of
 * one document from those of others, and doesn't tell the name.
 */
export function hiddenOrigin(origin: string): string {
  return `withheld:${createHash('sha256').update(origin).digest('hex')}`;
}

/**
 * Refuses a document that breaks an invariant of `src/model/`. Every store calls this before it writes, so that
 * what is on record can be trusted whoever made it.
 *
 * @returns what refuses a statement in the same way, of a long document, whose statements are checked as they are written:
 *   in their order, and before anything is committed.
 * @throws {OnrecordError} `DOCUMENT_UNSOUND`, naming the first fault.
 */
export function checkDocument({ source, people, statements }: LongDocument): (statement: Statement) => void {
  const require = requireOf(source);
  require(HASH.test(source.id), 'its id is not a SHA-256');
  // A lone surrogate has no UTF-8 form and PostgreSQL knows no NUL: either would come back as something else.
  require(!/\p{Cs}/u.test(source.text) && !source.text.includes('\0'), 'its text holds a NUL or half a character');
  require(isWithin(source.body, { start: 0, end: source.text.length }), 'its body lies outside its text');

  const speakers = new Set(people.map((person) => person.id));
  require(speakers.size === people.length, 'two people share an id');
  for (const person of people) {
    const owner = person.kind === 'unnamed' ? source.id : undefined;
    require(person.sourceId === owner, `the ${person.kind} person "${person.name}" belongs to another source`);
  }
  if (!Array.isArray(statements)) return checkInOrder(source, speakers);
  const ids = new Set<string>();
  for (const statement of statements as readonly Statement[]) {
    checkStatement(source, statement, speakers);
    require(!ids.has(statement.id), `the statement at ${statement.start} stands twice`);
    ids.add(statement.id);
  }
  return () => {};
}

/** Checks statements that come in the order of the text, so that none can stand twice unseen. */
function checkInOrder(source: Source, speakers: ReadonlySet<string>): (statement: Statement) => void {
  const require = requireOf(source);
  let last = -1;
  const ends = new Set<number>();
  return (statement) => {
    const { start, end } = statement;
    checkStatement(source, statement, speakers);
    require(start >= last, `the statement at ${start} is not in the order of the text`);
    if (start > last) ends.clear();
    require(!ends.has(end), `the statement at ${start} stands twice`);
    ends.add(end);
    last = start;
  };
}

function checkStatement(source: Source, statement: Statement, speakers: ReadonlySet<string>): void {
  const require = requireOf(source);
  const at = `the statement at ${statement.start}`;
  require(statement.sourceId === source.id, `${at} belongs to another source`);
  require(statement.id === statementId(source.id, statement), `${at} has the wrong id`);
  require(isSlice(source.text, statement), `${at} is not what the text says`);
  require(hasSoundQuotes(statement), `${at} is ${statement.kind}, but its quotes say otherwise`);
  const { speaker, cue, question } = statement;
  require(!speaker || speakers.has(speaker.personId), `${at} has a speaker who is not among its people`);
  for (const part of [speaker?.mention, cue, question]) {
    require(!part || isSlice(source.text, part), `${at} has a part that is not what the text says`);
  }
}

function requireOf(source: Source): (sound: boolean, fault: string) => void {
  return (sound, fault) => {
    if (!sound) throw unsound(source, fault);
  };
}

function unsound(source: Source, fault: string): OnrecordError {
  return new OnrecordError(
    'DOCUMENT_UNSOUND',
    `"${source.title}" was not saved: ${fault}.`,
    'Nothing of it was stored. This is a fault of Onrecord, not of the document: please report it with the file.',
  );
}
