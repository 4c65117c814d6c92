import type { Answer } from '../../model/answer.js';
import type { FollowUp, Query } from '../../model/query.js';
import type { SourceKind } from '../../model/source.js';
import { day } from '../layout/wording.js';
import { type Note, note } from '../reply/reply.js';

/** How a question was understood, in words, so that whoever asked can correct it. No quotation marks: they are kept
 * for words that were spoken. */

const KINDS = { direct: 'exact quotes only', indirect: 'paraphrase only', mixed: 'partly quoted only' };
const SOURCES: Readonly<Record<SourceKind, string>> = {
  transcript: 'transcripts',
  article: 'articles',
  release: 'releases',
  caption: 'captions',
  letter: 'letters',
  statements: 'imported statements',
};
const ORDERS = { first: 'earliest in this record first', latest: 'latest first' };

/** "Mark A. Milley on letter, since 6 January 2020"; null where nothing of the question was understood. */
export function understoodLine(understood: Query): string | null {
  const { topic, phrases, from, to, kind, sourceKinds, order, excluded } = understood;
  const subject = [speakersLine(understood), topic.join(' ')].filter(Boolean).join(' on ');
  const parts = [
    phrases.length > 0 ? `with the exact words ${phrases.join(' … ')}` : '',
    excluded && excluded.speakers.length > 0 ? `without ${excluded.speakers.map(({ name }) => name).join(', ')}` : '',
    excluded && excluded.words.length > 0 ? `not with the words ${excluded.words.join(' ')}` : '',
    datesAsked(from, to).trim(),
    kind ? KINDS[kind] : '',
    sourceKinds ? `${sourceKinds.map((one) => SOURCES[one]).join(' and ')} only` : '',
    order ? ORDERS[order] : '',
  ].filter(Boolean);
  if (!subject && parts.length === 0) return null;
  return [subject || 'Anyone', ...parts].join(', ');
}

function speakersLine({ speakers, unknownSpeaker, reporters, role }: Query): string {
  if (reporters) return 'Questions of reporters';
  const names = unknownSpeaker ?? speakers.map(({ name }) => name).join(' and ');
  return role ? `${names} (as ${role.join(' ')})` : names;
}

/** " on 6 January 2020", " since …", " until …"; empty for any time. */
export function datesAsked(from: string | null, to: string | null): string {
  if (from && from === to) return ` on ${day(from)}`;
  if (from && to) return ` from ${day(from)} to ${day(to)}`;
  return `${from ? ` since ${day(from)}` : ''}${to ? ` until ${day(to)}` : ''}`;
}

const PARTS: Readonly<Record<FollowUp['carried'][number], string>> = {
  speakers: 'the speaker',
  topic: 'the topic',
  dates: 'the dates',
  kind: 'the kind of statement',
  sources: 'the kind of source',
  order: 'the order',
  statement: 'the statement shown',
};

/** What was taken from the question before, what was read as another word, and what could not be read. */
export function readingNotes({ followUp, corrections, excluded }: Query): Note[] {
  const carried = followUp && followUp.kind !== 'more' ? followUp.carried.filter((part) => part !== 'statement') : [];
  return [
    ...(carried.length > 0
      ? [note(`From the question before: ${carried.map((part) => PARTS[part]).join(', ')}.`, 'quiet')]
      : []),
    ...(corrections.length > 0
      ? [note(`Showing ${corrections.map(({ typed, shown }) => `${shown} for ${typed}`).join(', ')}.`)]
      : []),
    ...(excluded?.unread
      ? [note(`Nobody was left out for ${excluded.unread.join(', ')}: that is no one person on record.`, 'warning')]
      : []),
  ];
}

type Suggestion = {
  readonly label: string;
  readonly invocation: {
    readonly command: string;
    readonly options: { readonly [name: string]: string };
    readonly text: string;
  };
};

/** What to ask where it was understood wrongly: the words as they were typed, or the question on its own. */
export function correctionCalls(
  { understood }: Pick<Answer, 'understood'>,
  asked: Pick<Suggestion['invocation'], 'text' | 'options'>,
): Suggestion[] {
  const { corrections, followUp, speakers, topic, phrases } = understood;
  const said = (label: string, text: string, options = {}) => ({
    label,
    invocation: { command: 'said', options, text },
  });
  const typed = corrections.map((each) => each.typed).join(', ');
  const about = [...topic, ...phrases.map((phrase) => `"${phrase}"`)].join(' ');
  const [only, ...others] = speakers;
  return [
    ...(corrections.length > 0 ? [said(`${typed} as typed`, asked.text, { ...asked.options, spelling: 'typed' })] : []),
    ...(followUp?.kind === 'other-speaker' && only && others.length === 0 && followUp.carried.length > 0
      ? [said(`${only.name} on anything`, `what did ${only.name} say`)]
      : []),
    ...(followUp?.kind === 'other-topic' && about !== '' && followUp.carried.includes('speakers')
      ? [said(`Anyone on ${about}`, `what has anyone said about ${about}`)]
      : []),
  ];
}
