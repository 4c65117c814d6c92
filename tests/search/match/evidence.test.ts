import { describe, expect, it } from 'vitest';
import type { TopicOrigin } from '../../../src/model/statement.js';
import { evidenceFor, isEnough, type TermMatch } from '../../../src/search/match/evidence.js';
import { rank } from '../../../src/search/match/rank.js';
import { type QueryTerm, type QueryTopic, readTopic, spellingCorrectionsOf } from '../../../src/search/topic/topic.js';
import { queryTokensOf } from '../../../src/text/tokenizer.js';
import { makeDocument } from '../../store/documents.js';
import { memoryStore } from '../memory-store.js';

function term(word: string, more: Partial<QueryTerm> = {}): QueryTerm {
  return {
    word,
    typed: word,
    stem: word,
    spellings: [],
    forms: [],
    equivalents: [],
    weight: 3,
    share: 0.01,
    isSecondary: false,
    isMust: false,
    isName: false,
    ...more,
  };
}

function topicOf(...terms: QueryTerm[]): QueryTopic {
  return { terms, phrases: [], run: [], functionWords: [] };
}

function match(one: QueryTerm, where: TopicOrigin = 'statement'): TermMatch {
  return { word: one.word, found: one.word, where, term: one, via: 'word', strength: 1, times: 1 };
}

const [a, b, c, d] = ['alpha', 'beta', 'gamma', 'delta'].map((word) => term(word)) as [
  QueryTerm,
  QueryTerm,
  QueryTerm,
  QueryTerm,
];
const plans = term('plans', { isSecondary: true });
const nobody = () => false;
const enough = (topic: QueryTopic, ...matches: TermMatch[]) => isEnough({ matches, phrases: [] }, topic);

describe('isEnough', () => {
  it('asks for all of one or two words', () => {
    expect(enough(topicOf(a), match(a, 'discourse'))).toBe(true);
    expect(enough(topicOf(a))).toBe(false);
    expect(enough(topicOf(a, b), match(a))).toBe(false);
    expect(enough(topicOf(a, b), match(a), match(b, 'discourse'))).toBe(true);
  });

  it('asks for all of three, three quarters of more, and half of their weight', () => {
    expect(enough(topicOf(a, b, c), match(a), match(b))).toBe(false);
    expect(enough(topicOf(a, b, c), match(a), match(b), match(c))).toBe(true);
    expect(enough(topicOf(a, b, c, d), match(a), match(b), match(c))).toBe(true);
    // The thing itself may not be missing.
    expect(enough(topicOf(a, b, term('syria', { weight: 4 })), match(a), match(b))).toBe(false);
    const sentence = { ...topicOf(a, b, c, d, term('fox')), run: ['alpha', 'was', 'beta'] };
    expect(enough(sentence, match(a), match(b), match(c))).toBe(true);
    expect(enough(topicOf(a, b, c), match(a))).toBe(false);
    expect(enough(topicOf(a, b, c, d), match(a), match(b))).toBe(false);
    const rare = term('bitcoin', { weight: 9 });
    expect(enough(topicOf(a, b, rare), match(a), match(b))).toBe(false);
  });

  it('misses a word that nobody on record says, unless a sentence is half remembered', () => {
    const unheard = term('fiji', { share: 0 });
    const found = [match(a), match(b), match(c)];
    expect(enough(topicOf(a, b, c, unheard), ...found)).toBe(false);
    expect(enough(topicOf(a, b, c, d), ...found)).toBe(true);
    const sentence = { ...topicOf(a, b, c, unheard), run: ['alpha', 'was', 'beta', 'gamma', 'fiji'] };
    expect(enough(sentence, ...found)).toBe(true);
    const aside = term('debate', { share: 0, isSecondary: true });
    expect(enough(topicOf(a, b, c, aside), ...found)).toBe(true);
  });

  it('does not count secondary words, unless there are no others', () => {
    expect(enough(topicOf(a, plans), match(a))).toBe(true);
    expect(enough(topicOf(a, plans), match(plans))).toBe(false);
    expect(enough(topicOf(plans), match(plans))).toBe(true);
  });

  it('is not content with the drift of the passage', () => {
    expect(enough(topicOf(a, b), match(a, 'discourse'), match(b, 'heading'))).toBe(false);
    expect(enough(topicOf(a, b), match(a, 'paragraph'), match(b, 'heading'))).toBe(true);
    const common = term('briefing', { share: 0.8 });
    expect(enough(topicOf(common), match(common, 'heading'))).toBe(false);
    expect(enough(topicOf(common), match(common, 'paragraph'))).toBe(true);
  });

  it('takes no heading for what is said of a person', () => {
    const milley = term('milley', { isName: true });
    expect(enough(topicOf(milley), match(milley, 'heading'))).toBe(false);
    expect(enough(topicOf(a, milley), match(a), match(milley, 'heading'))).toBe(false);
    expect(enough(topicOf(milley), match(milley, 'discourse'))).toBe(true);
  });

  it('asks for every phrase', () => {
    const topic = { ...topicOf(), phrases: [{ text: 'honest mistake', words: ['honest', 'mistake'] }] };
    expect(isEnough({ matches: [], phrases: null }, topic)).toBe(false);
    expect(isEnough({ matches: [], phrases: [match(a)] }, topic)).toBe(true);
  });
});

