import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedRuns } from '../../../src/extract/marks/quotations.js';
import { quotesInSingleMarks } from '../../../src/extract/marks/style.js';
import { paragraphsOf } from '../../../src/text/paragraphs.js';

function quoted(text: string, { continues = false, single = false } = {}): string[] {
  return quotedRuns(text, { start: 0, end: text.length }, { continues, single }).map(({ inner }) =>
    text.slice(inner.start, inner.end),
  );
}

describe('quotation marks', () => {
  it.each([
    ['straight', '"We are ready," he said. "Now."', ['We are ready,', 'Now.']],
    ['curly', '“We are ready,” he said.', ['We are ready,']],
    ['mixed: curly opens, straight closes', '“We are ready," he said.', ['We are ready,']],
    ['doubled single marks', "''We are ready,'' he said.", ['We are ready,']],
    ['TeX marks', "``We are ready,'' he said.", ['We are ready,']],
    ['three strokes that close two', "''We call it 'a dam,''' he said. ''No.''", ["We call it 'a dam,'", 'No.']],
    ['attributes of a tag', '<tweet author="Roe" date="May 4">He said "no" to it.', ['no']],
    ['guillemets', '«We are ready», he said.', ['We are ready']],
    ['a closing mark behind a space', '"We are ready. " He left.', ['We are ready.']],
    ['both marks displaced', '“There is risk, "said the general, who came." We go."', ['There is risk,', 'We go.']],
    [
      'a quotation that opens anew where none closed',
      '“It rained. “We stayed,” she said. “It was dry.”',
      ['It rained.', 'We stayed,', 'It was dry.'],
    ],
    [
      'no reporter in what nobody closed',
      '“It rained, she said. Earlier, she told the paper: “We stay.”',
      ['We stay.'],
    ],
    [
      'one that runs on, with marks inside at the end of a sentence',
      '"It rained. “Wet season” is a word for it. We stayed.',
      ['It rained. “Wet season” is a word for it. We stayed.'],
    ],
    ['names of marks', '&quot;It isn&#39;t dry,&quot; she said. &#8220;No.&#8221;', ['It isn&#39;t dry,', 'No.']],
    ['marks that are bullets', '» It rains on Monday.\n» It is “dry” on Friday.', ['dry']],
    ['a mark that never closes', 'He said: "We are ready', ['We are ready']],
    ['an apostrophe is no mark', "The generals' plan isn't the '90s plan", []],
    ['inches are no marks', 'He is 6\'2" tall, Rubio said.', []],
    ['single marks in a headline', "Lynch: 'Be the voice that people hear'", ['Be the voice that people hear']],
  ])('%s', (_, text, expected) => expect(quoted(text)).toEqual(expected));

  it('keeps a quotation inside a quotation as nested, not as a second run', () => {
    const text = '“He told me ‘never again’ and left,” she said.';
    const [run, ...rest] = quotedRuns(text, { start: 0, end: text.length }, { continues: false, single: false });
    expect(rest).toEqual([]);
    expect(run!.nested.map(({ start, end }) => text.slice(start, end))).toEqual(['never again']);
  });

  it.each([
    ['an apostrophe before the end', '‘It isn’t the workers’ fault,’ she said.', ['It isn’t the workers’ fault,']],
    ['straight', "'The residents' bills are high,' said Brand.", ["The residents' bills are high,"]],
    ['a word that an apostrophe begins', '‘We won. ’Twas ever thus,’ he said.', ['We won. ’Twas ever thus,']],
    ['a decade', "He said 'no' in the '90s. The workers' union did not.", ['no']],
    ['apostrophes alone', "The residents' group met the workers' union in the '90s.", []],
    ['single inside single', '‘The ‘R number’ is above one,’ he said.', ['The ‘R number’ is above one,']],
    ['words in the sentence', 'Ashworth said ministers ‘must act’ on the firms’ debts.', ['must act']],
  ])('single marks, where a document quotes in them: %s', (_, text, expected) =>
    expect(quoted(text, { single: true })).toEqual(expected),
  );

  it('keeps double marks inside single ones as nested', () => {
    const text = '‘I’ve had enough,’ he said. ‘She told me: “Never again.” I believed her.’';
    const runs = quotedRuns(text, { start: 0, end: text.length }, { continues: false, single: true });
    expect(runs.length).toBe(2);
    expect(runs[1]!.nested.map(({ start, end }) => text.slice(start, end))).toEqual(['Never again.']);
  });

  it('starts inside when the paragraph before was never closed and this one is not reopened', () => {
    expect(quoted('and so we go,” he said.', { continues: true })).toEqual(['and so we go,']);
  });

  it('finds ordered spans inside the paragraph for any marks', () => {
    const text = fc
      .array(fc.constantFrom('"', '“', '”', "''", '‘', '’', ' ', 'word', ',', '.', 'said', '\u00a0', '—'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.boolean(), fc.boolean(), (paragraph, continues, single) => {
        let last = 0;
        for (const { outer, inner, nested } of quotedRuns(
          paragraph,
          { start: 0, end: paragraph.length },
          { continues, single },
        )) {
          expect(outer.start).toBeGreaterThanOrEqual(last);
          expect(inner.start).toBeGreaterThanOrEqual(outer.start);
          expect(inner.end).toBeGreaterThan(inner.start);
          expect(outer.end).toBeGreaterThanOrEqual(inner.end);
          for (const span of nested) {
            expect(span.start).toBeGreaterThanOrEqual(inner.start);
            expect(span.end).toBeLessThanOrEqual(inner.end);
          }
          last = outer.end;
        }
      }),
    );
  });
});

describe('whether a document quotes in single marks', () => {
  it.each([
    ['single throughout', ['‘We go,’ he said.', 'He added: ‘She told me: “Never.”’'], true],
    ['straight', ["'We go,' he said.", "The workers' union agreed."], true],
    ['double, with nested ones', ['“He told me ‘never,’ and left,” she said.', '“We go,” he said.'], false],
    ['a headline above double marks', ['‘Boris must go’: Tories turn', '“We go,” he said.'], false],
    ['apostrophes', ["The workers' union met in the '90s.", "It's the firms' turn."], false],
  ])('%s', (_, paragraphs, expected) => {
    const text = paragraphs.join('\n\n');
    expect(quotesInSingleMarks(text, paragraphsOf(text, { start: 0, end: text.length }))).toBe(expected);
  });
});
