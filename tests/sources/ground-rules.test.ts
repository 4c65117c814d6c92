import { describe, expect, it } from 'vitest';
import { readSource } from './read-source.js';

function read(...lines: string[]) {
  return readSource(Buffer.from(`---\n${lines.join('\n')}\n---\n“It is safe,” said Ann Lee.\n`), 'a.txt');
}

describe('ground rules in front matter', () => {
  const ISO = '2027-03-01T05:00:00-05:00';
  const until = '2027-03-01T10:00:00Z';
  it.each<[string, string[], object]>([
    ['in a word', ['ground_rules: on background'], { attribution: 'on background' }],
    ['for background', ['ground_rules: For background only'], { attribution: 'on background' }],
    ['deep background', ['ground_rules: deep background'], { attribution: 'on deep background' }],
    ['not for attribution', ['ground_rules: not for attribution'], { attribution: 'on background' }],
    [
      'with a description behind it',
      ['ground_rules: on background, attributable to a senior aide'],
      { attribution: 'on background', description: 'senior aide' },
    ],
    [
      'in a nested form',
      ['ground_rules:', '  attribution: on deep background', '  description: an aide', `  embargo: "${ISO}"`],
      { attribution: 'on deep background', description: 'an aide', embargo: { until } },
    ],
    ['an embargo', [`embargo: ${ISO}`], { attribution: 'on the record', embargo: { until } }],
    ['an embargo in a nested form', [`embargo: { until: "${ISO}" }`], { embargo: { until } }],
    [
      'in capitals',
      [`EMBARGO: ${ISO}`, 'Ground_Rules: off the record'],
      { attribution: 'off the record', embargo: { until } },
    ],
    ['an embargo that nobody can read', ['embargo: until told'], { embargo: { stated: 'until told', until: null } }],
  ])('reads them %s', (_, lines, rules) => {
    expect(read(...lines).groundRules).toMatchObject(rules);
  });

  it.each(['none', 'no embargo', 'lifted', 'for immediate release'])('takes "embargo: %s" for none', (none) => {
    expect(read(`embargo: ${none}`).groundRules).toBeUndefined();
  });

  it.each([
    ...[
      'embargo_until',
      'embargoed',
      'embargo-until',
      'Embargoed Until',
      'embargo_date',
      'embargo_lifts',
      'embagro',
      'embarg',
    ],
    ...[
      'ground-rules',
      'groundrules',
      'ground rules',
      'ground_rule',
      'groundrule',
      'gound_rules',
      'background',
      'on_background',
    ],
    ...[
      'off_the_record',
      'on_the_record',
      'attribution',
      'attributable_to',
      'not_for_attribution',
      'rules',
      'hold',
      'hold_until',
    ],
    ...[
      'not_before',
      'not_for_release',
      'not_for_publication',
      'release_after',
      'publish_after',
      'withheld',
      'retraction',
      'statu',
    ],
    ...['retracted_on', 'status_note', 'withdrawn', 'under_wraps'],
    ...['release', 'release_date', 'Release Time', 'lifts', 'lifts_at', 'record', 'confidential', 'publish_on'],
  ])('refuses "%s", which looks like a rule and is none', (key) => {
    expect(() => read('title: A', `${key}: 2027-03-01`)).toThrowError(
      expect.objectContaining({ code: 'SOURCE_RULE_UNKNOWN', message: expect.stringContaining(key.toLowerCase()) }),
    );
  });

  it.each(['record: off', 'confidential: yes', 'state: retracted', 'state: off the record', 'state: embargoed'])(
    'refuses "%s"',
    (line) => {
      expect(() => read('title: A', line)).toThrowError(expect.objectContaining({ code: 'SOURCE_RULE_UNKNOWN' }));
    },
  );

  it.each(['state: Texas', 'state: published', 'released: 2027-03-01', 'publish_date: 2027-03-01'])(
    'passes over "%s"',
    (line) => {
      expect(read('title: A', line).groundRules).toBeUndefined();
    },
  );

  it.each<[string, string]>([
    ['embargo: until 1 December 2026, then on background', 'on background'],
    ['embargo: off the record until 1 December 2026', 'off the record'],
    ['embargo: { until: "1 December 2026, deep background" }', 'on deep background'],
    ['ground_rules: { attribution: off the record, embargo: "noon, then on background" }', 'off the record'],
  ])('keeps the attribution in "%s"', (line, attribution) => {
    const { groundRules } = read(line);
    expect(groundRules?.attribution).toBe(attribution);
    expect(groundRules?.embargo).toBeDefined();
  });

  it('refuses a description that holds an embargo or another rule', () => {
    for (const rest of ['embargoed until 1 March 2027', 'off the record'])
      expect(() => read(`ground_rules: on background, attributable to an aide, ${rest}`)).toThrowError(
        expect.objectContaining({ code: 'SOURCE_FRONT_MATTER' }),
      );
  });

  it.each([
    ...['tags', 'layout', 'author', 'description', 'draft', 'categories', 'slug', 'date', 'updated', 'weight'],
    ...[
      'lang',
      'image',
      'canonical',
      'section',
      'summary',
      'keywords',
      'series',
      'aliases',
      'permalink',
      'type',
      'holder',
    ],
  ])('passes over "%s", which many programs write', (key) => {
    expect(read(`${key}: 2027-03-01`).groundRules).toBeUndefined();
  });

  it.each<[string, string[]]>([
    ['embargo that says nothing', ['embargo:']],
    ['embargo of a list', ['embargo: [a, { b: c }]']],
    ['ground rules that say nothing', ['ground_rules:']],
    ['ground rules that nobody knows', ['ground_rules: hush']],
    ['part that nobody knows', ['ground_rules:', '  attribution: on background', '  until: 2027-03-01']],
    ['part of an embargo that nobody knows', ['embargo: { ends: 2027-03-01 }']],
    ['embargo that stands in two places', ['embargo: 2027-03-01', 'ground_rules: { embargo: 2027-04-01 }']],
    ['key that stands there twice in another case', ['embargo: 2027-03-01', 'Embargo: none']],
    ['retraction of what is live', ['status: live', 'retracted: 2027-03-01']],
  ])('refuses an %s', (_, lines) => {
    expect(() => read(...lines)).toThrowError(expect.objectContaining({ code: 'SOURCE_FRONT_MATTER' }));
  });

  it('reads that it was retracted, when and why', () => {
    const source = read('retracted: 2027-03-01', 'retraction_reason: wrong figures', 'retraction_keeps_words: yes');
    expect(source.status).toBe('retracted');
    expect(source.retraction).toEqual({ at: '2027-03-01', reason: 'wrong figures', keepsWords: true });
  });
});
