import { describe, expect, it } from 'vitest';
import { withheldBy } from '../../src/digest/ground-rules.js';

const rules = (embargo: string, eventDate: string | undefined = '2024-02-20') => ({
  groundRules: { attribution: 'on the record' as const, embargo },
  ...(eventDate && { eventDate }),
});

describe('what the ground rules withhold', () => {
  it.each(['off the record', 'on deep background'] as const)('%s, for ever', (attribution) => {
    expect(withheldBy({ groundRules: { attribution }, eventDate: '2004-02-20' }, '2024-02-20')).toBe(attribution);
  });

  it.each(['on the record', 'on background'] as const)('nothing of what is %s', (attribution) => {
    expect(withheldBy({ groundRules: { attribution } }, '2024-02-20')).toBeNull();
  });

  it.each([
    ['until tomorrow, Wednesday, February 21st, at 5:00 a.m. Eastern', '2024-02-21'],
    ['until 6 a.m. on 1 March 2024', '2024-03-01'],
    ['until Jan. 2', '2025-01-02'],
    ['until Wednesday at noon', '2024-02-21'],
    ['until Tuesday at 9 p.m.', '2024-02-20'],
    ['until tomorrow', '2024-02-21'],
    ['until 5:00 a.m. Eastern', '2024-02-21'],
    ['until its conclusion', '2024-02-20'],
    ['until the end of this press call', '2024-02-20'],
    ['until the conclusion of the summit', '2024-02-27'],
  ])('an embargo %s ends on %s', (embargo, last) => {
    const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
    expect(withheldBy(rules(embargo), last)).toBe(`under embargo: ${embargo}`);
    expect(withheldBy(rules(embargo), next)).toBeNull();
  });

  it('an embargo that was set on nobody knows which day', () => {
    const { groundRules } = rules('until tomorrow');
    expect(withheldBy({ groundRules }, '2034-01-01')).toBe('under embargo: until tomorrow');
  });
});
