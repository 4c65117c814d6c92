import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.js';

/** Statements of an article as `speaker: text`, with a "?" behind a speaker that is unsure. */
function statements(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(
    ({ speaker, text: words }) => `${speaker?.name ?? ''}${speaker?.confidence === 'sure' ? '' : '?'}: ${words}`,
  );
}

describe('what a name is', () => {
  it.each([
    ['an office before it', 'Secretary of Defense Mark T. Esper said it was over.', 'Mark T. Esper'],
    [
      'an office of two words',
      'Secretary of Homeland Security Alejandro Mayorkas said it was over.',
      'Alejandro Mayorkas',
    ],
    ['an office behind a country', 'U.S. Secretary of State Antony Blinken said it was over.', 'Antony Blinken'],
    ['a trade with a capital', 'Singer Taylor Swift said it was over.', 'Taylor Swift'],
    ['a given name that looks like a trade', 'Peter James Smith said it was over.', 'Peter James Smith'],
    ['two particles', 'Lucía Fernández de la Cruz said it was over.', 'Lucía Fernández de la Cruz'],
    ['a family before it', 'Mother-of-two Kelly Brown said it was over.', 'Kelly Brown'],
    ['ranks of the police', '“It is over,” Det. Sgt. Mia Wong said.', 'Mia Wong'],
    ['an office in the plural', 'Presidents Lula da Silva and Alberto Fernández said it was over.', 'Lula da Silva'],
    ['an adverb between', 'Elon Musk has since said it was over.', 'Elon Musk'],
    ['brackets behind the cue', 'Spokesman Ali Hassan said (in Arabic) that it was over.', 'Ali Hassan'],
    [
      'an adjective behind a noun',
      '“It is over,” a source close to the couple told the paper.',
      'a source close to the couple',
    ],
    ['another of many', '“It is over,” said another, Joy Adeyemi, 43.', 'Joy Adeyemi'],
    ['a councillor', 'Councillor Jane Roe said it was over.', 'Jane Roe'],
    ['an apposition at the end', '“It is over,” said its director, Kenneth Roth.', 'Kenneth Roth'],
    ['an office of two nouns', "NATO's secretary general, Jens Stoltenberg, said it was over.", 'Jens Stoltenberg'],
  ])('%s', (_, text, name) =>
    expect(extract({ text, kind: 'article' }).statements[0]!.speaker).toMatchObject({ name, confidence: 'sure' }),
  );
});

describe('whose words they are', () => {
  it.each([
    [
      'a question behind somebody else’s verb',
      '“We are tired,” Tom Hanks wrote. “Not much more to it, no?” Rita Wilson posted a song.',
      ['Tom Hanks: We are tired,', 'Tom Hanks: Not much more to it, no?'],
    ],
    ['people in the plural are told', 'Blinken told reporters Lavrov had lied.', ['Blinken: Lavrov had lied']],
    ['nobody', 'Nobody said the mine was safe. No one said it would be “safe for ever”.', []],
    ['neither of two', 'Neither Smith nor Jones said he was sorry.', []],
    [
      'a second source of one statement',
      'Rachel Reeves said she would raise taxes, according to two officials.',
      ['Rachel Reeves: she would raise taxes'],
    ],
    [
      'a dialogue whose marks close and open at once',
      'The judge said, “Did you?” “No,” said Oscar Bell. “Then who did?” “Nobody.”',
      ['The judge: Did you?', 'Oscar Bell: No,', 'Oscar Bell?: Then who did?', 'Oscar Bell?: Nobody.'],
    ],
    [
      'the first and the second of two',
      'Tim Cook and Elon Musk spoke. The former said it was strong; the latter said it was doomed.',
      ['Tim Cook?: it was strong', 'Elon Musk?: it was doomed'],
    ],
    [
      'a surname that begins with a particle',
      'Angela Merkel met Ursula von der Leyen. Von der Leyen said it was over.',
      ['Ursula von der Leyen: it was over'],
    ],
    [
      'a couple with one surname',
      'Bill and Hillary Clinton came. “We go,” Clinton said. “I go,” Mrs. Clinton said.',
      ['Hillary Clinton?: We go,', 'Hillary Clinton: I go,'],
    ],
    [
      'no thing is a “who”',
      'Two people familiar with the matter, who called the plan “brutal”, met on Monday.',
      ['Two people familiar with the matter: the plan “brutal”'],
    ],
    [
      'a pronoun behind somebody’s spokesman',
      'Keir Starmer’s spokesman said it was over. Asked again, he said: “No.”',
      ['Keir Starmer’s spokesman: it was over', 'Keir Starmer’s spokesman?: No.'],
    ],
    [
      'a pronoun that fits neither the spokesman nor surely the woman named last',
      'Keir Starmer met Rachel Reeves. Starmer’s spokesman said it was over. “I go,” she said.',
      ['Starmer’s spokesman: it was over', 'Rachel Reeves?: I go,'],
    ],
    [
      'a quotation in the question',
      'Asked whether he had called him “an idiot,” Oscar Bell said, “I never did.”',
      ['Oscar Bell: I never did.'],
    ],
    [
      'dashes on both sides',
      'Elon Musk’s tweet — “Am taking it private” — cost him millions.',
      ['Elon Musk’s tweet?: Am taking it private'],
    ],
    ['whom somebody calls a name', 'Biden, whom Oscar Bell calls “Sleepy Joe,” laughed.', ['Oscar Bell: Sleepy Joe,']],
    ['one of many', 'One, Ali Hassan, said: “It is over.”', ['Ali Hassan?: It is over.']],
    ['something not said', 'Alan Pryce never said the mine was “safe for ever and a day”.', []],
    ['no wonder', 'No wonder Alan Pryce said the mine was safe.', ['Alan Pryce: the mine was safe']],
    ['a thing', '“We have to act now” – that was the message from Greta Thunberg.', ['?: We have to act now']],
  ])('%s', (_, text, expected) => expect(statements(text)).toEqual(expected));
});
