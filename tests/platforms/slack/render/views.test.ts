import { describe, expect, it } from 'vitest';
import { heading, note, reply } from '../../../../src/bot/reply/reply.js';
import { renderHome } from '../../../../src/platforms/slack/render/home.js';
import { NOTHING_TO_DO, renderModal } from '../../../../src/platforms/slack/render/modal.js';
import { quoteOf } from '../../../bot/example-cards.js';
import { linesOf } from './lines.js';

const SENTENCE = 'The budget of the city was passed by the council in the spring. ';

describe('a modal', () => {
  it('has a title and a way out', () => {
    const view = renderModal(reply(note('Hello.')), { title: 'A title that is much too long for one' });
    expect(view).toMatchObject({
      type: 'modal',
      title: { text: 'A title that is much to…' },
      close: { text: 'Close' },
    });
    expect(view).not.toHaveProperty('submit');
    expect(view).not.toHaveProperty('callback_id');
  });

  it('does not say its title twice', () => {
    const view = renderModal(reply(heading('Citation'), note('Hello.')), { title: 'Citation' });
    expect(linesOf(view.blocks)).toEqual(['Hello.']);
  });

  it('shows statements and passages whole, without a button to share', () => {
    const words = SENTENCE.repeat(150).trim();
    const view = renderModal(reply(quoteOf(words), { type: 'passage', label: 'The whole turn', words, marked: [] }), {
      title: 'Context',
    });
    const lines = linesOf(view.blocks);
    const quoted = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
    expect(quoted.length).toBeGreaterThan(4);
    expect(quoted.join('')).toBe(`“${words}”${words}`);
    expect(lines).toContain('[Context] [Source] [Copy citation] [Report a mistake]');
  });

  it('has plain text in fields, ready to be copied, and whole', () => {
    const text = `${SENTENCE.repeat(20)}\n`.repeat(5).trim();
    const view = renderModal(reply({ type: 'copyable', label: 'Copy this', text }), { title: 'Citation' });
    expect(view).toMatchObject({ submit: { text: 'Done' }, callback_id: NOTHING_TO_DO });
    const lines = linesOf(view.blocks);
    expect(lines.filter((line) => line.startsWith('Copy this'))).toEqual([
      'Copy this (1 of 3):',
      'Copy this (2 of 3):',
      'Copy this (3 of 3):',
    ]);
    expect(lines.filter((line) => !line.startsWith('Copy this')).join('')).toBe(text);
  });

  it('withholds what cannot be copied unaltered', () => {
    const view = renderModal(reply({ type: 'copyable', label: 'Copy', text: 'a\ud83d' }), { title: 'Citation' });
    expect(linesOf(view.blocks)).toEqual(['Copy: it holds a character that cannot be sent here unaltered.']);
    expect(view).not.toHaveProperty('submit');
  });

  it('is submitted as its caller says', () => {
    const view = renderModal(reply(note('Hello.')), {
      ...{ title: 'Ask', callbackId: 'ask', privateMetadata: '{}', submit: 'Go' },
    });
    expect(view).toMatchObject({ callback_id: 'ask', private_metadata: '{}', submit: { text: 'Go' } });
  });
});

describe('the Home tab', () => {
  it('says how to ask, what was said last, and whether all is well', () => {
    const view = renderHome({
      sections: [
        { title: 'Said last', shown: reply(quoteOf('We will pay.')) },
        { title: 'Digests', shown: reply() },
      ],
      examples: ['/said what did Ann say'],
      commands: [{ line: '/said question', description: 'What somebody said' }],
      health: [
        { state: 'ok', what: 'Slack is connected.' },
        { state: 'fault', what: 'A scope is missing.', fix: 'Install it again.' },
      ],
    });
    expect(view.type).toBe('home');
    expect(linesOf(view.blocks)).toEqual([
      '# Ask who said what',
      'Ask in any channel, and get the exact words with their source, for you alone. For example:',
      '- /said what did Ann say',
      'In a message to me, or in one that mentions me, just ask.',
      'Commands, in any channel:',
      '- **/said question**: What somebody said',
      '---',
      '# Said last',
      '**Ann Lee**, mayor · 6 January 2020',
      '> “We will pay.”',
      'Council meeting · transcript',
      '[Context] [Source] [Copy citation] [Report a mistake]',
      '---',
      '# Health',
      '- **Fault: **A scope is missing. Install it again.',
      '- **In order: **Slack is connected.',
    ]);
  });

  it('does without what there is not', () => {
    const view = renderHome({
      sections: [{ title: 'Said last', shown: reply() }],
      examples: [],
      commands: [],
      health: [],
    });
    expect(linesOf(view.blocks)).toHaveLength(3);
  });
});
