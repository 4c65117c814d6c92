import { describe, expect, it } from 'vitest';
import said from '../../commands/said.js';
import { commandLine } from '../../src/bot/layout/wording.js';
import type { Answer, NearMiss } from '../../src/model/answer.js';
import { answerOf, CALLER, ranked, recordOf, SOURCE, statementOf } from '../bot/fixtures.js';

const mistake = ranked(statementOf('It was an honest mistake,'));
const draft = ranked(statementOf('the letter was a draft', 'indirect'));
const NOW = new Date('2020-01-07T12:00:00Z');

function ask(answer: Partial<Answer>, options: { limit?: number; page?: number } = {}) {
  const record = recordOf({ answer: answerOf(answer) });
  const context = { record, news: record, editing: record, now: NOW, caller: CALLER, commands: [] };
  const reply = said.run(context, {
    question: 'milley letter',
    limit: undefined,
    page: undefined,
    spelling: undefined,
    ...options,
  });
  return { reply, record };
}

const textOf = async (answer: Partial<Answer>, options = {}) => (await ask(answer, options).reply).text;

describe('/said', () => {
  it('answers with exact words in quotation marks, each with its receipt', async () => {
    expect(await textOf({ answers: [mistake] })).toBe(
      [
        'Mark A. Milley on letter: 1 statement on record',
        'Mark A. Milley, chairman of the Joint Chiefs of Staff · 6 January 2020',
        '“It was an honest mistake,”',
        'Esper: U.S. Has No Plans to Leave Iraq, Defense Department · article · https://www.defense.gov/News/',
      ].join('\n'),
    );
  });

  it('labels a paraphrase and puts no quotation marks on it', async () => {
    const text = await textOf({ answers: [draft] });
    expect(text).toContain('· paraphrase\nthe letter was a draft\n');
    expect(text).not.toMatch(/[“”"]/);
  });

  it('shows an unsure speaker as unsure, and that nobody is named', async () => {
    const { statement } = mistake;
    const unsure = ranked({ ...statement, speaker: { ...statement.speaker!, confidence: 'unsure' } });
    expect(await textOf({ answers: [unsure] })).toContain('Mark A. Milley (speaker unsure), chairman');
    expect(await textOf({ answers: [ranked({ ...statement, speaker: null }, { role: null })] })).toContain(
      'Speaker not named · 6 January 2020',
    );
  });

  it('shows translation, ground rules and what became of the source', async () => {
    const citation = {
      ...mistake.citation,
      translation: 'machine, from es',
      groundRules: {
        attribution: 'on background' as const,
        embargo: { stated: 'until 5:00 a.m. Eastern', until: '2020-01-07T10:00:00Z' },
      },
      status: 'retracted' as const,
    };
    const text = await textOf({ answers: [{ ...mistake, citation }] });
    expect(text).toContain("Translation (machine, from es): the wording is not the speaker's own.");
    expect(text).toContain('Ground rules: on background.');
    expect(text).toContain('Embargo as stated: until 5:00 a.m. Eastern.');
    expect(text).toContain('The publisher has retracted this source.');
  });

  it('tells a day of publication from a day of speech', async () => {
    const { eventDate: _, ...citation } = mistake.citation;
    const published = { ...mistake, citation: { ...citation, publishedDate: '2020-01-06' } };
    expect(await textOf({ answers: [published] })).toContain('· published 6 January 2020');
    expect(await textOf({ answers: [{ ...mistake, date: null }] })).toContain('· date unknown');
  });

  it('says what it corrected', async () => {
    const understood = { ...answerOf().understood, corrections: [{ typed: 'Miley', shown: 'Milley' }] };
    expect(await textOf({ answers: [mistake], understood })).toContain('\nShowing Milley for Miley.\n');
  });

  it('withholds words that are not those of the source, and says so', async () => {
    const text = await textOf({
      answers: [ranked({ ...mistake.statement, text: 'It was no mistake,' }), draft],
      total: 2,
    });
    expect(text).not.toContain('mistake');
    expect(text).toContain('are not the words of that source; they are withheld.');
    expect(text).toContain('the letter was a draft');
  });

  it('pages through a long answer and says how to go on', async () => {
    const { reply, record } = ask({ answers: [draft], total: 7, skipped: 1 }, { limit: 1, page: 2 });
    const page = (await reply).nodes.find((node) => node.type === 'page');
    expect(page).toMatchObject({ first: 2, last: 2, total: 7 });
    expect(commandLine(page!.next!)).toBe('/said limit:1 page:3 milley letter');
    expect(record.asked).toEqual([{ question: 'milley letter', limit: 1, skip: 1 }]);
    expect(await textOf({ outcome: 'answered', answers: [], total: 1 }, { page: 3 })).toBe(
      'That was all: 1 statement on record for this question.',
    );
  });

  it('never counts fewer than there are', async () => {
    const many = { answers: [mistake], total: 500, complete: false };
    expect(await textOf(many)).toContain('Mark A. Milley on letter: at least 500 statements on record\n');
    expect(await textOf({ ...many, outcome: 'answered', answers: [] }, { page: 3 })).toBe(
      [
        'That was all: at least 500 statements on record for this question.',
        'There may be more: add a topic or a time, for example: since 6 January 2020.',
      ].join('\n'),
    );
  });

  it('asks who is meant, with role, number and the line to type', async () => {
    const candidates = [
      { id: 'a', name: 'Corrine Brown', role: 'Representative', statements: 12 },
      { id: 'b', name: 'Charles Q. Brown Jr.', role: null, statements: 1 },
    ];
    const text = await textOf({ outcome: 'ambiguous', candidates });
    expect(text).toContain('Who is meant? 2 people on record fit.');
    expect(text).toContain('Corrine Brown: Representative · 12 statements\nCharles Q. Brown Jr.: 1 statement');
    expect(text).toContain('/said what did Corrine Brown say about letter');
    expect(text).not.toMatch(/[“”]/);
  });

  it('says how many statements each has on the topic', async () => {
    const candidates = [
      { id: 'a', name: 'Sherrod Brown', role: 'Representative', statements: 12, onTopic: 3 },
      { id: 'b', name: 'Corrine Brown', role: null, statements: 1, onTopic: 0 },
    ];
    const text = await textOf({ outcome: 'ambiguous', candidates });
    expect(text).toContain('Sherrod Brown: Representative · 12 statements, 3 on letter\n');
    expect(text).toContain('Corrine Brown: 1 statement, none on letter\n');
  });

  it('offers the part of the topic that is on record', async () => {
    const nearMisses: NearMiss[] = [
      { kind: 'part-of-topic', name: 'Mark A. Milley', count: 3, topics: ['draft'] },
      { kind: 'part-of-topic', name: 'Mark A. Milley', count: 1, topics: ['mistake'] },
    ];
    const text = await textOf({ nearMisses });
    expect(text).toContain('On record: Mark A. Milley on draft (3), Mark A. Milley on mistake (1)');
    expect(text).toContain('Mark A. Milley on draft: /said what did Mark A. Milley say about draft');
  });

  it('says that what was not said is on no record', async () => {
    const text = await textOf({ understood: { ...answerOf().understood, negated: true } });
    expect(text).toContain('A record holds what was said; it cannot tell what was not said.');
    expect(text).not.toContain('Nothing on record');
    expect(await textOf({})).not.toContain('cannot tell');
  });

  it('accepts no charge and no judgement, and offers what was said', async () => {
    for (const kind of ['judgement', 'premise'] as const) {
      const text = await textOf({
        understood: { ...answerOf().understood, [kind]: true },
        nearMisses: [{ kind: 'other-topics', name: 'Mark A. Milley', count: 13, topics: ['troops'] }],
      });
      expect(text).toContain('A record holds what was said; it does not judge it.');
      expect(text).not.toContain('Nothing on record');
      expect(text).toContain('what did Mark A. Milley say');
    }
    const future = await textOf({ understood: { ...answerOf().understood, future: true } });
    expect(future).toContain('A record holds what was said, not what will be.');
  });

  it('says that nothing is on record, what was searched, and what comes near', async () => {
    const nearMisses: NearMiss[] = [
      { kind: 'other-speakers', name: 'Mark T. Esper', count: 1 },
      { kind: 'other-topics', name: 'Mark A. Milley', count: 9, topics: ['letter', 'draft'] },
      { kind: 'mentioned-only', name: 'Qassem Soleimani', count: 3 },
    ];
    const text = await textOf({ nearMisses });
    expect(text).toContain('Nothing on record: Mark A. Milley on letter\n');
    expect(text).toContain('On record from others: Mark T. Esper (1)');
    expect(text).toContain('On record from Mark A. Milley: 9 statements, for example on letter, draft');
    expect(text).toContain('Only mentioned, never quoted: Qassem Soleimani (3)');
    expect(text).toContain('/said what did Mark T. Esper say about letter');
    expect(text).toContain('Searched 4,512 statements in 14 sources, 28 January 1997 to 3 January 2024.');
  });

  it('shows the question as it was understood without quotation marks of its own', async () => {
    const understood = {
      ...answerOf().understood,
      speakers: [],
      topic: [],
      phrases: ['honest mistake'],
      from: '2020-01-06',
      to: null,
      kind: 'direct' as const,
    };
    expect(await textOf({ understood })).toContain(
      'Nothing on record: Anyone, with the exact words honest mistake, since 6 January 2020, exact quotes only',
    );
  });

  it('repeats the question where nothing of it was understood', async () => {
    const understood = { ...answerOf().understood, speakers: [], topic: [] };
    const text = await textOf({
      understood,
      nearMisses: [{ kind: 'other-speakers', name: 'Mark T. Esper', count: 1 }],
    });
    expect(text).toMatch(/^Nothing on record: milley letter\n/);
    expect(text).not.toContain('/said');
  });

  it('keeps the source as it stands, line ends and all', async () => {
    const words = SOURCE.text.slice(SOURCE.text.indexOf('It should'), SOURCE.text.indexOf('cultural'));
    const reply = await ask({ answers: [ranked(statementOf(words, 'indirect'))] }).reply;
    const card = reply.nodes.find((node) => node.type === 'paraphrase');
    expect(card?.pieces[0]?.words).toBe(words);
    expect(words).toContain('\n');
  });
});
