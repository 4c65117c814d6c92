import { describe, expect, it } from 'vitest';
import { Bot } from '../../src/bot/dispatch.js';
import { loadCommands } from '../../src/bot/load.js';
import type { Reply, ReplyNode } from '../../src/bot/reply.js';
import { attribution, cardCautions, commandLine, spoken } from '../../src/bot/wording.js';
import { renderMessage as renderDiscord } from '../../src/platforms/discord/render/message.js';
import { renderMessage as renderSlack } from '../../src/platforms/slack/render/message.js';
import { render as renderTerminal } from '../../src/platforms/terminal/render.js';
import { CALLER } from '../bot/fixtures.js';
import { sampleRecord } from '../search/sample-record.js';
import { plain } from './discord/harness.js';
import type { Message } from './discord/server/types.js';

const sample = sampleRecord();
const commands = await loadCommands();
const logger = { error: (...failed: unknown[]) => expect.unreachable(String(failed)) };
const NOW = new Date('2026-11-22T12:00:00Z');

/** Without the white space and the signs by which a form sets words off, which are not part of what is said. */
const bare = (text: string) => text.replace(/[\s*_\u200b]+/g, '');

/** All texts of Slack's blocks. */
function slackText(value: unknown): string {
  if (Array.isArray(value)) return value.map(slackText).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { type, text, ...rest } = value as { type?: string; text?: unknown };
  if (type === 'button') return '';
  return (typeof text === 'string' ? text : slackText(text)) + slackText(Object.values(rest));
}

const PLATFORMS = {
  terminal: (reply: Reply) => renderTerminal(reply, { colour: false }),
  Slack: (reply: Reply) => slackText(renderSlack(reply).blocks),
  Discord: (reply: Reply) => plain({ components: renderDiscord(reply).message.components as Message['components'] }),
};

/** What must be said of a node in any form: the words, who said them and when, where from, and how it ended. */
function saidIn(node: ReplyNode): string[] {
  switch (node.type) {
    case 'heading':
    case 'note':
      return [node.text];
    case 'fields':
      // Of a long address the page may be left out.
      return node.fields.flatMap(({ name, value }) => [
        name,
        ...value.split(' · ').filter((part) => !/^https?:/.test(part)),
      ]);
    case 'quote':
    case 'paraphrase': {
      const { speaker, detail } = attribution(node);
      return [speaker, detail, ...spoken(node), node.citation.title, ...cardCautions(node)];
    }
    case 'page':
      return [`${node.first} to ${node.last} of ${node.total}`];
    default:
      return [];
  }
}

const lines = [
  ...commands.flatMap(({ name, examples }) =>
    (examples.length > 0 ? examples : ['']).map((text) => commandLine({ command: name, options: {}, text })),
  ),
  '/said limit:2 what did Milley say about the letter',
  '/said what did Brown say',
  '/said what did Zorblax say about housing',
  '/said limit:1 kind:paraphrases Milley letter',
  '/said page:0 Milley',
  '/said',
  '/gone',
  '/speakers nobody at all',
  '/sources nothing at all',
  '/help said',
];

describe('Slack, Discord and the terminal say the same', () => {
  it.each(lines)('to %s', async (line) => {
    const health = async () => [{ area: 'Record', state: 'ok' as const, what: 'All is well.' }];
    const bot = new Bot({ record: sample.record(), commands, logger, now: () => NOW, health });
    // So many cards as fit everywhere.
    const asked = line.startsWith('/said ') && !line.includes(':') ? line.replace('/said', '/said limit:2') : line;
    const reply = await bot.answerLine(asked, { ...CALLER, place: line });
    for (const [name, shown] of Object.entries(PLATFORMS)) {
      const text = bare(shown(reply));
      for (const words of reply.nodes.flatMap(saidIn)) expect(text, name).toContain(bare(words));
    }
  });
});
