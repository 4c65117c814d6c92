import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.js';

/** Statements of an article as `speaker: kind: text`. */
function statements(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(
    ({ speaker, kind, text: words }) => `${speaker?.name ?? '?'}: ${kind}: ${words}`,
  );
}

describe('cues', () => {
  it.each([
    ['quotation, subject, verb', '"We are ready," Mark Milley said.', ['Mark Milley: direct: We are ready,']],
    ['quotation, verb, subject', '"We are ready," said Gen. Mark Milley.', ['Mark Milley: direct: We are ready,']],
    ['subject, verb, quotation', 'Mark Milley said, "We are ready."', ['Mark Milley: direct: We are ready.']],
    [
      'an addressee',
      'Mark Milley told reporters on Monday that the troops were ready.',
      ['Mark Milley: indirect: the troops were ready'],
    ],
    ['no "that"', 'Mark Milley said the troops were ready.', ['Mark Milley: indirect: the troops were ready']],
    ['postposed', 'The troops were ready, Mark Milley said.', ['Mark Milley: indirect: The troops were ready']],
    [
      'postposed and inverted',
      'The troops were ready, said Gen. Mark Milley, the chairman.',
      ['Mark Milley: indirect: The troops were ready'],
    ],
    [
      'according to, before',
      'According to Mark Milley, the troops were ready.',
      ['Mark Milley: indirect: the troops were ready'],
    ],
    [
      'according to, behind',
      'The troops were ready, according to Mark Milley.',
      ['Mark Milley: indirect: The troops were ready'],
    ],
    [
      'a participle',
      'Mark Milley left, adding that the troops were ready.',
      ['Mark Milley: indirect: the troops were ready'],
    ],
    [
      'a second verb',
      'Mark Milley took the stage and said the troops were ready.',
      ['Mark Milley: indirect: the troops were ready'],
    ],
    ['a colon', 'Mark Milley: "We are ready."', ['Mark Milley: direct: We are ready.']],
    [
      'a colon at the end of a paragraph',
      'Mark Milley stated:\n\n"We are ready."',
      ['Mark Milley: direct: We are ready.'],
    ],
    [
      'a relative clause',
      'Mark Milley, who said the troops were ready, left.',
      ['Mark Milley: indirect: the troops were ready'],
    ],
    [
      'words of the speaker in a paraphrase',
      'Mark Milley said the troops were "as ready as can be" now.',
      ['Mark Milley: mixed: the troops were "as ready as can be" now'],
    ],
    [
      'an apposition with an age and a place',
      '"We are ready," Mark Milley, 61, of Winchester, Mass., said.',
      ['Mark Milley: direct: We are ready,'],
    ],
    [
      'a party and state',
      'Sen. Mark Milley (D-N.Y.) said the troops were ready.',
      ['Mark Milley: indirect: the troops were ready'],
    ],
  ])('%s', (_, text, expected) => expect(statements(text)).toEqual(expected));

  it.each([
    ['a title of a work', 'Mark Milley appeared on CNN’s “New Day” on Monday.'],
    ['a scare quote', 'The so-called “rebels” lost the town.'],
    ['a verb that only looks like a cue', 'The company continued to deploy its staff.'],
    ['a denial of having said', 'Senator Alan Pryce did not say that the tax would rise.'],
    ['never said', 'Alan Pryce never said the mine was safe.'],
    ['a refusal', 'Alan Pryce would not confirm that the deal was dead.'],
    ['a condition', 'If Alan Pryce says the mine is safe, the town will reopen it.'],
    ['something to come', 'Alan Pryce will announce on Monday that the mine is safe.'],
    ['a request', 'Alan Pryce asked not to be named.'],
    ['a report that is a noun', 'The reports were thin and the claims were many.'],
  ])('no statement: %s', (_, text) => expect(statements(text)).toEqual([]));
});

