import { describe, expect, it } from 'vitest';
import { correctionsOfDeliveries } from '../../src/digest/corrections.js';
import { fresh, type Told } from './fixtures.js';

const TEXT = 'We will send three hundred soldiers to the border before the end of the year.';
const told = (status: 'live' | 'corrected' | 'retracted', more: Partial<Told> = {}) =>
  fresh({ text: TEXT, about: { status }, ...more });
const now = (more: Partial<Told> = {}) => fresh({ text: TEXT, source: 'new.txt', ...more });

describe('no correction', () => {
  it.each([
    ['the source is live', told('live'), []],
    ['it stands there word for word', told('corrected'), [now({ text: TEXT.replace(' before', ', before') })]],
    ['it stands within a longer one', told('corrected'), [now({ text: `It is decided. ${TEXT} Nobody objected.` })]],
    [
      'it stands there in two pieces',
      told('corrected'),
      [now({ text: TEXT.slice(0, 36) }), now({ text: TEXT.slice(36), start: 50 })],
    ],
    ['the speaker has no name and is called the same', told('corrected', { by: 'an aide' }), [now({ by: 'an aide' })]],
  ])('where %s', (_, before, after) => {
    expect(correctionsOfDeliveries([{ told: before, now: after }])).toEqual([]);
  });
});

describe('a correction', () => {
  it('where exact words have become a paraphrase', () => {
    const before = told('corrected');
    const after = now({ kind: 'indirect' });
    expect(correctionsOfDeliveries([{ told: before, now: [after] }])).toEqual([
      { kind: 'changed', told: before, now: after },
    ]);
  });

  it('where the words are gone', () => {
    const before = told('corrected');
    expect(correctionsOfDeliveries([{ told: before, now: [now({ text: 'The schools will be open.' })] }])).toEqual([
      { kind: 'withdrawn', told: before },
    ]);
    expect(correctionsOfDeliveries([{ told: before, now: [] }])).toEqual([{ kind: 'withdrawn', told: before }]);
  });

  it('where somebody else is said to have spoken them', () => {
    const before = told('corrected');
    const after = now({ by: 'Bob Ray' });
    expect(correctionsOfDeliveries([{ told: before, now: [after] }])).toEqual([
      { kind: 'withdrawn', told: before, now: after },
    ]);
    const nobody = now({ by: null });
    expect(correctionsOfDeliveries([{ told: before, now: [nobody] }])).toEqual([
      { kind: 'withdrawn', told: before, now: nobody },
    ]);
  });

  it('is told once, by day and document', () => {
    const [late, early] = [told('retracted', { source: 'b.txt' }), told('retracted', { day: '2024-03-01' })];
    const found = correctionsOfDeliveries([late, early, late].map((one) => ({ told: one, now: [] })));
    expect(found.map((one) => one.told)).toEqual([early, late]);
  });
});

describe('what was told as corrected', () => {
  it.each([
    ['in the version that was put back', told('live'), [told('live')]],
    ['in a later version, within more', told('corrected'), [now({ text: `It is decided. ${TEXT}` })]],
    [
      'in two pieces',
      told('corrected'),
      [now({ text: TEXT.slice(0, 36), start: 10 }), now({ text: TEXT.slice(36), start: 50 })],
    ],
  ])('is restored where it stands again %s', (_, before, after) => {
    const [correction, ...others] = correctionsOfDeliveries([{ told: before, now: after, wasCorrected: true }]);
    expect(others).toEqual([]);
    expect(correction).toMatchObject({ kind: 'restored', told: before });
    expect(after).toContain(correction?.now);
  });

  it.each<[string, ReturnType<typeof now>[]]>([
    ['is gone', []],
    ['is somebody else’s', [now({ by: 'Bob Ray' })]],
    ['is a paraphrase', [now({ kind: 'indirect' })]],
    ['stands otherwise', [now({ text: TEXT.replace('three', 'four') })]],
  ])('is told no more where it %s', (_, after) => {
    expect(correctionsOfDeliveries([{ told: told('corrected'), now: after, wasCorrected: true }])).toEqual([]);
    expect(correctionsOfDeliveries([{ told: told('retracted'), now: after, wasCorrected: true }])).toEqual([]);
  });
});
