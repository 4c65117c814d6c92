import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/index.js';

/** Statements of an article as `speaker: text`, with a "?" behind a speaker that is unsure. */
function statements(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(
    ({ speaker, text: words }) => `${speaker?.name ?? ''}${speaker?.confidence === 'sure' ? '' : '?'}: ${words}`,
  );
}

describe('where what is said begins', () => {
  it.each([
    [
      'behind who is meant by "according to"',
      'According to Ann Roe, who spoke on Monday, the mill had no exits.',
      ['Ann Roe: the mill had no exits'],
    ],
    [
      'on both sides of "according to"',
      'The mill, according to Ann Roe, had no exits.',
      ['Ann Roe: The mill', 'Ann Roe: had no exits'],
    ],
    [
      'before "according to" and who is meant',
      '“The mill had no exits,” according to Ann Roe, who has seen it.',
      ['Ann Roe: The mill had no exits,'],
    ],
    ['behind a participle that leads up', 'Without saying that it was over, Ann Roe hinted at it.', []],
    ['behind a question that leads up', 'Asked whether it was over, Ann Roe said it was not.', ['Ann Roe: it was not']],
    ['behind whom one believes', 'Few believed Ann Roe when it was over.', []],
    ['behind two times', 'Ann Roe announced earlier this month that it was over.', ['Ann Roe: it was over']],
    ['behind a day and a part of it', 'Ann Roe said Monday morning that it was over.', ['Ann Roe: it was over']],
    ['with a day', 'Ann Roe noted that Saturday would be too late.', ['Ann Roe: Saturday would be too late']],
    [
      'behind a place and its region',
      'Ann Roe said Sunday in Dayton, Ohio, that it was over.',
      ['Ann Roe: it was over'],
    ],
    [
      'behind an interview and its time',
      'Ann Roe said in an interview with The Daily Planet last week that it was over.',
      ['Ann Roe: it was over'],
    ],
    ['behind "though"', 'Ann Roe added, though, that it was over.', ['Ann Roe: it was over']],
    [
      'behind an addressee with a clause of its own',
      'Ann Roe tells voters who wonder why she left that it was over.',
      ['Ann Roe: it was over'],
    ],
    ['behind an invited crowd', 'Ann Roe told an invited crowd that it was over.', ['Ann Roe: it was over']],
    ['behind a bracket', '(The plan is sound, Ann Roe said.)', ['Ann Roe: The plan is sound']],
    ['behind a connective', 'However, the plan is sound, Ann Roe said.', ['Ann Roe: the plan is sound']],
    [
      'with a subject before the marks',
      'Sales “went through the roof,” Ann Roe said.',
      ['Ann Roe: Sales “went through the roof,”'],
    ],
    [
      'capitals in a headline, which make no title',
      'Oscar Bell Says Dam Burst Seems Like ‘An Act Of God And Men’',
      ['Oscar Bell?: Dam Burst Seems Like ‘An Act Of God And Men’'],
    ],
    ['with a gerund', 'Ann Roe said having him there was a mistake.', ['Ann Roe: having him there was a mistake']],
    ['with a predicate', 'It is a probe the mayor said was under way.', ['the mayor: was under way']],
    [
      'behind a conjunction and "according to"',
      'He left and, according to Ann Roe, he took the papers.',
      ['Ann Roe: he took the papers'],
    ],
  ])('%s', (_, text, expected) => expect(statements(text)).toEqual(expected));
});