describe('who says it', () => {
  const intro =
    'Defense Secretary Mark Esper and Gen. Mark Milley, chairman of the Joint Chiefs of Staff, met on Monday.\n\n';

  it.each([
    ['a surname', 'Esper said the plan was sound.', 'Mark Esper'],
    ['a title', 'The general said the plan was sound.', 'Mark Milley'],
    ['a role from an apposition', 'The chairman said the plan was sound.', 'Mark Milley'],
    ['a role before the name', 'The secretary said the plan was sound.', 'Mark Esper'],
    ['a pronoun: the speaker before', '"We go," Esper said. "We stay," he added.', 'Mark Esper'],
  ])('%s', (_, text, expected) =>
    expect(extract({ text: intro + text, kind: 'article' }).statements.at(-1)!.speaker!.name).toBe(expected),
  );

  it('leaves a description without a name', () => {
    const { speaker } = extract({ text: `${intro}A senior official said the plan was sound.`, kind: 'article' })
      .statements[0]!;
    expect(speaker).toMatchObject({ name: 'A senior official', named: false });
  });

  it('joins "the official" to the unnamed official before, and to nobody with a name', () => {
    const text = `${intro}A senior official said the plan was sound. "It holds," said the official.`;
    const names = extract({ text, kind: 'article' }).statements.map(({ speaker }) => speaker!.name);
    expect(names).toEqual(['A senior official', 'A senior official']);
  });

  it('leaves a bare surname that nothing completes unnamed', () => {
    const { speaker } = extract({ text: 'Brown said the plan was sound.', kind: 'article' }).statements[0]!;
    expect(speaker).toMatchObject({ name: 'Brown', named: false });
  });

  it('is unsure which of two people with one surname is meant', () => {
    const text = 'Bill Clinton and Hillary Clinton came.\n\nClinton said the plan was sound.';
    expect(extract({ text, kind: 'article' }).statements[0]!.speaker!.confidence).toBe('unsure');
  });

  const directory = [
    {
      name: 'Mark T. Esper',
      aliases: [],
      roles: [{ title: 'Secretary of Defense', from: '2019-07-23', to: '2020-11-09' }],
    },
    { name: 'Ann Esper', aliases: [], roles: [{ title: 'Governor', from: '2001-01-01', to: '2002-01-01' }] },
  ];
  it.each([
    [
      'a title that one person held on the day',
      'Secretary Esper said the plan was sound.',
      '2020-01-06',
      'Mark T. Esper',
    ],
    ['then the surname alone', 'Sec. Esper came. Esper said the plan was sound.', '2020-01-06', 'Mark T. Esper'],
    ['not on another day', 'Secretary Esper said the plan was sound.', '2021-01-06', 'Esper'],
    ['not without a title', 'Esper said the plan was sound.', '2020-01-06', 'Esper'],
    ['not for another office', 'Governor Esper said the plan was sound.', '2020-01-06', 'Esper'],
  ])('completes a name by the directory: %s', (_, text, date, name) => {
    expect(extract({ text, kind: 'article', date, directory }).statements[0]!.speaker!.name).toBe(name);
  });

  it('takes "they" for the people whom the sentence began with', () => {
    const text = 'Union officials went to the station, where they claimed the plan was sound.';
    expect(extract({ text, kind: 'article' }).statements[0]!.speaker).toMatchObject({
      name: 'Union officials',
      named: false,
      confidence: 'unsure',
    });
  });

  it('is unsure of "he" when somebody else is named in the sentence', () => {
    const text = 'Mark Milley said the plan was sound.\n\nThe sister of Thomas Roe pleaded, but he said it was late.';
    expect(extract({ text, kind: 'article' }).statements.at(-1)!.speaker!.confidence).toBe('unsure');
  });

  it('credits what two people said to neither of them alone', () => {
    const text = 'Elizabeth Warren met Ed Markey.\n\nWarren and Markey said they would hold hearings.';
    const { speaker } = extract({ text, kind: 'article' }).statements[0]!;
    expect(speaker).toMatchObject({ name: 'Warren and Markey', named: false });
  });

  it('takes a surname that is also a place for a surname', () => {
    const text = 'Susan Park came.\n\nPark said the plan was sound.';
    expect(extract({ text, kind: 'article' }).statements[0]!.speaker!.name).toBe('Susan Park');
  });

  it('reads the embargo at the top of a release, not one that it speaks of', () => {
    const release = 'EMBARGOED UNTIL 6 a.m. Tuesday\n\nMark Esper said the plan was sound.';
    expect(extract({ text: release, kind: 'release' }).rules).toMatchObject({ embargoes: ['UNTIL 6 a.m. Tuesday'] });
    const article = 'The report, embargoed until Monday, was leaked. Mark Esper said the plan was sound.';
    expect(extract({ text: article, kind: 'article' }).rules).toBeUndefined();
  });

  it('shares one utterance between the pieces of a split quotation', () => {
    const [first, second] = extract({ text: '"We go," Mark Esper said. "We stay."', kind: 'article' }).statements;
    expect(second!.utterance).toBe(first!.utterance);
    expect(second!.speaker!.name).toBe('Mark Esper');
  });
});

describe('hostile sentences', () => {
  it('end where no full stop ends them', () => {
    const [statement] = extract({ text: `He said that it was ${'so '.repeat(1000)}`, kind: 'article' }).statements;
    expect(statement!.text.split(' ').length).toBeLessThan(500);
  });

  it('reads a row of verbs joined by "and", which have no subject', () => {
    expect(statements('and said '.repeat(80))).toEqual([]);
  });
});

describe('invariants', () => {
  const fragment = fc.constantFrom(
    '"',
    '“',
    '”',
    "''",
    '’',
    ' ',
    '\n\n',
    '\n',
    'Mark Esper',
    'said',
    'he',
    'the general',
    ', ',
    '. ',
    ': ',
    '—',
    'that',
    'according to',
    'adding',
    '(R-Fla.)',
    'U.S.',
    'We go',
    '\u00a0',
    '\r\n',
    '…',
    'asked',
    'who',
    'told reporters',
    '😀',
    '[sic]',
    'Q',
    'MR. KIRBY:',
  );

  it('every span is a slice of the text, and quotes lie within', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
        const text = parts.join(' ');
        for (const { start, end, text: words, quotes, kind, speaker, cue } of extract({ text }).statements) {
          expect(text.slice(start, end)).toBe(words);
          expect(words.length).toBeGreaterThan(0);
          for (const quote of quotes)
            expect(quote.start >= start && quote.end <= end && quote.start < quote.end).toBe(true);
          if (kind === 'direct') expect(quotes).toEqual([{ start, end }]);
          if (kind === 'indirect') expect(quotes).toEqual([]);
          for (const span of [speaker?.mention, cue])
            if (span) expect(text.slice(span.start, span.end)).toBe(span.text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
