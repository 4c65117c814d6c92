import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../../src/bot/cards.js';
import { heading, reply } from '../../../../src/bot/reply.js';
import { renderMessage } from '../../../../src/platforms/slack/render/message.js';
import { ranked, recordOf, statementOf } from '../../../bot/fixtures.js';

const record = recordOf({});
const id = 'ab'.repeat(32);

describe('a message', () => {
  it('shows a quotation with its receipt', async () => {
    const { cards } = await cardsOf([ranked(statementOf('It was an honest mistake,', 'direct', { id }))], record);
    const { text, blocks } = renderMessage(reply(heading('One statement'), ...cards));
    expect(text).toContain('“It was an honest mistake,”');
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'actions']);
    expect(blocks[1]).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Mark A. Milley', style: { bold: true } },
            { type: 'text', text: ', chairman of the Joint Chiefs of Staff · 6 January 2020' },
          ],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: '“It was an honest mistake,”' }] },
        {
          type: 'rich_text_section',
          elements: [
            { type: 'link', url: 'https://www.defense.gov/News/', text: 'Esper: U.S. Has No Plans to Leave Iraq' },
            { type: 'text', text: ', Defense Department · article' },
          ],
        },
      ],
    });
  });
});
