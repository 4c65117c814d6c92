import { createHash } from 'node:crypto';
import { z } from 'zod';

import { rulesOfArticle } from '../../extract/ground-rules.js';
import { OnrecordError } from '../../model/errors.js';
import type { Retraction, Source } from '../../model/source.js';
import type { Span } from '../../model/span.js';
import type { Statement } from '../../model/statement.js';
import { fullName, parseLabel } from '../../people/label-name.js';
import type { Linker, SpeakerName } from '../../people/linking.js';
import { calendarDate } from '../../sources/dates.js';
import { statementId } from '../../store/document.js';
import type { Document } from '../../store/documents.js';
import { isNoEmbargo } from '../../visibility/embargo/index.js';
import { topicsOf } from '../extraction.js';

/** Longest text of one statement and longest context, in UTF-16 units: some 15,000 words. Longer ones are documents. */
const MAX_LENGTH = 100_000;

const words = (max: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a text') })
    .max(max)
    .refine((text) => /\S/.test(text), 'must not be empty')
    .refine((text) => !/\p{Cs}|\0/u.test(text), 'must not hold NUL or half a character');

/** What any statement may have, whether it is given or taken back. */
const fields = {
  /** By which it is known to whoever gives it: a changed one of the same id is a new version. */
  id: words(200).optional(),
  reason: words(500).optional(),
  /** When it was retracted; now unless said. */
  retracted: z
    .string()
    .refine((date) => calendarDate(date) !== null, 'must be YYYY-MM-DD, with or without a time')
    .optional(),
};

const schema = z.strictObject({
  ...fields,
  text: words(MAX_LENGTH),
  speaker: words(200),
  status: z.enum(['live', 'retracted']).default('live'),
  /** The title of the source. */
  title: words(500).optional(),
  /** The outlet that published it. */
  source: words(200).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** When it was said. */
  date: z
    .string()
    .refine((date) => calendarDate(date) !== null, 'must be YYYY-MM-DD, with or without a time')
    .optional(),
  /** The passage it stands in. */
  context: z
    .string()
    .max(MAX_LENGTH)
    .refine((text) => !/\p{Cs}|\0/u.test(text), 'must not hold NUL or half a character')
    .optional(),
  kind: z.enum(['direct', 'indirect', 'mixed']).default('direct'),
});

/** Takes back what was given under an id, without giving it again. */
const takingBack = z.strictObject({ ...fields, id: words(200), status: z.literal('retracted') });

/** A statement that somebody else has extracted, or that one of them is taken back. */
export type ReadyStatement = z.input<typeof schema> | z.input<typeof takingBack>;

type StatementFields = z.output<typeof schema>;

/** What a line asks for: a statement to be put on record, or one to be taken back. */
export type ReadyLine =
  | { readonly type: 'statement'; readonly statement: StatementFields }
  | { readonly type: 'retraction'; readonly origin: string; readonly retraction: Partial<Retraction> };

/**
 * Checks one ready-made statement.
 *
 * @param line an object, or a line of JSON.
 * @throws {OnrecordError} `STATEMENT_INVALID`, naming every field that is wrong.
 */
export function readReadyLine(line: unknown): ReadyLine {
  const given = typeof line === 'string' ? parseJson(line) : withoutEmpty(line);
  const back = takingBack.safeParse(given);
  if (back.success) {
    return { type: 'retraction', origin: originOf(back.data.id), retraction: retractionOfLine(back.data) };
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw invalidLine(parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; '));
  refuseHeldBack(parsed.data);
  return { type: 'statement', statement: parsed.data };
}

/** How a passage or a title begins that is no news about such words. */
const BEGINS_HELD_BACK = /^\W*(?:strictly\s+)?(?:off[\s-]+the[\s-]+record|(?:on\s+)?deep\s+background|embargoed)\b/i;

/**
 * A ready-made statement has no ground rules, so that what its title or its passage holds back can't be held back. One that
 * is retracted is never shown.
 */
function refuseHeldBack({ title = '', context = '', status }: StatementFields): void {
  if (status === 'retracted') return;
  for (const [field, text] of Object.entries({ title, context })) {
    const rules =
      field === 'title' ? rulesOfArticle('', NOTHING, text) : rulesOfArticle(text, { start: 0, end: text.length });
    const embargo = rules?.embargoes.find((each) => !isNoEmbargo(each));
    const rule = rules && rules.attribution !== 'on the record' ? rules.attribution : embargo;
    const stated = rule ?? BEGINS_HELD_BACK.exec(text)?.[0];
    if (stated === undefined) continue;
    throw invalidLine(
      `${field} says that it is held back ("${stated.slice(0, 60)}"), which a ready-made statement can't be: import the document, or give the statement when it is free`,
    );
  }
}

const NOTHING = { start: 0, end: 0 };

/** By what the versions of a statement are told: the id that it was given, else what it says. */
function originOf(id: string): string {
  return `statement:${id}`;
}

function retractionOfLine({ reason, retracted }: Pick<StatementFields, 'reason' | 'retracted'>): Partial<Retraction> {
  const at = retracted === undefined ? null : calendarDate(retracted);
  return { ...(at !== null && { at }), ...(reason !== undefined && { reason }) };
}

/** A document that holds one ready-made statement and its context. */
export async function statementDocument(ready: StatementFields, linker: Linker): Promise<Document> {
  // What becomes of it makes it no other statement.
  const { id: givenId, status, reason, retracted, ...said } = ready;
  const content = createHash('sha256').update(canonicalJson(said)).digest('hex');
  const id = givenId === undefined ? content : createHash('sha256').update(`${givenId}:${content}`).digest('hex');
  const { text, start } = placed(ready.text, ready.context ?? '');
  const span = spoken(ready, { start, end: start + ready.text.length }, text);
  const date = ready.date === undefined ? null : calendarDate(ready.date);
  const quotes = quotesOf(ready.kind, text, span);
  const source: Source = {
    id,
    text,
    body: { start: 0, end: text.length },
    title: ready.title ?? ready.source ?? ready.url ?? 'Untitled',
    kind: 'statements',
    // Not the URL: the statements of one page are no versions of each other.
    origin: originOf(givenId ?? id),
    ...(ready.source === undefined ? {} : { outlet: ready.source }),
    ...(ready.url === undefined ? {} : { url: ready.url }),
    ...(date ? { eventDate: date } : {}),
    language: 'en',
    status,
    ...(status === 'retracted' && { retraction: { at: null, keepsWords: false, ...retractionOfLine(ready) } }),
  };
  const speaker = speakerName(ready.speaker);
  const roles = speaker.title ? [{ title: speaker.title, day: date?.slice(0, 10) ?? null }] : [];
  const person = await linker.person({ ...speaker, roles }, id);
  const statement: Statement = {
    ...span,
    text: text.slice(span.start, span.end),
    id: statementId(id, span),
    sourceId: id,
    kind: ready.kind,
    quotes,
    utterance: 0,
    speaker: {
      personId: person.id,
      name: person.name,
      mention: null,
      confidence: 'sure',
      rule: 'given',
      ...(speaker.title && { role: speaker.title }),
    },
    cue: null,
    topics: topicsOf(text.slice(span.start, span.end), ready.context ?? ''),
  };
  return { source, people: [person], statements: [statement], mentioned: [] };
}

/** The context where the statement stands in it, else both as one paragraph: it is the passage that the statement is of. */
function placed(statement: string, context: string): { text: string; start: number } {
  const start = context.indexOf(statement);
  if (start >= 0) return { text: context, start };
  return { text: /\S/.test(context) ? `${statement}\n${context}` : statement, start: 0 };
}

/** The statement without the space, and if it is direct without the quotation marks, around it. */
function spoken({ kind }: { kind: Statement['kind'] }, span: Span, text: string): Span {
  const whole = text.slice(span.start, span.end);
  const start = span.start + whole.length - whole.trimStart().length;
  const trimmed = whole.trim();
  const marked = kind === 'direct' && /^(?:"[^"]+"|“[^“”]+”)$/.test(trimmed) && /\S/.test(trimmed.slice(1, -1));
  return marked ? { start: start + 1, end: start + trimmed.length - 1 } : { start, end: start + trimmed.length };
}

/** The verbatim parts: all of a direct statement, and of a mixed one what stands in quotation marks. */
function quotesOf(kind: Statement['kind'], text: string, span: Span): Span[] {
  if (kind === 'direct') return [{ start: span.start, end: span.end }];
  if (kind === 'indirect') return [];
  const quoted = Array.from(text.slice(span.start, span.end).matchAll(/"([^"]+)"|“([^“”]+)”/g), (match) => {
    const start = span.start + match.index + 1;
    return { start, end: start + match[0].length - 2 };
  });
  if (quoted.length === 0) throw invalidLine('text: a mixed statement needs quoted words in quotation marks');
  return quoted;
}

/** A full name and the title before it ("Gen. Mark A. Milley"), or the description of somebody unnamed. */
function speakerName(speaker: string): SpeakerName & { readonly title: string } {
  const shown = speaker.trim();
  const label = parseLabel(shown);
  const name = fullName(label);
  const isName = name !== null && [...label.given, label.surname].every((part) => /^\p{Lu}|^\p{Lo}/u.test(part));
  return isName ? { name, named: true, title: label.title } : { name: shown, named: false, title: '' };
}

/** JSON with its keys in order, so that one statement has one id however its line is written. */
function canonicalJson(value: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(value, Object.keys(value).sort());
}

function parseJson(line: string): unknown {
  try {
    return withoutEmpty(JSON.parse(line));
  } catch (cause) {
    throw invalidLine(`it is not JSON (${cause instanceof Error ? cause.message : cause})`);
  }
}

/** Programs write `null` or an empty string for a field that they have nothing for. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== null && field !== undefined && field !== ''),
  );
}

function invalidLine(fault: string): OnrecordError {
  return new OnrecordError(
    'STATEMENT_INVALID',
    `The statement was not imported: ${fault}.`,
    'Each is { text, speaker, title?, source?, url?, date?, context?, kind?, id?, status?, reason?, retracted? }, kind being direct, indirect or mixed, status live or retracted; to take one back { id, status: "retracted", reason? } is enough.',
  );
}
