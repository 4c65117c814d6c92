import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../../../dev/discord/components.js';
import { defineCommand } from '../../../../src/bot/commands/command.js';
import { note, reply } from '../../../../src/bot/reply/reply.js';
import { DEFER_AFTER } from '../../../../src/platforms/discord/posting/answering.js';
import { discordBot, holding, isEphemeral, plain, type Running, type StartOptions } from '../harness.js';

const start = discordBot();

const LETTER = 'what did Milley say about the letter';
const VACCINES = 'Fauci vaccines';

const said = ({ discord }: Running, question = LETTER) => discord.user('100').command('said', { question });
const answers = ({ discord }: Running) => discord.world.messages.filter(({ author }) => author.bot);

const long = defineCommand({
  name: 'long',
  description: 'Gives more than a message has room for',
  options: {},
  examples: [],
  who: 'everyone',
  run: async () => reply(note('Here it is'), { type: 'copyable', label: 'All of it', text: 'word '.repeat(2000) }),
});

/** A record of which one method waits from when a test says so until it is released. */
function holdingLater(method: Parameters<typeof holding>[0]) {
  const held = holding(method);
  let isHeld = false;
  const around = (record: Running['record']) => {
    const slow = held.around(record);
    return new Proxy(record, {
      get: (target, name) => {
        const from = isHeld ? slow : target;
        const value: unknown = Reflect.get(from, name);
        return typeof value === 'function' ? value.bind(from) : value;
      },
    });
  };
  const hold = () => {
    isHeld = true;
  };
  return { around, hold, release: held.release };
}

describe('an answer that is late', () => {
  it('is announced, and stands there when it is ready', async () => {
    const held = holding('ask');
    const running = await start({ around: held.around });
    const asking = said(running);
    await running.time.end(DEFER_AFTER);
    const seen = await asking;
    expect(seen.interaction?.answered).toBe(5);
    held.release();
    const answer = await seen.message();
    expect(plain(answer)).toContain('Mark A. Milley');
    expect(isEphemeral(answer)).toBe(true);
    expect(answers(running)).toHaveLength(1);
  });

  it('in the place of another leaves that one until it is ready', async () => {
    const { hold, release, around } = holdingLater('ask');
    const running = await start({ around });
    const first = await (await said(running, VACCINES)).message();
    hold();
    const from = running.time.waits.all.length;
    const clicked = running.discord.user('100').click(first, 'More');
    await running.time.end(DEFER_AFTER, from);
    const seen = await clicked;
    expect(seen.interaction?.answered).toBe(6);
    release();
    const next = await seen.message();
    expect(next.id).toBe(first.id);
    expect(plain(next)).toContain('6 to 10 of 37.');
  });

  it('reaches whoever asked in a direct message when Discord has forgotten the question', async () => {
    const held = holding('ask');
    const running = await start({ around: held.around });
    const { discord } = running;
    const asking = said(running);
    await running.time.end(DEFER_AFTER);
    const seen = await asking;
    discord.advance(16 * 60_000);
    held.release();
    const answer = await discord.shown.next(
      (each) => 'message' in each && each.message.channel_id !== seen.interaction?.place.channel,
    );
    expect(plain((answer as { message: Parameters<typeof plain>[0] }).message)).toContain('Mark A. Milley');
  });

  it('may come with a file', async () => {
    const running = await start({ commands: [long] });
    const answer = await (await running.discord.user('100').command('long')).message();
    expect(answer.attachments).toMatchObject([{ filename: 'all-of-it.txt', size: 10_000 }]);
  });
});

describe('what a button holds', () => {
  /** A button that was pressed while the record is busy, and what is seen when that is over. */
  async function pressed(button: string, more: StartOptions = {}) {
    const { hold, release, around } = holdingLater('kept');
    const running = await start({ around, ...more });
    const first = await (await said(running, `${VACCINES} ${'and '.repeat(60)}`)).message();
    hold();
    const from = running.time.waits.all.length;
    const clicked = running.discord.user('100').click(first, button);
    await running.time.end(DEFER_AFTER, from);
    const seen = await clicked;
    release();
    return { seen, first };
  }

  it('may be long in coming: what it asks for is answered all the same', async () => {
    const { seen, first } = await pressed('More');
    expect(seen.interaction?.answered).toBe(6);
    const next = await seen.message();
    expect(next.id).toBe(first.id);
    expect(plain(next)).toContain('6 to 10 of 37.');
  });
});

