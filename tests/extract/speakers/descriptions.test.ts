import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/record/extraction.js';

/** Who said each statement, "?" behind those that are unsure, in the order of the text. */
function speakersIn(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(({ speaker }) =>
    speaker ? `${speaker.name}${speaker.confidence === 'sure' ? '' : '?'}` : 'nobody',
  );
}

describe('an office', () => {
  it.each([
    [
      'picks up its one bearer',
      'Public Works Minister Asha Pell opened the road. Bo Lind watched. “It is done,” the minister said.',
      ['Asha Pell'],
    ],
    [
      'by its initials',
      'Blue Economy Cabinet Secretary Asha Pell opened the port. “It is done,” the CS told a crowd.',
      ['Asha Pell'],
    ],
    [
      'with capitals and an article',
      'Special Envoy Asha Pell briefed members. “It holds,” the Special Envoy said.',
      ['Asha Pell'],
    ],
    [
      'of two is never sure',
      'Home secretary Asha Pell and education secretary Bo Lind met. “It is late,” the secretary said.',
      ['Asha Pell?'],
    ],
    [
      'is told apart by what describes it',
      'Home secretary Asha Pell spoke first. Education secretary Bo Lind listened. “It is late,” the home secretary said.',
      ['Asha Pell'],
    ],
    [
      'is not sure where who spoke last may hold it',
      'Minister Asha Pell flew home. Bo Lind said the vote was over. “You decide,” said the minister.',
      ['Bo Lind', 'Asha Pell?'],
    ],
    [
      'is not sure where somebody without a name was introduced by it',
      'Mayor Asha Pell left. A mayor from the coast said it would rain. “Take a coat,” the mayor said.',
      ['A mayor from the coast', 'Asha Pell?'],
    ],
    [
      'is not sure where another was introduced by “a”',
      'A police officer shot Officer Dan Pike. “He was armed,” the officer said.',
      ['Dan Pike?'],
    ],
    [
      'is told apart by a country with full stops',
      'Ambassador Bo Lind spoke. U.S. Ambassador Asha Pell left. “Do not,” the U.S. ambassador said.',
      ['Asha Pell?'],
    ],
    ['may be a seat', 'MEP Asha Pell spoke. “Europe first,” the MEP said.', ['Asha Pell']],
    [
      'whose bearer is named later',
      'The lake is safe, the harbour envoy told the council.\n\nHarbour envoy Asha Pell left at noon.',
      ['Asha Pell?'],
    ],
    [
      'that nobody bears stays what it is',
      'Asha Pell said it was late. Bo Lind said it was early. “It is noon,” the president said.',
      ['Asha Pell', 'Bo Lind', 'the president'],
    ],
  ])('%s', (_, text, speakers) => expect(speakersIn(text)).toEqual(speakers));
});

describe('another word for whoever spoke', () => {
  it.each([
    ['is never sure', 'Asha Pell said she would play. “It is a knock,” the striker said.', ['Asha Pell', 'Asha Pell?']],
    [
      'is not taken for somebody of the same sentence',
      'Asha Pell said it was late, and the referee said it was not.',
      ['Asha Pell', 'the referee'],
    ],
    [
      'is not taken where the word stood before',
      'Asha Pell met a referee. She said it was late. “It was not,” the referee said.',
      ['Asha Pell', 'the referee'],
    ],
    [
      'for an organisation',
      'Quill Foods lost a fifth of its value. The company said it would close a mill.',
      ['Quill Foods?'],
    ],
    [
      'is not carried over a paragraph about something else',
      'Asha Pell said it was late.\n\nThe road is wet. In a note read out at noon, the builder said it was dry.',
      ['Asha Pell', 'the builder'],
    ],
  ])('%s', (_, text, speakers) => expect(speakersIn(text)).toEqual(speakers));
});

