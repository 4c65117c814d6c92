import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../../src/bot/cards.js';
import { heading, reply } from '../../../../src/bot/reply.js';
import { renderMessage } from '../../../../src/platforms/discord/render/message.js';
import { ranked, recordOf, statementOf } from '../../../bot/fixtures.js';

const record = recordOf({});
const id = 'ab'.repeat(32);
const short = Buffer.from(id, 'hex').toString('base64url');

describe('a message', () => {
  it('shows a quotation with its receipt', async () => {
    const { cards } = await cardsOf([ranked(statementOf('It was an honest mistake,', 'direct', { id }))], record);
    const { message, files, kept } = renderMessage(reply(heading('One statement'), ...cards));
    expect(message.flags).toBe(MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds);
    expect(message.allowed_mentions).toEqual({ parse: [] });
    expect([files, kept]).toEqual([[], []]);
    expect(message.components).toEqual([
      {
        type: 17,
        accent_color: expect.any(Number),
        components: [
          {
            type: 10,
            content: [
              '### One statement',
              '**Mark A. Milley**, chairman of the Joint Chiefs of Staff · 6 January 2020',
              '> “It was an honest mistake,”',
              '-# Esper: U.S. Has No Plans to Leave Iraq, Defense Department · article · [Open the source](<https://www.defense.gov/News/>)',
            ].join('\n'),
          },
          {
            type: 1,
            components: [
              ['Share', 'share'],
              ['Context', 'context'],
              ['Source', 'source'],
              ['Cite', 'cite'],
              ['Report', 'report'],
            ].map(([label, action]) => ({ type: 2, style: 2, label, custom_id: `s:${action}:${short}` })),
          },
        ],
      },
    ]);
  });
});