describe('an answer that can’t be shown', () => {
  const broken = defineCommand({
    name: 'broken',
    description: 'Gives what nobody can render',
    options: {},
    examples: [],
    who: 'everyone',
    run: async () => reply({ type: 'passage', label: '', words: 'a', marked: null } as never),
  });
  const UNSHOWN = /^There is an answer, but it can’t be shown here\. .* report error [0-9a-f]{8}: the log/;

  it('is told of in plain text, and the log has the reason', async () => {
    const running = await start({ commands: [broken] });
    const answer = await (await running.discord.user('100').command('broken')).message();
    expect(answer.content).toMatch(UNSHOWN);
    expect(isEphemeral(answer)).toBe(true);
    expect(running.log.join('')).toContain('An answer could not be shown');
  });

  it('is told of in the place of “thinking …”', async () => {
    const held = holding('ask');
    const around = (record: Running['record']) => held.around(record);
    const running = await start({ around });
    const asking = said(running);
    await running.time.end(DEFER_AFTER);
    const seen = await asking;
    running.discord.fail('update_original_webhook_message', { status: 400, code: 50035, message: 'Invalid Form Body' });
    held.release();
    expect((await seen.message()).content).toMatch(UNSHOWN);
  });

  it('is told of where Discord refuses it as malformed, without its words', async () => {
    const running = await start();
    running.discord.fail('create_interaction_response', { status: 400, code: 50035, message: 'Invalid Form Body' });
    const answer = await (await said(running)).message();
    expect(answer.content).toMatch(UNSHOWN);
    expect(answers(running)).toHaveLength(1);
  });

  it('leaves what stood in its place', async () => {
    const running = await start();
    const first = await (await said(running, VACCINES)).message();
    running.discord.fail('create_interaction_response', { status: 400, code: 50035, message: 'Invalid Form Body' });
    const told = await (await running.discord.user('100').click(first, 'More')).message();
    expect(told.id).not.toBe(first.id);
    expect(told.content).toMatch(UNSHOWN);
  });
});

describe('the first answer', () => {
  it.each([
    ['5xx before it was made', { status: 503 }],
    ['5xx after it was made', { status: 503, effect: 'after' }],
    ['a lost receipt', 'lost'],
    ['a cut connection', 'broken by reset'],
  ] as const)('survives %s', async (_, failure) => {
    const running = await start();
    running.discord.fail('create_interaction_response', failure);
    const answer = await (await said(running)).message();
    expect(plain(answer)).toContain('Mark A. Milley');
    await running.platform.stop();
    expect(answers(running)).toHaveLength(1);
  });

  it('that is refused for good goes to whoever asked in a direct message', async () => {
    const running = await start();
    const { discord } = running;
    discord.fail('create_interaction_response', { status: 404, code: 10062, message: 'Unknown interaction' });
    const user = discord.user('100');
    await user.command('said', { question: LETTER }, { wait: false });
    const posted = await discord.shown.next((each) => each.what === 'posted' && each.by === 'bot');
    expect((posted as { message: { channel_id: string } }).message.channel_id).toBe(user.dmChannel);
    expect(discord.called('execute_webhook')).toEqual([]);
  });

  it('that is lost altogether is told in the log', async () => {
    const running = await start();
    const { discord } = running;
    discord.user('100', { takesDms: false });
    discord.fail('create_interaction_response', { status: 404, code: 10062, message: 'Unknown interaction' });
    await discord.user('100').command('said', { question: LETTER }, { wait: false });
    await discord.calls.next(({ operation }) => operation === 'create_message');
    await running.platform.stop();
    expect(running.log.some((line) => line.includes('An answer was lost'))).toBe(true);
  });

  it('that another one gave already is enough', async () => {
    const running = await start();
    running.discord.fail('create_interaction_response', { status: 400, code: 40060, message: 'Already acknowledged' });
    await running.discord.user('100').command('said', { question: LETTER }, { wait: false });
    await running.discord.calls.next(({ operation }) => operation === 'create_interaction_response');
    await running.platform.stop();
    expect(answers(running)).toEqual([]);
    expect(running.log).toEqual([]);
  });

  it('holds no more than what was asked for where an interaction comes twice', async () => {
    const running = await start();
    const { discord } = running;
    const seen = await said(running);
    await discord.gateway.dispatch('INTERACTION_CREATE', seen.interaction!.payload, discord.guild('1').id);
    await running.platform.stop();
    expect(discord.called('create_interaction_response')).toHaveLength(1);
  });
});

