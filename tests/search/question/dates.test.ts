import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '../../../src/search/question/dates.js';

/** A Wednesday. */
const TODAY = '2024-03-13';

describe('readDates', () => {
  it.each([
    ['Kirby on January 3, 2024', 'Kirby', '2024-01-03', '2024-01-03'],
    ['Kirby January 3, 2024', 'Kirby', '2024-01-03', '2024-01-03'],
    ['Kirby 2024-01-03 ports', 'Kirby ports', '2024-01-03', '2024-01-03'],
    ['Kirby 3 jan 2024 ports', 'Kirby ports', '2024-01-03', '2024-01-03'],
    ['Milley January 2020', 'Milley', '2020-01-01', '2020-01-31'],
    ['Kirby on 2024-01-03 about ports', 'Kirby about ports', '2024-01-03', '2024-01-03'],
    ['Esper in January 2020 on ISIS', 'Esper on ISIS', '2020-01-01', '2020-01-31'],
    ['Esper in February 2020', 'Esper', '2020-02-01', '2020-02-29'],
    ['Esper in 2020', 'Esper', '2020-01-01', '2020-12-31'],
    ['Esper before 2021', 'Esper', null, '2020-12-31'],
    ['Esper before January 7, 2020', 'Esper', null, '2020-01-06'],
    ['Esper after January 2020', 'Esper', '2020-02-01', null],
    ['Esper until January 7, 2020', 'Esper', null, '2020-01-07'],
    ['what has Esper said since January 6, 2020', 'what has Esper said', '2020-01-06', null],
    ['Esper since Monday', 'Esper', '2024-03-11', null],
    ['Esper on Friday', 'Esper', '2024-03-08', '2024-03-08'],
    ['what did Esper say yesterday', 'what did Esper say', '2024-03-12', '2024-03-12'],
    ['what did Esper say today about Iraq', 'what did Esper say about Iraq', '2024-03-13', '2024-03-13'],
    ['Esper last week', 'Esper', '2024-03-04', '2024-03-10'],
    ['Esper last month', 'Esper', '2024-02-01', '2024-02-29'],
    ['Esper this year', 'Esper', '2024-01-01', '2024-12-31'],
    ['Esper in the past two weeks', 'Esper', '2024-02-28', '2024-03-13'],
    ['Esper between March 3 and March 9 2023', 'Esper', '2023-03-03', '2023-03-09'],
    ['Esper between March 9 and March 3 2023', 'Esper', '2022-03-09', '2023-03-03'],
    ['Esper from March 3 to March 9, 2023', 'Esper', '2023-03-03', '2023-03-09'],
    ['Esper between 2019 and 2020', 'Esper', '2019-01-01', '2020-12-31'],
    ['Esper since 2020-01-06 until 2020-01-08', 'Esper', '2020-01-06', '2020-01-08'],
    ['Esper between 2020-01-06 and 2020-01-08 on Iran', 'Esper on Iran', '2020-01-06', '2020-01-08'],
    ['Esper from 2020-01-06 to 2020-02-08', 'Esper', '2020-01-06', '2020-02-08'],
    ['Esper from 2020-01-06 - 2020-02-08', 'Esper', '2020-01-06', '2020-02-08'],
    ['Esper 2020-01-06–2020-02-08', 'Esper', '2020-01-06', '2020-02-08'],
    ['Esper between March 3 and 9 2023', 'Esper', '2023-03-03', '2023-03-09'],
    ['Esper from March 3rd to 9th, 2023 on Iran', 'Esper on Iran', '2023-03-03', '2023-03-09'],
    ['Esper Mar 3-9 2023 Iran', 'Esper Iran', '2023-03-03', '2023-03-09'],
    ['Esper between the 3rd and the 9th of March 2023', 'Esper', '2023-03-03', '2023-03-09'],
    ['Esper from 3 to 9 March 2023', 'Esper', '2023-03-03', '2023-03-09'],
    ['Esper on the 7th', 'Esper', '2024-03-07', '2024-03-07'],
    ['Esper on the 31st', 'Esper', '2024-01-31', '2024-01-31'],
    ['what did Esper say on the 20th about Iraq?', 'what did Esper say about Iraq?', '2024-02-20', '2024-02-20'],
    ['Esper since the 7th', 'Esper', '2024-03-07', null],
    ['Esper before the 7th', 'Esper', null, '2024-03-06'],
    ['Esper since Jan 6', 'Esper', '2024-01-06', null],
    ['statements from December 2021 about vaccines', 'statements about vaccines', '2021-12-01', '2021-12-31'],
    ['Fauci on Omicron only from 2022', 'Fauci on Omicron only', '2022-01-01', '2022-12-31'],
    ['Esper from January 7, 2020 on Iran', 'Esper on Iran', '2020-01-07', '2020-01-07'],
    ['Esper on Iran from January 7, 2020 on', 'Esper on Iran', '2020-01-07', null],
    ['Esper from January 2020 onwards on Iran', 'Esper on Iran', '2020-01-01', null],
    ['Psaki from 2021 until now on Russia', 'Psaki on Russia', '2021-01-01', null],
    ['Esper since December 6', 'Esper', '2023-12-06', null],
  ])('%s', (question, rest, from, to) => {
    const dated = readDates(question, TODAY);
    expect(dated.rest).toBe(rest);
    expect(dated.period?.(TODAY) ?? null).toEqual(from === undefined ? null : { from, to });
  });

  it.each([
    'what did Esper say about the January 6 attack',
    'Milley on the 2020 election',
    'who condemned the January 6, 2021 attack',
    'who condemned the deadly January 6, 2021 attack',
    'Milley 2020',
    'what did he say before the 2020 election',
    'the march on the capital',
    'may Esper speak',
    '31 rockets',
    'who sat down',
    'what does Esper say now',
    'Kirby on the 7th fleet',
    'Esper on the 2nd amendment',
    'Esper on the 41st',
    'KJP jan 6',
  ])('leaves to the topic what is no time of speaking: %s', (question) => {
    expect(readDates(question, TODAY)).toMatchObject({ rest: question, period: null });
  });

  it.each([
    ['Milley 2020', 2020],
    ['2020 Milley letter', 2020],
    ['Milley about 2020', null],
    ['Milley on the 2020 election', null],
    ['Milley in 2020', null],
    ['Milley 2020 since March', null],
    ['Milley 2101', null],
  ])('finds the year that may be a time or a topic: %s', (question, year) => {
    expect(readDates(question, TODAY).bareYear).toBe(year);
  });

  it('finds the day that may be a time or a topic', () => {
    const { bareDay } = readDates('Esper jan 7th iran', TODAY);
    expect(bareDay).toMatchObject({ text: 'jan 7th', month: 1, day: 7 });
    expect(bareDay?.period('2020-01-08')).toEqual({ from: '2020-01-07', to: '2020-01-07' });
    expect(readDates('the January 6 attack', TODAY).bareDay).toBeUndefined();
    expect(readDates('Esper about January 6', TODAY).bareDay).toBeUndefined();
  });

  it('says whether the year was left open', () => {
    expect(readDates('Esper since Jan 6', TODAY).isYearless).toBe(true);
    expect(readDates('Esper between March 3 and March 9 2023', TODAY).isYearless).toBe(false);
    expect(readDates('Esper yesterday', TODAY).isYearless).toBe(false);
    expect(readDates('Esper', TODAY).isYearless).toBe(false);
  });

  it('takes a date without a year for the last such day on record', () => {
    const { period } = readDates('Esper since Jan 6', TODAY);
    expect(period?.('2020-01-08').from).toBe('2020-01-06');
    expect(period?.('2020-01-05').from).toBe('2019-01-06');
    expect(period?.('9999-12-31').from).toBe('2024-01-06');
  });

  it('gives periods in order, whatever is typed', () => {
    const date = fc.constantFrom('March 3', 'March 9 2023', '2020', 'January 2020', 'Monday', 'yesterday', 'tomorrow');
    const lead = fc.constantFrom('between ', 'from ', 'since ', 'before ', 'on ', '');
    fc.assert(
      fc.property(lead, date, fc.constantFrom(' and ', ' to ', ' until ', ' '), date, (before, one, join, other) => {
        const period = readDates(`Esper ${before}${one}${join}${other}`, TODAY).period?.(TODAY);
        if (period?.from && period.to) expect(period.from <= period.to).toBe(true);
      }),
    );
  });
});
