import { day } from '../formats.js';

/** How a question was understood. */
export const understanding = {
  /** Which kind of statement was asked for. */
  kinds: { direct: 'exact quotes only', indirect: 'paraphrase only', mixed: 'partly quoted only' },
  /** Kinds of sources, as many. */
  sourceKinds: {
    transcript: 'transcripts',
    article: 'articles',
    release: 'releases',
    caption: 'captions',
    letter: 'letters',
    statements: 'imported statements',
  },
  orders: { first: 'earliest in this record first', latest: 'latest first' },
  reportersQuestions: 'Questions of reporters',
  /** Who is asked about and what they spoke of; either may be empty. */
  subject: (speakers: string, topic: string) => [speakers, topic].filter(Boolean).join(' on '),
  withPhrases: (phrases: string) => `with the exact words ${phrases}`,
  withoutSpeakers: (names: string) => `without ${names}`,
  withoutWords: (words: string) => `not with the words ${words}`,
  sourcesOnly: (kinds: string) => `${kinds} only`,
  anyone: 'Anyone',
  inRole: (names: string, role: string) => `${names} (as ${role})`,
  /** " on 6 January 2020", " since …", " until …"; empty for any time. */
  datesAsked: (from: string | null, to: string | null): string => {
    if (from && from === to) return ` on ${day(from)}`;
    if (from && to) return ` from ${day(from)} to ${day(to)}`;
    return `${from ? ` since ${day(from)}` : ''}${to ? ` until ${day(to)}` : ''}`;
  },
  fromQuestionBefore: (parts: string) => `From the question before: ${parts}.`,
  correctionsShown: (corrections: readonly { readonly typed: string; readonly shown: string }[]) =>
    `Showing ${corrections.map(({ typed, shown }) => `${shown} for ${typed}`).join(', ')}.`,
  /** What a follow-up may take from the question before. */
  inherited: {
    speakers: 'the speaker',
    topic: 'the topic',
    dates: 'the dates',
    kind: 'the kind of statement',
    sources: 'the kind of source',
    order: 'the order',
    statement: 'the statement shown',
  },
  nobodyLeftOut: (names: string) => `Nobody was left out for ${names}: that is no one person on record.`,
  asTyped: (words: string) => `${words} as typed`,
  onAnything: (name: string) => `${name} on anything`,
  /** Questions that can be typed. */
  askForEverything: (name: string) => `what did ${name} say`,
  anyoneOn: (topic: string) => `Anyone on ${topic}`,
  askAnyoneAbout: (topic: string) => `what has anyone said about ${topic}`,
};