describe('an edit of a deferred answer', () => {
  it.each([
    ['5xx', { status: 502 }],
    ['5xx after it was made', { status: 502, effect: 'after' }],
    ['a rate limit', { status: 429, retryAfter: 0.01 }],
    ['a lost message', { status: 404, code: 10008, message: 'Unknown Message' }],
  ] as const)('survives %s', async (_, failure) => {
    const held = holding('ask');
    const running = await start({ around: held.around });
    const asking = said(running);
    await running.time.end(DEFER_AFTER);
    const seen = await asking;
    running.discord.fail('update_original_webhook_message', failure);
    held.release();
    expect(plain(await seen.message())).toContain('Mark A. Milley');
    expect(answers(running)).toHaveLength(1);
  });
});

describe('a post', () => {
  it.each([
    ['5xx', { status: 502 }],
    ['5xx after it was made', { status: 502, effect: 'after' }],
    ['a rate limit', { status: 429, retryAfter: 0.01 }],
    ['a lost receipt', 'lost'],
  ] as const)('survives %s, and is there once', async (_, failure) => {
    const running = await start();
    const { discord } = running;
    discord.fail('create_message', failure);
    await discord.user('100').mention('1', LETTER);
    await discord.calls.next(({ operation, status }) => operation === 'create_message' && status === 200);
    await running.platform.stop();
    expect(answers(running)).toHaveLength(1);
  });

  it('that is refused once, as by a 401, reaches whoever asked in a direct message, and the next one the channel', async () => {
    const running = await start();
    const { discord } = running;
    const user = discord.user('100');
    discord.fail('create_message', { status: 401 });
    expect((await (await user.mention('1', LETTER)).message()).channel_id).toBe(user.dmChannel);
    expect((await (await user.mention('1', LETTER)).message()).channel_id).not.toBe(user.dmChannel);
  });

  it('is there once where the message comes twice', async () => {
    const running = await start();
    const { discord } = running;
    const seen = await discord.user('100').mention('1', LETTER);
    await seen.message();
    const told = { ...discord.wire.message(seen.written!, true), channel_type: 0, guild_id: discord.guild('1').id };
    await discord.gateway.dispatch('MESSAGE_CREATE', told, discord.guild('1').id);
    await running.platform.stop();
    expect(answers(running)).toHaveLength(1);
  });
});

describe('buttons', () => {
  it('are kept before they are shown', async () => {
    const held = holding('keep');
    const running = await start({ around: held.around });
    const { discord } = running;
    const asking = said(running, VACCINES);
    await held.called.next();
    expect(discord.called('create_interaction_response')).toEqual([]);
    held.release();
    const answer = await (await asking).message();
    const id = buttonsOf(answer).find(({ label }) => label === 'More')?.custom_id ?? '';
    expect(await running.record.kept('button', id.slice(2), Date.parse('2027-02-19T00:00:00Z'))).toContain('page');
    expect(await running.record.kept('button', id.slice(2), Date.parse('2027-02-21T00:00:00Z'))).toBeNull();
  });
});

describe('200 commands at once', () => {
  it('are all answered in the first callback, each with its own answer', async () => {
    const running = await start();
    const { discord } = running;
    const questions = [LETTER, VACCINES, 'what did Corrine Brown say', 'what did Zorblax say'];
    const expected = ['Milley', 'Fauci', 'Corrine Brown', 'Nothing on record'];
    const asked = Array.from({ length: 200 }, (_, i) =>
      discord.user(`${300 + (i % 50)}`).command('said', { question: questions[i % 4]! }),
    );
    for (const [i, seen] of (await Promise.all(asked)).entries()) {
      expect(plain(await seen.message())).toContain(expected[i % 4]);
    }
    expect(discord.called('create_interaction_response')).toHaveLength(200);
    expect(discord.called('update_original_webhook_message')).toEqual([]);
  });
});
