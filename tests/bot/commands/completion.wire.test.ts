import { describe, expect, it } from 'vitest';
import { completeLine } from '../../../src/bot/commands/completion.js';
import { loadCommands } from '../../../src/bot/commands/load.js';
import { recordOf, sourceSummaryOf, speakerOf } from '../fixtures.js';

const commands = await loadCommands();
const record = recordOf({
  speakers: [
    speakerOf('Mark T. Esper'),
    speakerOf('Mark A. Milley'),
    speakerOf('Mike Rounds'),
    speakerOf('a military official', {}, 'unnamed'),
  ],
  sources: [sourceSummaryOf()],
});
const complete = (line: string) => completeLine(line, commands, record);

describe('completeLine', () => {
  it('completes commands', async () => {
    expect(await complete('/s')).toEqual({ values: ['/said', '/sources', '/speakers'], typed: '/s' });
  });

  it.each([
    ['what did Mil', ['Milley'], 'Mil'],
    ['what did mil', ['Milley'], 'mil'],
    ['/said what did Mark A', ['Mark A. Milley'], 'Mark A'],
    ['/said Mark', ['Mark T. Esper', 'Mark A. Milley'], 'Mark'],
    ['/speakers Es', ['Esper'], 'Es'],
    ['/sources No Pl', ['No Plans to Leave Iraq'], 'No Pl'],
    ['/help sa', ['said'], 'sa'],
  ])('completes names in %s', async (line, values, typed) => {
    expect(await complete(line)).toEqual({ values, typed });
  });

  it('never offers an unnamed speaker, and nothing where nothing fits', async () => {
    expect((await complete('what did a milit')).values).toEqual([]);
    expect((await complete('/doctor sa')).values).toEqual([]);
    expect((await complete('/nothing Mil')).values).toEqual([]);
    expect((await complete('what did ')).values).toEqual([]);
  });

  it('offers 25 at most', async () => {
    const many = recordOf({ speakers: Array.from({ length: 100 }, (_, index) => speakerOf(`Brown ${index}`)) });
    expect((await completeLine('Bro', commands, many)).values).toHaveLength(25);
  });
});