describe('a word for anybody', () => {
  it.each([
    ['of an age is whoever was spoken of', 'Bo Lind did not agree. “I missed it,” said the 22-year-old.', ['Bo Lind?']],
    [
      'of a country likewise',
      'Asha Pell said it was late. The Belgian said she would table a text.',
      ['Asha Pell', 'Asha Pell?'],
    ],
    [
      'is whoever spoke, named or not',
      'A former employee said it was slow. “It limps,” the person said.',
      ['A former employee', 'A former employee?'],
    ],
    [
      'in a headline introduces nobody',
      '‘No crisis’, says mayor\n\nMayor Asha Pell spoke. “It is late,” the mayor said.',
      ['Asha Pell?', 'Asha Pell'],
    ],
  ])('%s', (_, text, speakers) => expect(speakersIn(text)).toEqual(speakers));
});

describe('a pronoun', () => {
  it.each([
    [
      'behind a surname that is a word is theirs',
      'Inspector Hugo Pell praised the crew. Moss, who had driven all night, shook his head. “It was luck,” he said.',
      ['Moss?'],
    ],
    [
      'is not whoever asked her',
      'Asha Pell set out with an umbrella. An official asked her what it was for. She replied that it was for the mule.',
      ['An official', 'Asha Pell?'],
    ],
    [
      'is not somebody described before the subject',
      'Asha Pell wrote two books. Born in 1933, the daughter of a surveyor, she was expelled. “I was bad,” she said.',
      ['Asha Pell'],
    ],
    [
      '“it” is the body that spoke',
      'Quill Rail says there is no service. “Don’t come,” it tweeted.',
      ['Quill Rail', 'Quill Rail?'],
    ],
    [
      'behind somebody without a name is theirs',
      'Mayor Asha Pell left.\n\nA nurse stayed behind. “We have no gloves,” she said.',
      ['A nurse?'],
    ],
    [
      'behind a bare surname is not sure',
      'Asha Pell said it was over.\n\nQuorl objected. “No,” she said.',
      ['Asha Pell', 'Quorl?'],
    ],
    [
      'behind a described person is theirs',
      'The community leader Asha Pell came. Bishop Tom Kent wrote a letter. The leader thanked him. “He came,” she said.',
      ['Asha Pell'],
    ],
    [
      'is not of a possessor’s organisation',
      'Norrgate Capital, which owns a tenth, said it would sell. Norrgate’s founder, Asha Pell, was cross. “I am cold,” she said.',
      ['Norrgate Capital', 'Asha Pell'],
    ],
    [
      'behind what somebody’s minister said is hers',
      'Mayor Asha Pell took the road out. Her own minister told her it was madness. “He rode it once,” she said.',
      ['Her own minister', 'Asha Pell'],
    ],
    [
      'of the other gender looks further back',
      'Father Dominik wept, Solveig said. He was old. “It rang,” he said.',
      ['Solveig', 'Dominik'],
    ],
    [
      'behind a doubtful speaker is doubtful',
      'Ann Roe and her sister, Jo Roe, met. Roe said it was late. “It was,” she said.',
      ['Jo Roe?', 'Jo Roe?'],
    ],
  ])('%s', (_, text, speakers) => expect(speakersIn(text)).toEqual(speakers));
});

describe('names that come later', () => {
  it.each([
    ['complete a surname', '“Not one bus,” Pell said on Sunday.\n\nAsha Pell is the mayor.', ['Asha Pell?']],
    ['complete none of two', '“Not one bus,” Pell said.\n\nAsha Pell and Bo Pell are here.', ['Asha Pell?']],
    ['of the other gender complete none', '“Not one bus,” Mr. Pell said.\n\nAnna Pell is the mayor.', ['Pell']],
  ])('%s', (_, text, speakers) => expect(speakersIn(text)).toEqual(speakers));

  it('also do so in documents that are read twice', async () => {
    const { extractLong } = await import('../../../src/extract/index.js');
    const text = '“Not one bus,” Pell said on Sunday.\n\nAsha Pell is the mayor.';
    const { statements, speakers } = extractLong({ text, kind: 'article' });
    expect([...statements].map(({ speaker }) => speaker?.name)).toEqual(['Asha Pell']);
    expect([...speakers].map((speaker) => speaker?.name)).toEqual(['Asha Pell']);
    expect([...statements]).toEqual(extract({ text, kind: 'article' }).statements);
  });
});
