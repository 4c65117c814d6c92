import { describe, expect, it } from 'vitest';
import type { ParsedQuestion } from '../../../src/search/question/parse.js';
import { parseQuestion } from '../../../src/search/question/parse.js';

const parse = (question: string) => parseQuestion(question, '2024-03-13');

function subjectOf({ form: { subject } }: ParsedQuestion): string {
  const words = 'words' in subject ? ` ${subject.words.map((token) => token.plain).join(' ')}` : '';
  return `${subject.kind}${words}`;
}

const topicOf = ({ form }: ParsedQuestion) => form.topic.map((token) => token.plain).join(' ');

describe('parseQuestion', () => {
  it.each([
    ['what did Milley say about the letter', 'asked milley', 'about the letter'],
    ['What has General Milley ever said on Iraq?', 'asked general milley', 'on iraq'],
    ['did Esper ever say the letter was a draft', 'asked esper', 'the letter was a draft'],
    ['what did the secretary of state say', 'asked secretary of state', ''],
    ['can you tell me what Esper said re ISIS', 'asked esper', 're isis'],
    ['what did Milley and Esper each say', 'asked milley and esper', ''],
    ["What's Esper's line on cultural sites?", 'asked esper', 'on cultural sites'],
    ['the defense secretary’s position', 'asked defense secretary', ''],
    ['what is milleys line on helicopters', 'asked milleys', 'on helicopters'],
    ['what did Milley say about farmers statements', 'asked milley', 'about farmers statements'],
    ['the part where Milley says it was a draft', 'maybe milley', 'it was a draft'],
    ['what was Kirby asked about Hamas', 'asked kirby', 'about hamas'],
    ['how often did Esper mention Iran', 'asked esper', 'iran'],
    ['Milley said the letter was a draft', 'maybe milley', 'the letter was a draft'],
    ['Esper on cultural sites', 'maybe esper', 'cultural sites'],
    ['Brown, the general, on CAFTA', 'maybe brown the general', 'cafta'],
    ['anything from Esper re ISIS', 'maybe esper', 're isis'],
    ['quotes on the letter by Milley', 'maybe milley', 'on the letter'],
    ['the letter was a draft, according to Milley', 'maybe milley', 'letter was a draft'],
    ['what has anyone said about leaving', 'anyone', 'about leaving'],
    ['what was said about the letter', 'anyone', 'about the letter'],
    ['who said the letter was a draft', 'anyone', 'the letter was a draft'],
    ['who is quoted on the letter', 'anyone', 'on the letter'],
    ['who was it that said the letter was a draft', 'anyone', 'the letter was a draft'],
    ['whose words are "a draft"', 'anyone', ''],
    ["what'd Milley say 'bout the letter", 'asked milley', 'bout the letter'],
    ['wat did Milley say abt the letter', 'asked milley', 'abt the letter'],
    ['what did Esper tell the press about Iraq', 'asked esper', 'about iraq'],
    ['what did Milley tell reporters', 'asked milley', ''],
    ['anyone but Milley on the letter', 'anyone', 'the letter'],
    ['what did he say about the letter', 'pronoun', 'about the letter'],
    ['which reporter asked about Soleimani', 'reporters', 'about soleimani'],
    ['what did reporters ask about Iraq', 'reporters', 'about iraq'],
    ['who asked about Iraq', 'reporters', 'about iraq'],
    ['milley letter', 'keywords', 'milley letter'],
    ['who is Milley', 'keywords', 'milley'],
  ])('%s', (question, subject, topic) => {
    const parsed = parse(question);
    expect([subjectOf(parsed), topicOf(parsed)]).toEqual([subject, topic]);
  });

  it('reads kind, source, order and whom to leave out', () => {
    expect(parse('exact quotes of Milley')).toMatchObject({ restrictions: { kind: 'direct' } });
    expect(subjectOf(parse('exact quotes of Milley on Iraq'))).toBe('maybe milley');
    expect(parse('verbatim Milley').restrictions).toEqual({ kind: 'direct' });
    expect(parse('paraphrases of Milley')).toMatchObject({ restrictions: { kind: 'indirect' } });
    expect(parse('only from transcripts: Esper')).toMatchObject({
      restrictions: { sourceKinds: ['transcript'], kind: null },
    });
    expect(parse('who first called it a draft')).toMatchObject({ restrictions: { order: 'first' } });
    expect(parse('last time Esper mentioned ISIS')).toMatchObject({ restrictions: { order: 'latest' } });
    expect(subjectOf(parse('last time Esper mentioned ISIS'))).toBe('maybe esper');
    expect(parse('who besides Milley said it').excluded.map(({ plain }) => plain)).toEqual(['milley']);
    expect(parse('who is quoted on the letter other than Milley').excluded).toHaveLength(1);
  });

  it('knows what has not been said yet from what speaks of the future', () => {
    expect(parse('what will Esper say').modality).toEqual({ future: true });
    expect(parse('will Esper resign').modality).toEqual({ future: true });
    expect(parse('who said we will respond').modality).toEqual({});
  });

  it.each([
    ['what didn’t Esper say', true],
    ['tell me what Esper didn’t say about Iran', true],
    ['what did Esper not say about Iran', true],
    ['what has Esper never said', true],
    ['who hasn’t commented on Iran', true],
    ['Milley never said it was a draft', true],
    ['didn’t Milley say it was a draft', false],
    ['has Milley never said it was a draft', false],
    ['who said it should not have been sent', false],
    ['what did Milley say about not leaving', false],
    ['on not leaving, Milley said', false],
    ['what did Milley say', false],
  ])('tells a question for what was not said: %s', (question, isNegated) => {
    expect(parse(question).modality.negated === true).toBe(isNegated);
  });

  it.each([
    ['is Esper right about Iran', true],
    ['did Esper lie about Iran', true],
    ['is Warner right about the State Department', true],
    ['should Warner apologize', true],
    ['can we trust Kirby on drones', true],
    ['does Sullivan secretly support sanctions', true],
    ['why did Milley lie about the letter', false],
    ['should not have been sent', false],
    ['did Milley say it was a lie', false],
    ['does Biden defend the right to choose', false],
    ['can you show me what Kirby said', false],
  ])('tells a question for a judgement: %s', (question, isJudgement) => {
    expect(parse(question).modality.judgement === true).toBe(isJudgement);
  });

  it('leaves charges out of the topic, not what somebody said', () => {
    expect(parse('why did Milley lie about the letter')).toMatchObject({ modality: { premise: true } });
    expect(topicOf(parse('why did Milley lie about the letter'))).toBe('the letter');
    expect(parse('who said it was a lie').modality).toEqual({});
  });
});
