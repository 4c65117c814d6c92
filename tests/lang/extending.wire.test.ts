import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { extract as extractEnglish } from '../../src/extract/index.js';
import type { Language } from '../../src/lang/language.js';
import { CALLER, recordOf, sourceSummaryOf } from '../bot/fixtures.js';
import * as sample from '../samples/language/index.js';

const TEXT = '“Der Brief war ein Entwurf”, sagte Anna Huber. Anna Huber erklärte: “Er ist verschickt worden.”';

describe('a language', () => {
  /** What the one line of `src/lang/index.ts` does that names the language which is read. */
  beforeAll(() => {
    vi.resetModules();
    vi.doMock('../../src/lang/index.js', () => sample);
  });
  afterAll(() => {
    vi.doUnmock('../../src/lang/index.js');
    vi.resetModules();
  });

  it('fits the port, and is refused by the compiler without one of its lists', () => {
    const whole: Language = sample;
    const { CUE_VERBS: _, ...rest } = sample;
    // @ts-expect-error: the reporting verbs are missing.
    const lacking: Language = rest;
    expect([whole.wording.formats.tag, 'CUE_VERBS' in lacking]).toEqual(['de', false]);
  });

  it('is read by the extraction: its reporting verbs attribute', async () => {
    await import('../setup.js');
    const { extract } = await import('../../src/extract/index.js');
    const { statements } = extract({ text: TEXT, kind: 'article' });
    expect(statements.map(({ text, speaker, cue }) => [text, speaker?.name, cue?.text])).toEqual([
      ['Der Brief war ein Entwurf', 'Anna Huber', expect.stringContaining('sagte')],
      ['Er ist verschickt worden.', 'Anna Huber', expect.stringContaining('erklärte')],
    ]);
    const inEnglish = extractEnglish({ text: TEXT, kind: 'article' }).statements;
    expect(inEnglish.map(({ speaker }) => speaker?.name)).not.toContain('Anna Huber');
  });

  it('is spoken by the bot and every command', async () => {
    const { Bot } = await import('../../src/bot/dispatch.js');
    const { loadCommands } = await import('../../src/bot/commands/load.js');
    const bot = new Bot({
      record: recordOf({ sources: [sourceSummaryOf(), sourceSummaryOf({ id: 'b' })] }),
      commands: await loadCommands(),
      logger: pino({ level: 'silent' }),
      now: () => new Date(0),
    });
    const said = async (line: string) => (await bot.answerLine(line, CALLER)).text;
    expect(await said('/sources')).toContain('2 Quellen');
    expect(await said('/help')).toContain('Fragen Sie, wer was gesagt hat.');
    expect(await said('/help')).toContain('Was vorliegt');
    expect(await said('vielen Dank!')).toBe('Gern geschehen.');
  });
});