describe('where what is said ends', () => {
  it.each([
    ['at a quotation with its stop', 'Ann Roe said: “It is over.” and left.', ['Ann Roe: It is over.']],
    [
      'behind a quotation that says it all',
      'Ann Roe said: “We inherited a mess” and promised a review.',
      ['Ann Roe: We inherited a mess'],
    ],
    [
      'before what others call it',
      'Ann Roe said that “all is well,” while the Kremlin called it “dangerous.”',
      ['Ann Roe: all is well,', 'Kremlin: it “dangerous.”'],
    ],
    [
      'before another’s word, whoever stands there',
      'Ann Roe said sales fell, and analysts at Baring said they would fall again.',
      ['Ann Roe: sales fell', 'analysts at Baring: they would fall again'],
    ],
    [
      'before what opponents say',
      'It is good, Ann Roe said; her opponents say it is bad.',
      ['Ann Roe: It is good', 'her opponents?: it is bad'],
    ],
    ['before another’s “no”', 'Ann Roe said “yes” and the judge said “no”.', ['Ann Roe: yes', 'the judge: no']],
    [
      'before “before adding”',
      'Ann Roe said, “I run,” before adding, “and I win.”',
      ['Ann Roe: I run,', 'Ann Roe: and I win.'],
    ],
    [
      'with the relative clause',
      'The letter, which Ann Roe said she never had, warned that it was over.',
      ['Ann Roe: she never had', 'The letter?: it was over'],
    ],
    [
      'with the clause that leads up',
      'By the time Ann Roe said it was over, the money had gone.',
      ['Ann Roe: it was over'],
    ],
    [
      'with the law’s words',
      'Under the law, which says “no one shall be held”, he must go.',
      ['the law?: no one shall be held'],
    ],
    ['at “a.m.”', 'The ship sank at 3 a.m. “We lost contact,” Ann Roe said.', ['Ann Roe: We lost contact,']],
    [
      'before a sentence that begins with “He”',
      'Ann Roe asked: “Will you go?” He replied: “No.”',
      ['Ann Roe: Will you go?', 'He?: No.'],
    ],
    [
      'two clauses around the cue',
      'If the dam breaks, Ann Roe said, the town will drown.',
      ['Ann Roe: If the dam breaks', 'Ann Roe: the town will drown'],
    ],
    [
      'one clause around the cue',
      'Even with the dam in place, Ann Roe said, the town will drown.',
      ['Ann Roe: Even with the dam in place, Ann Roe said, the town will drown'],
    ],
    [
      'not at what should be said',
      'Ann Roe said that if they built a dam, they should have announced the price.',
      ['Ann Roe: if they built a dam, they should have announced the price'],
    ],
    [
      'not at a verb that goes on',
      'Ann Roe said the dam was weak and continued to leak.',
      ['Ann Roe: the dam was weak and continued to leak'],
    ],
    [
      'at a participle that reports',
      'Ann Roe left, saying the dam was weak and calling it “a shame for all of us.”',
      ['Ann Roe?: the dam was weak', 'Ann Roe?: it “a shame for all of us.”'],
    ],
    [
      'at a participle behind a quotation',
      'Ann Roe said she was thinking, “We are late,” adding, “I saw it.”',
      ['Ann Roe: she was thinking, “We are late,”', 'Ann Roe: I saw it.'],
    ],
    [
      'at the speaker again',
      'Ann Roe said the dam was weak, but she has also praised the town.',
      ['Ann Roe: the dam was weak'],
    ],
    [
      'at what somebody else says of it',
      'Ann Roe said the dam was weak, which Tom Poe said was false.',
      ['Ann Roe: the dam was weak', 'Tom Poe: was false'],
    ],
    [
      'at the main clause behind a quotation',
      'When Ann Roe said the dam was “weak as water,” Tom Poe said: “I do not think so.”',
      ['Ann Roe: the dam was “weak as water,”', 'Tom Poe: I do not think so.'],
    ],
    [
      'at a dash that no second one closes',
      'Ann Roe said the dam was weak — a view that few share.',
      ['Ann Roe: the dam was weak'],
    ],
    [
      'not at a dash that a second one closes',
      'Ann Roe said the dam — or what is left — was weak.',
      ['Ann Roe: the dam — or what is left — was weak'],
    ],
    [
      'at who somebody is',
      'Ann Roe said the dam was built by Tom Poe, who died in May.',
      ['Ann Roe: the dam was built by Tom Poe'],
    ],
    [
      'at what the speaker does besides',
      'Ann Roe said the dam was weak, but she voted for it.',
      ['Ann Roe: the dam was weak'],
    ],
    ['a report at its end', 'The dam was weak, the Daily Planet reported.', ['Daily Planet: The dam was weak']],
  ])('%s', (_, text, expected) => expect(statements(text)).toEqual(expected));
});

describe('what is no report', () => {
  it.each([
    ['what nothing he said did', 'Nothing the mayor said changed the vote.'],
    ['a name of something', 'A collection called “Ten Songs of the Sea Shore” sold out.'],
    ['a noun that looks like a verb', 'Reaction to the biofuel rule was slow.'],
    ['a programme', 'Ann Roe spoke on NBC’s “Meet the Press.”'],
    ['a programme of a network', 'Ann Roe spoke on the Acme News Channel’s “Dawn,” at length.'],
    ['a word or two before a verb', 'A self-described “geeky kid,” Ann Roe changed her name.'],
    ['what a relative clause describes', 'They fought the “rebels” that would find their way home.'],
    ['a call for something', 'Ann Roe called the mayor shortly after noon.'],
    ['a correction', 'Correction: The last report quoted Ann Roe as saying the dam would “never hold.”'],
    [
      'what an earlier version had',
      'An earlier version of this story said that Ann Roe called the dam “a very bad joke.”',
    ],
    [
      'what the paper takes back',
      'We reported that Ann Roe called the dam “a joke on us”; in fact she called it “a yoke.”',
    ],
    ['an attribute of a tag', '<tweet date="March the 4th of 2016">Ann Roe knows it.'],
  ])('%s', (_, text) => expect(statements(text)).toEqual([]));
});
