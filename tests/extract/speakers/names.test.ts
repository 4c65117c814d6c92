import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/record/extraction.js';

function statementsIn(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(
    ({ speaker, text: words }) => `${speaker?.name}${speaker?.confidence === 'sure' ? '' : '?'}: ${words}`,
  );
}

describe('a name', () => {
  it.each([
    ['behind a day', 'On Monday Tessa Blain said it was over.', 'Tessa Blain'],
    ['behind a month', 'In June Tessa Blain said it was over.', 'Tessa Blain'],
    ['behind an occupation', 'Headteacher Lotta Quorl said it was over.', 'Lotta Quorl'],
    ['behind an office with “of”', 'The leader of Costa Rica Meena Pellwar said it was over.', 'Meena Pellwar'],
    [
      'behind an organisation’s office',
      'Association of Chief Wardens president Tessa Blain said it was over.',
      'Tessa Blain',
    ],
    ['with honours behind it', 'Judge Rik Mawsen, QC told the court it was over.', 'Rik Mawsen'],
    ['behind an office with “for”', 'Minister for Transport Tessa Blain Orde said it was over.', 'Tessa Blain Orde'],
    ['behind a seat', 'Independent TD Tessa Blain said it was over.', 'Tessa Blain'],
    ['that ends in a title', 'Stephen King said it was over.', 'Stephen King'],
    ['behind an abbreviated office', 'CFO Anna Pell said it was over.', 'Anna Pell'],
    ['with a nickname of four words', 'Alan “The Voice of God” Stone said it was over.', 'Alan Stone'],
    ['of a daughter', 'Their daughter, Flora, said it was over.', 'Flora'],
    ['with particles', 'Auditor Rafo Sousa dos Anjos said it was over.', 'Rafo Sousa dos Anjos'],
    ['with a small article', 'Sheikh Hamud bin Khalil al-Nouri said it was over.', 'Hamud bin Khalil al-Nouri'],
    ['with a nickname', 'Wilhelm “Will” Hardcastel, the coach, said it was over.', 'Wilhelm Hardcastel'],
    ['with a nickname of two words', 'Dwain "The Brick" Jonsen said it was over.', 'Dwain Jonsen'],
    ['that is an occupation, behind a title', 'Mr. Singer said it was over.', 'Singer'],
    ['that an occupation begins', 'The Consumer Price Index said it was over.', 'Consumer Price Index'],
  ])('%s', (_, text, name) =>
    expect(statementsIn(text).map((each) => each.replace('?', ''))).toEqual([`${name}: it was over`]),
  );

  it('keeps the words of a nickname out of what is said', () =>
    expect(statementsIn('"I never signed it," said Rep. Earl "Buddy" Carsten.')).toEqual([
      'Earl Carsten: I never signed it,',
    ]));
});

describe('two of one name', () => {
  it.each([
    [
      'a lord and a commoner',
      'Gordon Brownlee, the chancellor, spoke. Lord Brownlee said it was theft. Mr Brownlee said it was fair.',
      ['Lord Brownlee: it was theft', 'Gordon Brownlee: it was fair'],
    ],
    [
      'peers of two places',
      'Lord Smythe of Finsby said it was late. Lord Smythe of Leagh said it was not. Lord Smythe said it was noon.',
      ['Lord Smythe of Finsby: it was late', 'Lord Smythe of Leagh: it was not', 'Lord Smythe of Leagh?: it was noon'],
    ],
    [
      'junior and senior',
      'John Roe Jr. said it was late. John Roe Sr. said it was not. Roe said it was noon.',
      ['John Roe Jr.: it was late', 'John Roe Sr.: it was not', 'John Roe Sr.?: it was noon'],
    ],
    [
      'a son and his father without a suffix',
      'John Roe Jr. said it was late. His father, John Roe, said it was not.',
      ['John Roe Jr.: it was late', 'John Roe: it was not'],
    ],
    [
      'of two middle initials',
      'John D. Roe said it was late. John R. Roe said it was not. Roe said it was noon.',
      ['John D. Roe: it was late', 'John R. Roe: it was not', 'John R. Roe?: it was noon'],
    ],
    ['a king and a King', 'King Charles spoke. Stephen King said it was late.', ['Stephen King: it was late']],
    [
      'a husband and a wife',
      'Mr. Pell said it was late. Anna Pell said it was not.',
      ['Pell: it was late', 'Anna Pell: it was not'],
    ],
  ])('%s', (_, text, statements) => expect(statementsIn(text)).toEqual(statements));
});

describe('a role', () => {
  const roleIn = (text: string) => extract({ text, kind: 'article' }).statements[0]!.speaker?.role;
  it.each([
    ['an accusation is none', 'Tom Kent, a murderer, said it was over.', undefined],
    ['what two are is none', 'Tom Kent, two drivers in one, said it was over.', undefined],
    ['an occupation is one', 'Tom Kent, a driver, said it was over.', 'driver'],
  ])('%s', (_, text, role) => expect(roleIn(text)).toBe(role));
});
