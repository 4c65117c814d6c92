import { describe, expect, it } from 'vitest';
import type { Attribution, Embargo } from '../../src/model/source.js';
import { formerVisibilityOf, type GateInput, releaseOf, visibilityOf } from '../../src/visibility/gate.js';
import { strictestRules } from '../../src/visibility/rules.js';

const END = '2027-03-01T10:00:00Z';
const AT = Date.parse(END);
const KNOWN: Embargo = { stated: 'until 5 a.m. Eastern', until: END, zone: 'America/New_York' };
const UNREAD: Embargo = { stated: 'until told', until: null };

function ruled(attribution: Attribution, embargo?: Embargo, rest: Partial<GateInput> = {}): GateInput {
  return { status: 'live', groundRules: { attribution, ...(embargo && { embargo }) }, ...rest };
}

describe('what readers and editors see', () => {
  const gone = (keepsWords: boolean) =>
    ({ status: 'retracted', retraction: { at: '2027-01-01', keepsWords } }) as const;
  const freed = { freedAt: '2027-01-01T00:00:00Z' };
  it.each<[string, GateInput, number, string, string]>([
    ['no rules', { status: 'live' }, AT, 'shown', 'shown'],
    ['on the record', ruled('on the record'), AT, 'shown', 'shown'],
    ['on background', ruled('on background'), AT, 'unnamed', 'unnamed'],
    ['on deep background', ruled('on deep background'), AT, 'on deep background', 'unnamed'],
    ['off the record', ruled('off the record'), AT, 'off the record', 'shown'],
    ['an embargo, a millisecond before', ruled('on the record', KNOWN), AT - 1, 'embargo', 'shown'],
    ['an embargo, at its instant', ruled('on the record', KNOWN), AT, 'shown', 'shown'],
    ['an embargo on background, before', ruled('on background', KNOWN), AT - 1, 'embargo', 'unnamed'],
    ['an embargo on background, after', ruled('on background', KNOWN), AT, 'unnamed', 'unnamed'],
    ['an embargo off the record, after', ruled('off the record', KNOWN), AT, 'off the record', 'shown'],
    ['an embargo that nobody can read', ruled('on the record', UNREAD), Number.MAX_SAFE_INTEGER, 'embargo', 'shown'],
    ['one that was freed', ruled('on the record', UNREAD, freed), 0, 'shown', 'shown'],
    [
      'one that was freed, on deep background',
      ruled('on deep background', UNREAD, freed),
      0,
      'on deep background',
      'unnamed',
    ],
    ['retracted', ruled('on the record', undefined, gone(false)), AT, 'retracted', 'shown'],
    ['retracted, words kept', ruled('on the record', undefined, gone(true)), AT, 'shown', 'shown'],
    ['retracted, words kept, under embargo', ruled('on the record', KNOWN, gone(true)), AT - 1, 'embargo', 'shown'],
    ['retracted, and no date given', { status: 'retracted' }, AT, 'retracted', 'shown'],
    ['a moment that is no number', ruled('on the record', KNOWN), Number.NaN, 'embargo', 'shown'],
  ])('%s', (_, source, moment, reader, editor) => {
    const said = (viewer: 'reader' | 'editor') => {
      const seen = visibilityOf(source, viewer, moment);
      return seen.outcome === 'withheld' ? seen.reason : seen.outcome;
    };
    expect([said('reader'), said('editor')]).toEqual([reader, editor]);
  });

  it('withholds from everybody what was stored with names that were given on background', () => {
    const source = ruled('on background', undefined, { isStale: true });
    expect(visibilityOf(source, 'editor', AT)).toMatchObject({ outcome: 'withheld', reason: 'to be imported again' });
  });

  it('shows of a former version no more than of the one that stands, nor a name that this one hides', () => {
    const rules = (attribution: 'on the record' | 'on background' | 'on deep background') =>
      ({ status: 'live', groundRules: { attribution } }) as const;
    const former = (standing: GateInput, own: GateInput = { status: 'corrected' }) =>
      formerVisibilityOf(own, standing, 0).outcome;
    expect(former({ status: 'live' })).toBe('shown');
    expect(former(rules('on deep background'))).toBe('withheld');
    expect(former(rules('on background'))).toBe('withheld');
    expect(former(rules('on background'), { ...rules('on background'), status: 'corrected' })).toBe('unnamed');
    expect(former({ status: 'live' }, { status: 'corrected', isStale: true })).toBe('withheld');
    expect(former({ status: 'live' }, { status: 'retracted', retraction: { at: null, keepsWords: false } })).toBe(
      'withheld',
    );
  });

  it('knows when something comes free by itself', () => {
    expect(releaseOf(ruled('on the record', KNOWN), AT - 1)).toBe(AT);
    expect(releaseOf(ruled('on the record', KNOWN), AT)).toBeNull();
    expect(releaseOf(ruled('off the record', KNOWN), AT - 1)).toBeNull();
    expect(releaseOf(ruled('on the record', UNREAD), AT)).toBeNull();
    expect(releaseOf(ruled('on the record', KNOWN, gone(false)), AT - 1)).toBeNull();
  });
});

describe('rules that are stated twice', () => {
  it('merges them to the strictest, whichever stands first', () => {
    const [front, text] = [
      { attribution: 'on the record', embargo: KNOWN } as const,
      { attribution: 'off the record', embargo: UNREAD, description: 'an aide' } as const,
    ];
    const merged = { attribution: 'off the record', embargo: UNREAD, description: 'an aide' };
    expect(strictestRules([front, text])).toEqual(merged);
    expect(strictestRules([text, front])).toEqual(merged);
    expect(strictestRules([undefined, front])).toEqual(front);
    expect(strictestRules([undefined, undefined])).toBeUndefined();
  });

  it('takes the later end', () => {
    const later = { ...KNOWN, until: '2027-03-01T10:00:01Z' };
    const rules = [KNOWN, later, KNOWN].map((embargo) => ({ attribution: 'on the record', embargo }) as const);
    expect(strictestRules(rules)?.embargo).toEqual(later);
  });
});