describe('evidenceFor', () => {
  const text = 'The Department keeps communications open. Important imports leave the communities.';
  const { statements } = makeDocument(text, [
    { by: 'Ann Lee', text: 'The Department keeps communications open.' },
    { by: 'Ann Lee', text: 'Important imports leave the communities.' },
  ]);
  const found = async (question: string) => {
    const topic = await readTopic(queryTokensOf(question), [], memoryStore([]), { isSurname: nobody });
    return statements.flatMap((one) =>
      evidenceFor({ statement: one, day: null, around: [] }, topic).matches.map((match) => match.found),
    );
  };

  it('takes no word for another one of the same stem', async () => {
    expect(await found('community')).toEqual(['communities']);
    expect(await found('communicating')).toEqual(['communications']);
    expect(await found('import')).toEqual(['imports']);
    expect(await found('importance')).toEqual(['Important']);
    // "depart" is an equivalent of it, "department" is not.
    expect(await found('withdrawal')).toEqual(['leave']);
  });
});

describe('the ladder', () => {
  const said = {
    own: 'We will withdraw.',
    form: 'They withdrew in good order.',
    paragraph: 'It will take a year or so.',
    question: 'I have no news of it.',
    discourse: 'That is how things stand here.',
    heading: 'More of it will come soon.',
    equivalent: 'They pull out by June at last.',
    neither: 'The weather is fine in here.',
  };
  const document = makeDocument(`Q Will you withdraw?\n\n${Object.values(said).join('\n\n')}`, [
    { by: 'Ann Lee', text: said.own },
    { by: 'Ann Lee', text: said.form },
    { by: 'Ann Lee', text: said.paragraph, topics: [{ term: 'withdraw', from: 'paragraph' }] },
    { by: 'Ann Lee', text: said.question, question: 'Will you withdraw?' },
    { by: 'Ann Lee', text: said.discourse, topics: [{ term: 'withdraw', from: 'discourse' }] },
    { by: 'Ann Lee', text: said.heading, topics: [{ term: 'withdraw', from: 'heading' }] },
    { by: 'Ann Lee', text: said.equivalent },
    { by: 'Ann Lee', text: said.neither, topics: [{ term: 'withdraw', from: 'statement' }] },
  ]);

  it('goes from own words over what stands around to equivalents', async () => {
    const topic = await readTopic(queryTokensOf('withdraw'), [], memoryStore([document]), { isSurname: nobody });
    const found = document.statements
      .map((one) => evidenceFor({ statement: one, day: null, around: [] }, topic))
      .filter((one) => one.matches.length > 0);
    const ranked = rank({ evidence: found, witnesses: [] }, topic);
    const { own, form, paragraph, question, discourse, heading, equivalent } = said;
    expect(ranked.map(({ evidence }) => evidence.statement.text)).toEqual([
      own,
      form,
      paragraph,
      question,
      discourse,
      heading,
      equivalent,
    ]);
    expect(ranked[1]!.score).toBeGreaterThanOrEqual(2);
    expect(ranked[2]!.score).toBeLessThan(1);
  });

  it('believes an inherited topic more where the words beside it return', async () => {
    const kin = makeDocument('The letter was a draft. We have helicopters. The draft should not have gone out.', [
      { by: 'Ann Lee', text: 'The letter was a draft.' },
      { by: 'Ann Lee', text: 'We have helicopters.', topics: [{ term: 'letter', from: 'discourse' }] },
      { by: 'Ann Lee', text: 'The draft should not have gone out.', topics: [{ term: 'letter', from: 'discourse' }] },
    ]);
    const topic = await readTopic(queryTokensOf('letter'), [], memoryStore([kin]), { isSurname: nobody });
    const evidence = kin.statements.map((one) => evidenceFor({ statement: one, day: null, around: [] }, topic));
    const ranked = rank({ evidence, witnesses: evidence.slice(0, 1) }, topic);
    expect(ranked.map((one) => one.evidence.statement)).toEqual([
      kin.statements[0],
      kin.statements[2],
      kin.statements[1],
    ]);
  });
});

describe('readTopic', () => {
  const store = memoryStore([
    makeDocument('They will leave Iraq. Iran fired rockets. The letters were drafts.', [
      { by: 'Ann Lee', text: 'They will leave Iraq.' },
      { by: 'Ann Lee', text: 'Iran fired rockets.' },
      { by: 'Ann Lee', text: 'The letters were drafts.' },
    ]),
  ]);
  const read = (text: string) => readTopic(queryTokensOf(text), [], store, { isSurname: nobody });

  it('corrects what the record spells otherwise, never what is in it', async () => {
    expect(spellingCorrectionsOf(await read('Irak rokets'))).toEqual([
      { typed: 'Irak', shown: 'iraq' },
      { typed: 'rokets', shown: 'rockets' },
    ]);
    expect(spellingCorrectionsOf(await read('letter leave Iran draft'))).toEqual([]);
    expect((await read('bitcoin')).terms.map(({ word }) => word)).toEqual(['bitcoin']);
  });

  it('drops stop words, and knows expressions of several words', async () => {
    const { terms } = await read('about the pull out of Iraq');
    expect(terms.map(({ word }) => word)).toEqual(['pull', 'Iraq']);
    expect(terms[0]!.equivalents).toContainEqual(['leav']);
  });

  it('weighs rare words more', async () => {
    const common = memoryStore([
      makeDocument(
        'Iraq one. Iraq two. Iraq letter.',
        [
          { by: 'Ann Lee', text: 'Iraq one.' },
          { by: 'Ann Lee', text: 'Iraq two.' },
          { by: 'Ann Lee', text: 'Iraq letter.' },
        ],
        { title: 'x' },
      ),
    ]);
    // The words around count as well, so the letter is as common as its paragraph is long.
    const { terms } = await readTopic(queryTokensOf('Iraq bitcoin'), [], common, { isSurname: nobody });
    expect(terms[1]!.weight).toBeGreaterThan(terms[0]!.weight);
  });
});
