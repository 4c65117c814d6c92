import { wording } from '../../lang/index.js';
import type { RankedStatement } from '../../model/answer.js';
import { OnrecordError } from '../../model/errors.js';
import type { Source } from '../../model/source.js';
import { cardsOf, withheldNotes } from '../cards/cards.js';
import type { ReadableRecord } from '../commands/command.js';
import { cautions, citationLine, citationText, dateTime } from '../layout/wording.js';
import { OPEN_MINUTES, type PageLinks } from '../memory/pages.js';
import { addressOfWords, webAddress } from '../reply/links.js';
import {
  type Fields,
  fields,
  heading,
  type Link,
  type Note,
  note,
  type Passage,
  type Reply,
  reply,
} from '../reply/reply.js';
import { retractedSentence } from './withheld.js';

/** What can be done with a statement that is shown, in the order of its buttons; `short` where there is little room. */
export const STATEMENT_ACTIONS = [
  { name: 'share', ...wording.statements.actions.share },
  { name: 'context', ...wording.statements.actions.context },
  { name: 'source', ...wording.statements.actions.source },
  { name: 'cite', ...wording.statements.actions.cite },
  { name: 'report', ...wording.statements.actions.report },
] as const;
export type StatementAction = (typeof STATEMENT_ACTIONS)[number]['name'];

/** What is shown for them; a share and a report are posted. */
export type StatementView = Extract<StatementAction, 'share' | 'context' | 'source' | 'cite'>;

type ActionsRecord = Pick<ReadableRecord, 'receipts' | 'inPassage' | 'source' | 'retraction'>;

/**
 * Makes what leads a reader to the page of a statement; null where there are no pages, `failed` where the record could not take
 * a new one just now.
 */
export type PageLinker = (statementId: string) => Promise<PageLinks | 'failed' | null>;

/**
 * The statements of a card, looked up anew.
 *
 * @throws {OnrecordError} `STATEMENT_GONE` when none of them is on record (any more), `STATEMENT_RETRACTED` when it was taken
 *   back.
 */
async function statementsOf(ids: readonly string[], record: Pick<ActionsRecord, 'receipts' | 'retraction'>) {
  const [first, ...others] = await record.receipts(ids);
  if (first) return [first, ...others] as const;
  const taken = ids[0] === undefined ? null : await record.retraction(ids[0]);
  if (taken) {
    throw new OnrecordError('STATEMENT_RETRACTED', sentenceOf(taken), wording.statements.wordsNotShown);
  }
  throw new OnrecordError('STATEMENT_GONE', 'This statement is not on record any more.', 'Ask the question again.');
}

function sentenceOf({ source, retraction }: NonNullable<Awaited<ReturnType<ActionsRecord['retraction']>>>): string {
  return retractedSentence(source.title, retraction.at, retraction.reason);
}

/**
 * What stands above words that a retraction keeps. Of a source that was retracted itself, the cautions beside its words say
 * so; of an older version they say no more than that it is one.
 */
async function retractedAbove(
  { statement, citation }: RankedStatement,
  record: Pick<ActionsRecord, 'retraction'>,
): Promise<Note | null> {
  const taken = citation.status === 'corrected' ? await record.retraction(statement.id) : null;
  return taken && note(sentenceOf(taken), 'warning');
}

/** The card and nothing but the card, for others to see. */
export async function sharedReply(ids: readonly string[], record: ActionsRecord): Promise<Reply> {
  const statements = await statementsOf(ids, record);
  const { cards, withheld } = await cardsOf(statements, record);
  return reply(await retractedAbove(statements[0], record), ...cards, ...withheldNotes(withheld));
}

/** A statement where it is shown by its address, as its page and links to it show it; with the title of its source. */
export interface PublishedStatement {
  readonly outcome: 'shown' | 'retracted';
  readonly title: string;
  readonly shown: Reply;
}

/**
 * What stands at the address of a statement: its card; of what was taken back that it was, when and why, with the card below
 * it where the retraction keeps the words.
 *
 * @throws {OnrecordError} `STATEMENT_GONE` where it is not on record (any more), or is withheld for another reason.
 */
export async function publishedReply(ids: readonly string[], record: ActionsRecord): Promise<PublishedStatement> {
  const [found] = await record.receipts(ids);
  const taken = ids[0] === undefined || found?.citation.status === 'live' ? null : await record.retraction(ids[0]);
  if (!taken) {
    const [{ citation }] = await statementsOf(ids, record);
    return { outcome: 'shown', title: citation.title, shown: await sharedReply(ids, record) };
  }
  const { cards, withheld } = await cardsOf(found ? [found] : [], record);
  const shown = reply(
    note(sentenceOf(taken), 'warning'),
    cards.length === 0 ? note(wording.statements.wordsNotShown) : null,
    ...cards,
    ...withheldNotes(withheld),
  );
  return { outcome: 'retracted', title: taken.source.title, shown };
}

