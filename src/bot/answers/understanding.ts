import { wording } from '../../lang/index.js';
import type { Answer } from '../../model/answer.js';
import type { Query } from '../../model/query.js';
import { type Note, note } from '../reply/reply.js';

/** How a question was understood, in words, so that whoever asked can correct it. No quotation marks: they are kept
 * for words that were spoken. */

/** "Mark A. Milley on letter, since 6 January 2020"; null where nothing of the question was understood. */
export function understoodLine(understood: Query): string | null {
  const { topic, phrases, from, to, kind, sourceKinds, order, excluded } = understood;
  const subject = wording.understanding.subject(speakersLine(understood), topic.join(' '));
  const parts = [
    phrases.length > 0 ? wording.understanding.withPhrases(phrases.join(' … ')) : '',
    excluded && excluded.speakers.length > 0
      ? wording.understanding.withoutSpeakers(excluded.speakers.map(({ name }) => name).join(', '))
      : '',
    excluded && excluded.words.length > 0 ? wording.understanding.withoutWords(excluded.words.join(' ')) : '',
    wording.understanding.datesAsked(from, to).trim(),
    kind ? wording.understanding.kinds[kind] : '',
    sourceKinds
      ? wording.understanding.sourcesOnly(
          sourceKinds.map((one) => wording.understanding.sourceKinds[one]).join(wording.formats.and),
        )
      : '',
    order ? wording.understanding.orders[order] : '',
  ].filter(Boolean);
  if (!subject && parts.length === 0) return null;
  return [subject || wording.understanding.anyone, ...parts].join(', ');
}

function speakersLine({ speakers, unknownSpeaker, reporters, role }: Query): string {
  if (reporters) return wording.understanding.reportersQuestions;
  const names = unknownSpeaker ?? speakers.map(({ name }) => name).join(wording.formats.and);
  return role ? wording.understanding.inRole(names, role.join(' ')) : names;
}

/** What was taken from the question before, what was read as another word, and what could not be read. */
export function readingNotes({ followUp, corrections, excluded }: Query): Note[] {
  const carried = followUp && followUp.kind !== 'more' ? followUp.carried.filter((part) => part !== 'statement') : [];
  return [
    ...(carried.length > 0
      ? [
          note(
            wording.understanding.fromQuestionBefore(
              carried.map((part) => wording.understanding.inherited[part]).join(', '),
            ),
            'quiet',
          ),
        ]
      : []),
    ...(corrections.length > 0 ? [note(wording.understanding.correctionsShown(corrections))] : []),
    ...(excluded?.unread ? [note(wording.understanding.nobodyLeftOut(excluded.unread.join(', ')), 'warning')] : []),
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
    ...(corrections.length > 0
      ? [said(wording.understanding.asTyped(typed), asked.text, { ...asked.options, spelling: 'typed' })]
      : []),
    ...(followUp?.kind === 'other-speaker' && only && others.length === 0 && followUp.carried.length > 0
      ? [said(wording.understanding.onAnything(only.name), wording.understanding.askForEverything(only.name))]
      : []),
    ...(followUp?.kind === 'other-topic' && about !== '' && followUp.carried.includes('speakers')
      ? [said(wording.understanding.anyoneOn(about), wording.understanding.askAnyoneAbout(about))]
      : []),
  ];
}
