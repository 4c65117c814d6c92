import { beforeAll, describe, expect, it } from 'vitest';
import { isCard } from '../../src/bot/cards/fewer-cards.js';
import { loadCommands } from '../../src/bot/commands/load.js';
import { Bot } from '../../src/bot/dispatch.js';
import { attribution, cardCautions, PARAPHRASE_LABEL } from '../../src/bot/layout/wording.js';
import type { Card, ParaphraseCard, QuoteCard, Reply } from '../../src/bot/reply/reply.js';
import { EVERYTHING } from '../../src/model/subscription.js';
import { renderMessage as renderDiscord } from '../../src/platforms/discord/render/message.js';
import { renderMessage as renderSlack } from '../../src/platforms/slack/render/message.js';
import { render as renderTerminal } from '../../src/platforms/terminal/render.js';
import { CALLER } from '../bot/fixtures.js';
import { sampleRecord } from '../search/sample-record.js';
import { flat } from './discord/render/check.js';
import { asShown, readMarkdown, textOf } from './discord/render/markdown.js';
import { DAILY } from './local/news.js';
import { linesOf } from './slack/render/lines.js';

/** One answer says the same on each platform: the same words in the same mouth, with the same source and outcome. */

const sample = sampleRecord();

/** What is seen of a reply in Discord: a quote stands on lines of its own. */
function inDiscord(answer: Reply): string {
  return flat(renderDiscord(answer).message.components)
    .flatMap(({ content }) => (typeof content === 'string' ? readMarkdown(content) : []))
    .map((seen) => (seen.kind === 'quote' ? `${seen.text}\n` : textOf([seen])))
    .join('');
}

/** The same in Slack, with links as their words. */
function inSlack(answer: Reply): string {
  const lines = linesOf(renderSlack(answer).blocks).map((line) => line.replace(/^> /, ''));
  return lines.join('\n').replace(/\*\*|\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)/g, '');
}

const inTerminal = (answer: Reply) => renderTerminal(answer, { colour: false });

const ALONE = { platform: 'chat', channel: 'U1', isPerson: true };
beforeAll(async () => {
  const news = { place: ALONE, owner: 'U1', state: 'active', after: 0, since: 0 } as const;
  await sample.record().subscribe({ ...news, rule: { ...DAILY, filter: { ...EVERYTHING, topics: ['Iran'] } } });
  await sample.record().subscribe({ ...news, rule: { type: 'watch', filter: EVERYTHING, phrase: 'rockets' } });
});

const PLATFORMS = [
  ['terminal', inTerminal],
  ['Slack', inSlack],
  ['Discord', inDiscord],
] as const;

const squeezed = (text: string) => asShown(text).replace(/\s+/g, ' ').trim();

/** What each platform must show of a card, in this order. */
function tellingOf(card: QuoteCard | ParaphraseCard): string[] {
  const { speaker, detail } = attribution(card);
  const { title, outlet, kind } = card.citation;
  return [
    `${speaker}${detail}`,
    ...(card.type === 'paraphrase' ? [PARAPHRASE_LABEL] : []),
    ...card.pieces.map(({ words }) => (card.type === 'quote' ? `“${words}”` : words)),
    `${outlet ? `${title}, ${outlet}` : title} · ${kind}`,
    ...cardCautions(card),
  ];
}

/** What each platform must show of a reply, in this order. */
function telling({ nodes }: Reply): string[] {
  return nodes.flatMap((node) => {
    if (isCard(node)) return tellingOf(node);
    if (node.type === 'heading' || node.type === 'note') return [node.text];
    return node.type === 'fields' ? node.fields.flatMap(({ name, value }) => [name, short(value)]) : [];
  });
}

/** The value without the address in it, of which Discord may have no room for all. */
const short = (value: string) => value.replace(/ · https?:.*/s, '');

/** The addresses of the sources that a payload leads to. */
const addresses = (cards: readonly Card[], payload: unknown) =>
  cards.filter(({ citation: { url } }) => url !== undefined && JSON.stringify(payload).includes(new URL(url).href))
    .length;

async function botOf(): Promise<Bot> {
  return new Bot({
    record: sample.record(),
    commands: await loadCommands(),
    logger: { error: (...failed: unknown[]) => expect.unreachable(String(failed)) },
    now: () => new Date(2026, 10, 22, 12),
    health: async () => [
      { area: 'connection', state: 'ok', what: 'Connected.' },
      { area: 'settings', state: 'warning', what: 'No channel of the editors is set.', fix: 'Set one.' },
    ],
  });
}

describe('the same reply', () => {
  it.each([
    ['an answer', 'what did Milley say about the letter'],
    ['an answer of several pages', 'what did Esper say about Iran'],
    ['answers of several people', 'who said anything about Iraq'],
    ['paraphrases', '/said kind:paraphrases Esper on Iran'],
    ['an ambiguous name', 'what did Brown say'],
    ['nothing on record', 'what did Milley say about bananas'],
    ['nobody of that name', 'what did Zebulon Smith say'],
    ['a question that cannot be read', '/said since:whenever Milley'],
    ['/speakers', '/speakers'],
    ['/speakers with a filter', '/speakers Brown'],
    ['/sources', '/sources'],
    ['/sources with a filter', '/sources Pentagon'],
    ['/help', '/help'],
    ['/help of a command', '/help said'],
    ['/doctor', '/doctor'],
    ['/digest', '/digest'],
    ['/digest now', '/digest now id:1'],
    ['/digest preview', '/digest preview id:1'],
    ['/digest list', '/digest list'],
    ['/digest schedule', '/digest schedule to:me topics:Iran weekdays 08:00 Europe/London'],
    ['a time that cannot be read', '/digest schedule to:me sometimes'],
    ['/digest pause', '/digest pause 1'],
    ['/digest resume', '/digest resume 1'],
    ['a digest that is none', '/digest remove 77'],
    ['/digest show', '/digest show id:1'],
    ['/watch', '/watch'],
    ['/watch add', '/watch add Milley on Iran'],
    ['/watch list', '/watch list'],
    ['/watch mute', '/watch mute id:2 2h'],
    ['/watch resume', '/watch resume 2'],
    ['/watch show', '/watch show 2'],
  ])('says the same in the terminal, in Slack and in Discord: %s', async (_what, line) => {
    const answer = await (await botOf()).answerLine(line, { ...CALLER, alone: ALONE, place: line });
    for (const [platform, render] of PLATFORMS) {
      let rest = squeezed(render(answer));
      for (const told of telling(answer).map(squeezed)) {
        const at = rest.indexOf(told);
        if (at < 0) expect.fail(`${platform} does not say ${JSON.stringify(told)} in its place: ${rest}`);
        rest = rest.slice(at + told.length);
      }
    }
    const cards = answer.nodes.filter(isCard);
    const linked = cards.filter(({ citation: { url } }) => url !== undefined).length;
    expect(addresses(cards, inTerminal(answer))).toBe(linked);
    expect(addresses(cards, renderSlack(answer))).toBe(linked);
    expect(addresses(cards, renderDiscord(answer))).toBe(linked);
  });

  it('is asked for by the same buttons', async () => {
    const answer = await (await botOf()).answerLine('what did Esper say about Iran', { ...CALLER, place: 'buttons' });
    const slack = linesOf(renderSlack(answer).blocks).filter((each) => /^\[.*\]$/.test(each));
    const discord = flat(renderDiscord(answer).message.components).filter(({ type }) => type === 1);
    expect(discord).toHaveLength(slack.length);
    expect(discord.map(({ components }) => (components as unknown[]).length)).toEqual(
      slack.map((row) => row.split('] [').length),
    );
  });
});