/** The question that was asked, the sentences around, and all that was said in one go with it. */
export async function contextReply(ids: readonly string[], record: ActionsRecord): Promise<Reply> {
  const statements = await statementsOf(ids, record);
  const [first] = statements;
  const shown = await record.inPassage(first.statement.id);
  const source = shown && (await record.source(shown.statement.sourceId));
  if (!shown || !source) return sharedReply(ids, record);
  const { context, citation, passage } = shown;
  const { text } = source;
  const outside = (words: string, label: string): Passage | null =>
    words === '' || !text.includes(words) || passage.text.includes(words)
      ? null
      : { type: 'passage', label, words, marked: [] };
  const kind = citation.kind === 'transcript' ? wording.statements.wholeTurn : wording.statements.wholeParagraph;
  const marked = statements.flatMap(({ statement: { sourceId, start, end } }) => {
    const isWithin = sourceId === source.id && passage.start <= start && end <= passage.end;
    return isWithin ? [{ start: start - passage.start, end: end - passage.start }] : [];
  });
  return reply(
    heading(wording.statements.contextOf(citation.title)),
    await retractedAbove(first, record),
    note(citationLine(shown)),
    outside(context.question ?? '', wording.statements.question),
    outside(context.before, wording.statements.before),
    {
      type: 'passage',
      label: kind,
      words: text.slice(passage.start, passage.end),
      marked: marked.toSorted((a, b) => a.start - b.start),
    },
    outside(context.after, wording.statements.after),
    ...cautions(citation).map((caution) => note(caution, 'warning')),
  );
}

/** Where it stands: all that is known of the source, and what opens its page where readers alone may. */
export async function sourceReply(
  ids: readonly string[],
  record: ActionsRecord,
  pageLinker: PageLinker,
): Promise<Reply> {
  const [first] = await statementsOf(ids, record);
  const { statement } = first;
  const [source, page] = await Promise.all([record.source(statement.sourceId), pageLinker(statement.id)]);
  if (!source) return reply(note(wording.statements.sourceMissing, 'warning'));
  return reply(
    heading(source.title),
    await retractedAbove(first, record),
    fields(...sourceFields(source)),
    note(wording.statements.position(statement.start + 1, statement.end), 'quiet'),
    ...cautions(source).map((caution) => note(caution, 'warning')),
    linkTo(wording.statements.openSource, addressOfWords(source.url, statement.text)),
    personalLink(page),
  );
}

function sourceFields(source: Source): Fields['fields'] {
  const { outlet, kind, eventDate, publishedDate, retrievedDate, language, translation, licence, url, origin } = source;
  const labels = wording.statements.sourceFields;
  const known: readonly (readonly [string, string | undefined])[] = [
    [labels.outlet, outlet],
    [labels.kind, kind],
    [labels.eventDate, eventDate && dateTime(eventDate)],
    [labels.publishedDate, publishedDate && dateTime(publishedDate)],
    [labels.retrievedDate, retrievedDate && dateTime(retrievedDate)],
    [labels.language, language === 'en' ? undefined : language],
    [labels.translation, translation],
    [labels.licence, licence],
    [labels.address, webAddress(url) === null ? (url ?? origin) : undefined],
  ];
  return known.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

/** The words with their receipt as plain text, ready to be copied. */
export async function citationReply(
  ids: readonly string[],
  record: ActionsRecord,
  pageLinker: PageLinker,
): Promise<Reply> {
  const statements = await statementsOf(ids, record);
  const { cards, withheld } = await cardsOf(statements, record);
  const [first] = statements;
  const { statement, citation } = first;
  const page = await pageLinker(statement.id);
  const text = cards.map(citationText).join('\n\n');
  return reply(
    heading(wording.statements.citation),
    await retractedAbove(first, record),
    text === '' ? null : { type: 'copyable', label: wording.statements.copyThis, text },
    ...withheldNotes(withheld),
    linkTo(wording.statements.wordsInSource, addressOfWords(citation.url, statement.text)),
    page === 'failed' ? note(wording.statements.pageNotMade, 'warning') : null,
    linkTo(wording.statements.statementPage, page === null || page === 'failed' ? null : page.address),
    personalLink(page),
  );
}

/** What somebody reports: who it is, what is wrong, and the address of where they read it, where there is one. */
export interface Report {
  readonly by: string;
  readonly what: string;
  readonly from?: string | null;
}

/** What the editors are told of a mistake that somebody reports. */
export async function reportReply(
  ids: readonly string[],
  { by, what, from = null }: Report,
  record: ActionsRecord,
): Promise<Reply> {
  const { cards, withheld } = await cardsOf(await record.receipts(ids), record);
  const isGone = cards.length === 0 && withheld.length === 0;
  const taken = ids[0] === undefined ? null : await record.retraction(ids[0]);
  return reply(
    heading(wording.statements.mistakeReported),
    note(wording.statements.reportedBy(by, what)),
    ...cards,
    ...withheldNotes(withheld),
    // Perhaps since somebody has mended it already; what was reported is told all the same.
    taken ? note(sentenceOf(taken), 'warning') : null,
    isGone && !taken ? note(wording.statements.statementGone, 'warning') : null,
    linkTo(wording.statements.reportedFrom, from),
    note(wording.statements.statementIds(ids.map((id) => id.slice(0, 12)).join(', ')), 'quiet'),
  );
}

/** Words that stand here are for readers, and so is this address; it is good for some minutes. */
function personalLink(page: PageLinks | 'failed' | null): Link | null {
  if (page === null || page === 'failed') return null;
  return linkTo(wording.statements.openPersonalPage(OPEN_MINUTES), page.personal);
}

function linkTo(label: string, url: string | null): Link | null {
  return url === null ? null : { type: 'link', label, url };
}
