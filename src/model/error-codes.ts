/**
 * Where the fault of an error lies. `input`: in what was typed, set or imported. `file`: in a path that was given, or what
 * lies there. `record`: the record can't be used, or what it holds can't be trusted. `service`: a network service that is called or offered doesn't work.
 */
export type Fault = 'input' | 'file' | 'record' | 'service';

/** What is known of an error by its code alone. The message and the remedy of one error are more exact than this. */
export interface ErrorEntry {
  readonly fault: Fault;
  /** What happened, as docs/operations.md says it. */
  readonly meaning: string;
  /** What to do about it, as docs/operations.md says it. */
  readonly fix: string;
}

/**
 * Every code that the product itself throws. Codes are stable: scripts and tests rely on them. A platform brings the codes
 * of its own errors with it. tests/error-codes.test.ts holds this table and the one of docs/operations.md together.
 */
export const ERROR_CODES = {
  CONFIG_INVALID: {
    fault: 'input',
    meaning: 'one or more settings are wrong; all of them are listed',
    fix: 'mend each variable that is named, in `.env` or the environment',
  },
  STORE_BUSY: {
    fault: 'record',
    meaning: 'another process has been writing to the record for too long',
    fix: 'try again when its import has finished',
  },
  STORE_UNREACHABLE: {
    fault: 'record',
    meaning: "the record can't be opened or written",
    fix: 'check the path and its permissions, or set `ONRECORD_DB` to another path',
  },
  STORE_FULL: {
    fault: 'record',
    meaning: 'the disk that holds the record is full',
    fix: 'free some space and try again',
  },
  STORE_DAMAGED: {
    fault: 'record',
    meaning: "something in the record isn't as it was saved, or the file is no record of ours",
    fix: 'run `onrecord check`, which says what is damaged and what to do',
  },
  STORE_NEWER: {
    fault: 'record',
    meaning: 'the record was made by a later version',
    fix: 'bring Onrecord up to date',
  },
  STORE_UNSUPPORTED: {
    fault: 'record',
    meaning: "a kind of database that isn't there yet",
    fix: 'set `ONRECORD_DB` to the path of a file',
  },
  RECORD_THREAD_DIED: {
    fault: 'record',
    meaning: 'the thread that keeps the record ended, for example out of memory',
    fix: 'ask again, which starts it anew',
  },
  RECORD_CLOSED: {
    fault: 'record',
    meaning: 'a program asked a closed record',
    fix: 'open the record again',
  },
  RECORD_NOT_DATA: {
    fault: 'record',
    meaning: 'a program gave the record more than data',
    fix: 'give plain objects of texts and numbers, and bytes',
  },
  RECORD_MISSING: {
    fault: 'record',
    meaning: 'there is no record at the path, which may be mistyped',
    fix: 'check `ONRECORD_DB`, or make a record there with `onrecord import` or `start --new`',
  },
  RECORD_EXISTS: {
    fault: 'record',
    meaning: 'there is a record where a new one was wanted',
    fix: 'start without `--new`, or set `ONRECORD_DB` to another path',
  },
  RECORD_GONE: {
    fault: 'record',
    meaning: 'while it was open, the record was moved, deleted or emptied',
    fix: 'put it back, or a backup of it, and start again',
  },
  RECORD_REPLACED: {
    fault: 'record',
    meaning: 'while the record was open, another file came to lie in its place',
    fix: 'start again with the file that is meant',
  },
  WORDS_DIFFER: {
    fault: 'record',
    meaning: "words that don't agree with their source: they are withheld",
    fix: 'import the source again; if it stays, run `onrecord check` and report it',
  },
  KEPT_UNSOUND: {
    fault: 'input',
    meaning: 'a program gave the record something to remember with a NUL or half a character in it',
    fix: 'give it as JSON',
  },
  SOURCE_EMPTY: {
    fault: 'input',
    meaning: 'a document without text',
    fix: 'check that the right file was saved',
  },
  SOURCE_BINARY: {
    fault: 'input',
    meaning: 'a document that is not text',
    fix: 'save it as plain text in UTF-8',
  },
  SOURCE_ENCODING: {
    fault: 'input',
    meaning: 'a document with characters that are damaged',
    fix: 'mend them in an editor, and save it as UTF-8',
  },
  SOURCE_MARKUP: {
    fault: 'input',
    meaning: 'a document that is a web page or a feed',
    fix: 'save its text as `.txt` or `.md`',
  },
  SOURCE_TOO_LARGE: {
    fault: 'input',
    meaning: 'a document that is too large',
    fix: 'split it into one file a document',
  },
  SOURCE_FRONT_MATTER: {
    fault: 'input',
    meaning: "front matter with a value that can't be read",
    fix: 'write the field as the message says',
  },
  SOURCE_RULE_UNKNOWN: {
    fault: 'input',
    meaning: 'a document with a field that looks like a rule for its words and is none: nothing of it was stored',
    fix: 'write the field as `ground_rules`, `embargo` or `status`, or take it out',
  },
  GROUND_RULES_OFF_RECORD: {
    fault: 'input',
    meaning: 'a document that is off the record: nothing of it was stored',
    fix: 'leave it out, or set `ONRECORD_KEEP_OFF_RECORD=yes` to keep it for editors alone',
  },
  SOURCE_MISSING: {
    fault: 'input',
    meaning: 'a statement whose source is not in the record: its words are withheld',
    fix: 'import the source again',
  },
  DOCUMENT_UNSOUND: {
    fault: 'input',
    meaning: "a document whose statements don't agree with it: nothing of it was stored",
    fix: 'report it with the file: it is a fault of ours',
  },
  DIRECTORY_INVALID: {
    fault: 'input',
    meaning: "`data/people.json` can't be read: which entry, and why",
    fix: 'mend the entry',
  },
  FILE_NOT_FOUND: {
    fault: 'file',
    meaning: 'there is nothing at a path',
    fix: 'check the path',
  },
  FILE_UNREADABLE: {
    fault: 'file',
    meaning: "a file or folder that can't be read",
    fix: 'check its permissions',
  },
  FILE_KIND: {
    fault: 'file',
    meaning: 'a path of a folder, device, pipe or socket where a file is wanted',
    fix: 'give a file',
  },
  FILE_OUTSIDE: {
    fault: 'file',
    meaning: 'a link that leads out of the folder that is imported',
    fix: 'import what it leads to by its own path',
  },
  IMPORT_ITEM: {
    fault: 'input',
    meaning: 'a program gave an import something that is no document',
    fix: 'give what the message says',
  },
  IMPORT_FAILED: {
    fault: 'input',
    meaning: "a document that couldn't be imported: nothing of it was stored",
    fix: 'report it with the file: it is a fault of ours',
  },
  STATEMENT_INVALID: {
    fault: 'input',
    meaning: 'a ready-made statement that was left out; the others go on',
    fix: 'mend the line that is named',
  },
  LINE_INVALID: {
    fault: 'input',
    meaning: 'a line of JSON that was left out; the others go on',
    fix: 'mend the line that is named',
  },
  LINE_TOO_LONG: {
    fault: 'input',
    meaning: 'a line of a chat that is too long',
    fix: 'write less at once',
  },
  QUESTION_EMPTY: {
    fault: 'input',
    meaning: 'there is nothing to ask in the question',
    fix: 'name a speaker, a topic or a time',
  },
  QUESTION_TOO_LONG: {
    fault: 'input',
    meaning: 'a question that is too long',
    fix: 'ask in fewer words',
  },
  QUOTE_EMPTY: {
    fault: 'input',
    meaning: 'there are no words to verify',
    fix: 'give the words of the quotation',
  },
  QUOTE_TOO_SHORT: {
    fault: 'input',
    meaning: 'too few words to verify',
    fix: 'give more of the quotation',
  },
  QUOTE_TOO_LONG: {
    fault: 'input',
    meaning: 'too many words to verify at once',
    fix: 'verify one quotation at a time',
  },
  DATE_UNREAD: {
    fault: 'input',
    meaning: "a time that can't be read was given beside a question",
    fix: 'write it as a date, for example 2020-01-06',
  },
  TIMES_APART: {
    fault: 'input',
    meaning: 'times that exclude each other',
    fix: 'leave one of them out',
  },
  SPEAKER_UNREAD: {
    fault: 'input',
    meaning: 'a speaker that is no name',
    fix: 'give a name',
  },
  SPEAKERS_DIFFER: {
    fault: 'input',
    meaning: "another speaker than the question's",
    fix: 'name the speaker once',
  },
  FOLLOW_UP_ALONE: {
    fault: 'input',
    meaning: 'a question that goes on from one before it, of which there is none',
    fix: 'ask the whole question',
  },
  NOTHING_SHOWN: {
    fault: 'input',
    meaning: 'a question that goes on from a statement that was not shown',
    fix: 'ask for the statement first',
  },
  TIME_ZONE_UNKNOWN: {
    fault: 'input',
    meaning: "a time zone that isn't one",
    fix: 'use an IANA name, for example `Europe/Berlin`',
  },
  WHEN_UNREAD: {
    fault: 'input',
    meaning: "the times of a digest that can't be read: which part",
    fix: 'write it as in the example of the message',
  },
  QUIET_HOURS_UNREAD: {
    fault: 'input',
    meaning: "quiet hours that can't be read",
    fix: 'say from when to when, for example 22:00-07:00',
  },
  DURATION_UNREAD: {
    fault: 'input',
    meaning: "a span of time that can't be read",
    fix: 'say minutes, hours, days or weeks, for example 2h',
  },
  SINCE_UNREAD: {
    fault: 'input',
    meaning: "a time since when that can't be read",
    fix: 'write it as in the example of the message',
  },
  SUBSCRIPTION_UNKNOWN: {
    fault: 'input',
    meaning: 'there is no such digest or watch here',
    fix: 'list those that there are',
  },
  SUBSCRIPTION_WHICH: {
    fault: 'input',
    meaning: 'there are several digests or watches that may be meant',
    fix: 'name one by its number',
  },
  SUBSCRIPTION_BUSY: {
    fault: 'input',
    meaning: 'others are changing the same digest or watch',
    fix: 'try again',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    fault: 'input',
    meaning: 'there are 25 digests and watches in one place already',
    fix: 'remove one first',
  },
  WATCH_UNREAD: {
    fault: 'input',
    meaning: "what is to be watched can't be read, or has more than 20 entries",
    fix: 'write it as in the example of the message',
  },
  FILTER_TOO_LONG: {
    fault: 'input',
    meaning: 'what a digest is to tell has more than 20 entries',
    fix: 'make two digests of it',
  },
  SPEAKER_AMBIGUOUS: {
    fault: 'input',
    meaning: 'a name of which there are several people',
    fix: 'give one of the full names of the message',
  },
  NO_POSTS_HERE: {
    fault: 'input',
    meaning: "the bot can't post here by itself",
    fix: 'ask for it in a channel, or in a chat that the bot is in',
  },
  DELIVERY_UNKNOWN: {
    fault: 'input',
    meaning: 'a digest or alert that was not posted, or long ago',
    fix: 'ask for it anew',
  },
  COMMAND_UNKNOWN: {
    fault: 'input',
    meaning: 'there is no such command',
    fix: '`/help` lists those that there are',
  },
  OPTION_UNKNOWN: {
    fault: 'input',
    meaning: 'a command has no such option',
    fix: '`/help` with the name of the command lists its options',
  },
  OPTION_INVALID: {
    fault: 'input',
    meaning: 'an option with a value that it does not take',
    fix: 'write it as in the example of the message',
  },
  OPTION_MISSING: {
    fault: 'input',
    meaning: 'a command without something that it needs',
    fix: 'write it as in the example of the message',
  },
  BUTTON_INVALID: {
    fault: 'input',
    meaning: "a button that can't be read any more",
    fix: 'ask again, and press the new one',
  },
  NOT_ALLOWED: {
    fault: 'input',
    meaning: 'a command that is not for this person',
    fix: 'ask an editor',
  },
  USAGE: {
    fault: 'input',
    meaning: "a command line whose parts don't go together",
    fix: 'write it as in the example of the message',
  },
  NOT_A_READER: {
    fault: 'input',
    meaning: 'somebody who may not read the record',
    fix: 'ask whoever runs the bot to be let in',
  },
  READER_UNCHECKED: {
    fault: 'input',
    meaning: 'somebody of whom the platform did not say whether they may read the record',
    fix: 'try again',
  },
  OUTSIDERS_HERE: {
    fault: 'input',
    meaning: 'a channel in which people from outside would see what is posted',
    fix: 'ask elsewhere',
  },
  AUDIENCE_UNCHECKED: {
    fault: 'input',
    meaning: 'a channel of which nobody knows who would see what is posted',
    fix: 'try again',
  },
  PAGE_UNKNOWN: {
    fault: 'input',
    meaning: 'no page of a statement is at this address',
    fix: 'give an address as it was given out',
  },
  PAGES_OFF: {
    fault: 'input',
    meaning: 'statements have no pages',
    fix: 'set `ONRECORD_PUBLIC_URL` and `ONRECORD_PAGES`',
  },
  STATEMENT_GONE: {
    fault: 'input',
    meaning: 'a button of a statement that is not on record any more',
    fix: 'ask again',
  },
  STATEMENT_RETRACTED: {
    fault: 'input',
    meaning: 'a button of a statement whose source was retracted: when and why',
    fix: 'do not use it',
  },
  ADDRESS_UNKNOWN: {
    fault: 'input',
    meaning: 'nothing that can be retracted has this address or id',
    fix: '`onrecord sources` lists what is on record',
  },
  EMBARGO_UNKNOWN: {
    fault: 'input',
    meaning: 'nothing that can be freed has this id',
    fix: '`/withheld list` lists what is withheld',
  },
  NOT_ALONE: {
    fault: 'input',
    meaning: 'what is withheld was asked for where others would see it',
    fix: 'ask in a direct message to the bot',
  },
  WEB_PORT: {
    fault: 'service',
    meaning: 'the port of the web server is taken, or may not be had',
    fix: 'set `PORT` to another one',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

/**
 * Every code with its entry, for the compiler. Whatever brings codes of its own (a platform, a command) adds them here, beside
 * their table: `declare module '…/model/error-codes.js' { interface ErrorEntries { MINE: ErrorEntry } }`.
 */
export interface ErrorEntries extends Readonly<Record<keyof typeof ERROR_CODES, ErrorEntry>> {}

export type ErrorCode = keyof ErrorEntries;

/**
 * Where the fault of an error lies. Of a code that stands in no table it is `input`, as it is of most.
 *
 * @param others the tables of whatever brings codes of its own
 */
export function faultOf(code: string, others: readonly Readonly<Record<string, ErrorEntry>>[] = []): Fault {
  for (const table of [ERROR_CODES as Readonly<Record<string, ErrorEntry>>, ...others]) {
    const entry = Object.hasOwn(table, code) ? table[code] : undefined;
    if (entry !== undefined) return entry.fault;
  }
  return 'input';
}
