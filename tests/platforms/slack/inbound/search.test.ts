import { describe, expect, it } from 'vitest';
import { TestTime } from '../connected.js';
import { holding, inBlocks, type Running, slackBot } from '../harness.js';

const start = slackBot();

const LETTER = 'the letter';

const opened = async ({ slack }: Running) => (await slack.user('U1').shortcut('search_statements')).view();

describe.each(['socket', 'http'] as const)('the search form, by %s', (mode) => {
  it('offers names as they are typed, and shows the answer in its place', async () => {
    const running = await start({ mode });
    const user = running.slack.user('U1');
    const form = await opened(running);
    const names = await user.type(form, 'Speaker', 'mil');
    expect(names.map(({ value }) => value)).toContain('Mark A. Milley');
    const found = await (
      await user.submit(form, { Speaker: names.find(({ value }) => value === 'Mark A. Milley')!, question: LETTER })
    ).view();
    expect(found.id).toBe(form.id);
    expect(inBlocks(found)).toContain('Mark A. Milley on letter');
    expect(inBlocks(found)).not.toContain('statement:share');
  });
});

describe('the search form', () => {
  it('offers names with slips, the names with most statements where nothing is typed, and none where none fits', async () => {
    const running = await start();
    const user = running.slack.user('U1');
    const form = await opened(running);
    const typed = async (text: string) => (await user.type(form, 'Speaker', text)).map(({ value }) => value);
    expect(await typed('Milly')).toContain('Mark A. Milley');
    expect(await typed('Fuaci')).toContain('Anthony Fauci');
    expect((await typed('')).length).toBeGreaterThan(5);
    expect(await typed('<!channel>zzzzqq')).toEqual([]);
    expect(await typed('x'.repeat(5000))).toEqual([]);
  });

  it('wants a speaker or a topic, and days in their order', async () => {
    const running = await start();
    const user = running.slack.user('U1');
    const form = await opened(running);
    const empty = await user.submit(form, { kind: 'quotes' });
    expect(empty.ack.payload).toMatchObject({ response_action: 'errors', errors: { question: expect.any(String) } });
    const turned = await user.submit(form, { question: 'Milley', since: '2020-02-01', until: '2020-01-01' });
    expect(turned.ack.payload).toMatchObject({ response_action: 'errors', errors: { until: expect.any(String) } });
    expect(user.modal?.id).toBe(form.id);
  });

  it('searches by days and kind', async () => {
    const running = await start();
    const user = running.slack.user('U1');
    const search = async (values: Parameters<typeof user.submit>[1]) =>
      inBlocks(await (await user.submit(await opened(running), values)).view());
    expect(await search({ question: 'Milley letter', kind: 'quotes' })).toContain('was an honest mistake');
    expect(await search({ question: 'Milley letter', kind: 'Paraphrases' })).not.toContain('was an honest mistake');
    expect(await search({ question: 'Milley letter', since: '2021-01-01' })).toContain('Nothing on record');
    expect(await search({ question: 'Milley letter', since: '2020-01-06', until: '2020-01-06' })).toContain(
      'honest mistake',
    );
  });

  it('asks who is meant, and takes the answer', async () => {
    const running = await start();
    const user = running.slack.user('U1');
    const asked = await (await user.submit(await opened(running), { question: 'what did Brown say' })).view();
    const answer = await (await user.click(asked, 'Corrine Brown')).view();
    expect(answer.id).toBe(asked.id);
    expect(inBlocks(answer)).toContain('3 statements on record');
  });

  it('says what is wrong with a question, in its place', async () => {
    const running = await start();
    const user = running.slack.user('U1');
    for (const question of ['<!channel> *x* "a"', '???', '"'.repeat(400), 'speaker:<@U2>']) {
      const view = await (await user.submit(await opened(running), { question })).view();
      expect(inBlocks(view)).not.toContain('Something went wrong');
    }
  });

  it('says that it is searching where that takes long, then fills in the answer', async () => {
    const held = holding('ask');
    const running = await start({ time: new TestTime(), around: held.around });
    const user = running.slack.user('U1');
    const seen = await user.submit(await opened(running), { question: 'Milley letter' });
    expect(inBlocks(await seen.view())).toContain('One moment …');
    held.release();
    expect(inBlocks(await seen.view())).toContain('Mark A. Milley on letter');
  });

  it('answers in a direct message where the form was closed meanwhile', async () => {
    const held = holding('ask');
    const running = await start({ time: new TestTime(), around: held.around });
    const user = running.slack.user('U1');
    const seen = await user.submit(await opened(running), { question: 'Milley letter' });
    await user.close(await seen.view());
    held.release();
    expect(await seen.message()).toMatchObject({ channel: 'D1' });
  });

  it('is opened once, however often the shortcut comes', async () => {
    const running = await start();
    await (await running.slack.user('U1').shortcut('search_statements', { copies: 3 })).view();
    await running.platform.stop();
    expect(running.slack.called('views.open')).toHaveLength(1);
  });
});
