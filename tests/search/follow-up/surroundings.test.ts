import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/model/answer.js';
import type { Document } from '../../../src/store/store.js';
import { makeDocument } from '../../store/documents.js';
import { DIRECTORY, texts } from '../fixtures.js';
import { memoryStore } from '../memory-store.js';
import { talkOver } from '../talk.js';

const ASKED = 'Will Israel answer?';
const AID = 'The press office was asked of aid, and has no answer.';
const briefing = makeDocument(
  `Q ${ASKED}\n\nMR. KIRBY: Israel decides for itself.\n\nMR. KIRBY: We stand by our word.`,
  [
    { by: 'Q', text: ASKED },
    { by: 'John Kirby', text: 'Israel decides for itself.', question: ASKED },
    { by: 'John Kirby', text: 'We stand by our word.' },
  ],
  { eventDate: '2022-01-05', origin: 'kirby.txt', title: 'Kirby briefing', kind: 'transcript' },
);
const press = makeDocument(
  `Q What of aid?\n\nMS. PSAKI: ${AID}`,
  [{ by: 'Jen Psaki', text: AID, question: 'What of aid?' }],
  { eventDate: '2021-11-05', origin: 'psaki.txt', title: 'Psaki briefing', kind: 'transcript' },
);
const house = makeDocument(
  `CAFTA fails workers.\n\nI pay tribute to Irene Lockett.\n\nTrade is hard.\n\nI honour her work.`,
  [
    { by: 'Sherrod Brown', text: 'CAFTA fails workers.' },
    { by: 'Corrine Brown', text: 'I pay tribute to Irene Lockett.' },
    { by: 'Sherrod Brown', text: 'Trade is hard.' },
    { by: 'Mark A. Milley', text: 'I honour her work.' },
  ],
  { eventDate: '2005-07-20', origin: 'house.txt', title: 'Congressional Record', kind: 'transcript' },
);
const UNNAMED = ['Prices rose.', 'Wages fell.', 'Rents doubled.'];
const report = unattributed(
  makeDocument(
    UNNAMED.join(' '),
    UNNAMED.map((text) => ({ by: 'somebody', text, kind: 'indirect' as const })),
    { eventDate: '2021-02-02', origin: 'report.txt' },
  ),
);

/** The same document, of which the source names nobody; the first two statements are of one utterance. */
function unattributed(document: Document): Document {
  const statements = document.statements.map((one, i) => ({ ...one, speaker: null, utterance: Math.floor(i / 2) }));
  return { ...document, people: [], statements };
}

const { talk } = talkOver(memoryStore([briefing, press, house, report]), DIRECTORY);
const names = ({ understood }: Answer) => understood.speakers.map(({ name }) => name);
const candidates = (answer: Answer) => answer.candidates.map(({ name }) => name).sort();
const ISRAEL = 'what did Kirby say about Israel';
const CAFTA = 'what did Sherrod Brown say about CAFTA';

describe('who is asked for around a statement', () => {
  it('never answers with the statement of somebody else', async () => {
    const answer = await talk([ISRAEL, 'what was Psaki asked?']);
    expect(names(answer)).toEqual(['Jen Psaki']);
    expect(texts(answer)).toEqual([AID]);
    expect(answer.understood.followUp).toBeUndefined();
    expect((await talk([ISRAEL, 'what was Smith asked?'])).understood.unknownSpeaker).toBe('Smith');
    const own = await talk([ISRAEL, 'what was Kirby asked?']);
    expect(own.understood.followUp?.kind).toBe('question');
    expect(texts(own)).toEqual(['Israel decides for itself.']);
  });

  it('is who was named, though they say nothing', async () => {
    for (const question of ['what did Psaki say right after that', 'what did Psaki say before that']) {
      const answer = await talk([ISRAEL, question]);
      expect(answer.outcome).toBe('nothing');
      expect(names(answer)).toEqual(['Jen Psaki']);
    }
    expect(names(await talk([ISRAEL, 'what did Psaki and Kirby say next']))).toEqual(['Jen Psaki', 'John Kirby']);
  });

  it('is asked back where several are called so', async () => {
    const answer = await talk([CAFTA, 'what did Brown say after that']);
    expect(answer).toMatchObject({ outcome: 'ambiguous', answers: [], understood: { speakers: [] } });
    expect(candidates(answer)).toEqual(['Corrine Brown', 'Sherrod Brown']);
    const picked = await talk([CAFTA, 'what did Brown say after that', 'Sherrod']);
    expect(texts(picked)).toEqual(['Trade is hard.']);
    expect(picked.understood.followUp).toEqual({ kind: 'after', carried: ['statement'] });
  });

  it('may be misspelt, which is told, unless words are taken as typed', async () => {
    const answer = await talk([CAFTA, 'what did Miley say after that']);
    expect(names(answer)).toEqual(['Mark A. Milley']);
    expect(answer.understood.corrections).toEqual([{ typed: 'Miley', shown: 'Milley' }]);
    const typed = await talk([CAFTA, 'what did Miley say after that'], { asTyped: true });
    expect(typed).toMatchObject({ outcome: 'nothing', understood: { unknownSpeaker: 'Miley' } });
    // A word of the record is no slip for a name.
    const word = await talk([CAFTA, 'what did Trade say after that']);
    expect(word).toMatchObject({ outcome: 'nothing', understood: { unknownSpeaker: 'Trade' } });
  });

  it('is nobody where the source names nobody, but within one utterance', async () => {
    const next = await talk(['who said "prices rose"', 'what did they say after that']);
    expect(texts(next)).toEqual(['Wages fell.']);
    for (const question of ['what did they say after that', 'what came before that']) {
      const answer = await talk(['who said "rents doubled"', question]);
      expect(answer).toMatchObject({ outcome: 'nothing', understood: { speakers: [] } });
    }
  });
});
