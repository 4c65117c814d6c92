import { describe, expect, it } from 'vitest';
import { Log } from '../../../dev/local/log.js';
import type { StatementRecord } from '../../../src/record/index.js';
import { DAY, delivering } from '../local/news.js';
import { inBlocks, type Running, type StartOptions, slackBot } from './harness.js';

const start = slackBot();

const LETTER = 'what did Milley say about the letter';
const WORDS = 'honest mistake';
const SAID = 'was retracted on 24 November 2026: The quotation was wrong.';
const PUBLIC = 'https://record.example';
const BUTTONS = ['Share to channel', 'Context', 'Source', 'Copy citation'];

/** Takes back the article that the letter is in. */
async function retract({ record }: Pick<Running, 'record'>, keepsWords = false): Promise<string> {
  const found = (await record.sources()).find(({ source }) => source.origin.includes('2020-01-06-briefing-article'));
  const [taken] = await record.retract(found!.source.id, {
    ...{ at: '2026-11-24', reason: 'The quotation was wrong.', keepsWords },
  });
  return taken!.source.title;
}

const asked = async ({ slack }: Running, channel = 'C0001') =>
  (await slack.user('U1').slash('/said', LETTER, { channel })).message();

/** What of the bot's all see. */
const posts = ({ slack }: Running) =>
  slack.workspace.messages.filter(({ user, ephemeralFor }) => user === 'U0BOT' && ephemeralFor === undefined);

/** The bot, and what tells that it has remembered a post that was shared. */
async function begin(options: StartOptions = {}) {
  const remembered = new Log<string>();
  const around = (record: StatementRecord): StatementRecord =>
    new Proxy(record, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          const result: unknown = await value.apply(target, args);
          if (name === 'keep' && args[0] === 'shared-post') remembered.add('a post');
          return result;
        };
      },
    });
  const running = await start({ around, ...options });
  return { ...running, remembered, ...delivering(running.record, running.platform) };
}

describe.each(['socket', 'http'] as const)('a card that was shown before, by %s', (mode) => {
  it('says by each of its buttons that its source was retracted', async () => {
    const running = await start({ mode });
    const { slack } = running;
    const user = slack.user('U1');
    const answer = await asked(running);
    const title = await retract(running);
    for (const button of BUTTONS) {
      const seen = await user.click(answer, button, { nth: 1 });
      const told = button === 'Share to channel' ? (await seen.message()).text : inBlocks(await seen.view());
      expect(told).toContain(SAID);
      expect(told).toContain(title);
      expect(told).not.toContain(WORDS);
    }
    expect(posts(running)).toEqual([]);
  });
});

describe('a report of a statement that was retracted', () => {
  it('says so, to the editors and to whoever reports it', async () => {
    const running = await start({ editorsChannel: 'C0050' });
    const { slack } = running;
    slack.channel('C0050');
    const user = slack.user('U1');
    const answer = await asked(running);
    await retract(running);
    const form = await (await user.click(answer, 'Report a mistake', { nth: 1 })).view();
    const seen = await user.submit(form, { what: 'Wrong date' });
    const told = await seen.message(({ channel }) => channel === 'C0050');
    expect(told.text).toContain(SAID);
    expect(told.text).not.toContain(WORDS);
    expect(inBlocks(await seen.view((view) => inBlocks(view).includes('have been told')))).toContain(SAID);
  });
});

describe('a link to the page of a statement', () => {
  const linked = async (keepsWords: boolean) => {
    const running = await start({ publicUrl: PUBLIC });
    const { record, slack, pages } = running;
    const { answers } = await record.ask(LETTER);
    const { statement } = answers.find(({ statement: { text } }) => text.includes(WORDS))!;
    const { address } = await pages!.linksFor(statement.id, 'U1');
    const title = await retract(running, keepsWords);
    const shown = await (await slack.user('U1').link('C0001', `See ${address}`, [address])).message();
    return { shown: JSON.stringify(shown.attachments), title, running, address };
  };

  it('is shown with the retraction, and no words', async () => {
    const { shown, title } = await linked(false);
    expect(shown).toContain(SAID);
    expect(shown).toContain(title);
    expect(shown).not.toContain(WORDS);
  });

  it('is shown with the retraction above the words that it keeps', async () => {
    const { shown } = await linked(true);
    expect(shown.indexOf(SAID)).toBeGreaterThan(0);
    expect(shown.indexOf(WORDS)).toBeGreaterThan(shown.indexOf(SAID));
  });

  it('is shown with nothing where the statement is withheld for another reason', async () => {
    const running = await start({ publicUrl: PUBLIC });
    const { record, slack, pages, platform } = running;
    const text = (rules: string) =>
      `---\ntitle: A talk\ndate: 2026-11-01\n${rules}---\n\n“We will never sell the harbour of Goole,” said Ann Lee, the mayor.`;
    const put = (rules: string) => record.import({ name: 'talk.md', bytes: new TextEncoder().encode(text(rules)) });
    await put('');
    const { answers } = await record.ask('harbour of Goole');
    const { address } = await pages!.linksFor(answers[0]!.statement.id, 'U1');
    await put('embargo: until the mayor says so\n');
    await slack.user('U1').link('C0001', `See ${address}`, [address]);
    await platform.stop();
    expect(slack.called('chat.unfurl')).toEqual([]);
  });
});

describe('a post that somebody shared', () => {
  it('has the retraction in its thread, once, also after a restart', async () => {
    const running = await begin();
    const { slack, at, restart, remembered } = running;
    const shared = await (await slack.user('U1').click(await asked(running), BUTTONS[0]!, { nth: 1 })).message();
    await remembered.next();
    await at(0);
    expect(posts(running)).toHaveLength(1);
    const title = await retract(running);
    await at(15_000);
    restart();
    await at(30_000);
    await at(DAY);
    const [, told, ...more] = posts(running);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ channel: 'C0001', thread_ts: shared.ts, unfurls: false });
    expect(told!.text).toBe(
      `Retracted on 24 November 2026: The quotation was wrong.\nWhat was shared here was said by Mark A. Milley in ${title}.`,
    );
  });

  it('in a thread has it in the same thread', async () => {
    const running = await begin();
    const { slack, at, remembered } = running;
    const user = slack.user('U1');
    const { ts: thread } = user.write('C0001', 'It was a draft');
    const said = user.write('C0001', `He said that it was an ${WORDS}`, { thread });
    const like = await (await user.messageShortcut(said, 'find_similar')).message();
    await (await user.click(like, BUTTONS[0]!)).message();
    await remembered.next();
    await retract(running);
    await at(0);
    expect(posts(running).map(({ thread_ts }) => thread_ts)).toEqual([thread, thread]);
  });

  it('out of a form has it as well', async () => {
    const running = await begin();
    const { slack, at, remembered } = running;
    const user = slack.user('U1');
    const form = await (await user.slash('/said')).view();
    const answer = await (await user.submit(form, { question: LETTER, kind: 'quotes' })).view();
    await (await user.click(answer, BUTTONS[0]!)).view();
    await remembered.next();
    await retract(running);
    await at(0);
    expect(posts(running)).toHaveLength(2);
  });

  it('where the bot is no member is not remembered: Slack doesn’t tell which post it is', async () => {
    const running = await begin();
    const { slack, record, platform } = running;
    slack.channel('C0009', { members: [] });
    await (await slack.user('U1').click(await asked(running, 'C0009'), BUTTONS[0]!, { nth: 1 })).message();
    await platform.stop();
    expect(posts(running)).toHaveLength(1);
    expect(await record.keptIn('shared-post', 0)).toEqual([]);
  });
});
