import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { Seen } from '../../../../dev/slack/seen.js';
import type { SlackUser } from '../../../../dev/slack/user.js';
import type { Person } from '../../../../dev/slack/workspace.js';
import { loadCommands } from '../../../../src/bot/commands/load.js';
import { listen } from '../../../../src/platforms/slack/inbound/index.js';
import type { InboundTools } from '../../../../src/platforms/slack/inbound/tools.js';
import { type Running, type StartOptions, slackBot } from '../harness.js';

const start = slackBot();

const QUESTION = 'what did Milley say about the letter';
const PUBLIC = 'https://record.example';
/** What stands on record about that, and whom it is of. */
const WORDS = /Mark A\. Milley|honest mistake|involuntarily|Anthony Fauci/;
const REFUSAL =
  /This bot answers the people of its own|You are not among those whom this bot answers|could not be checked whether this bot/;

/** An answer that everybody in the channel sees. */
async function answered({ slack }: Running) {
  const message = await (await slack.user('U5').mention('C0001', QUESTION)).message();
  expect(message.text).toMatch(WORDS);
  return message;
}

/** A modal that somebody who may read has opened, as if it stood on the screen of somebody else. */
async function opened({ slack }: Running, user: SlackUser, open: (by: SlackUser) => Promise<Seen>) {
  const view = await (await open(slack.user('U5'))).view();
  const { modals } = slack.workspace;
  modals.delete('U5');
  modals.set(user.id, [view]);
  return view;
}

const isOutsider = ({ workspace }: Running['slack'], { id }: SlackUser) => workspace.person(id).team !== 'T0001';

type Way = (running: Running, user: SlackUser) => Promise<Seen>;

/**
 * Everything that Slack can send, by what listens to it, as somebody does it. A listener that is not among them fails the
 * test below.
 */
const WAYS: Readonly<Record<string, Way>> = {
  'command /said': (_, user) => user.slash('/said', QUESTION),
  // An outsider is where a channel is shared.
  'event app_mention': ({ slack }, user) => user.mention(isOutsider(slack, user) ? 'C0002' : 'C0001', QUESTION),
  'event message': (_, user) => user.dm(QUESTION),
  'action /^statement:/': async (running, user) => user.click(await answered(running), 'Context'),
  'action /^invoke:/': async (running, user) => {
    const { slack } = running;
    const list = await (await slack.user('U5').mention('C0001', '/said Fauci vaccines')).message();
    return user.click(list, 'More');
  },
  'view form': async (running, user) => {
    const view = await opened(running, user, (by) => by.slash('/said'));
    return user.submit(view, { question: QUESTION });
  },
  'view report': async (running, user) => {
    const { slack } = running;
    slack.channel('C0050');
    const answer = await answered(running);
    const view = await opened(running, user, (by) => by.click(answer, 'Report a mistake'));
    return user.submit(view, { what: 'Not so.' });
  },
  'shortcut message_action find_similar': ({ slack }, user) =>
    user.messageShortcut(slack.user('U5').write('C0001', QUESTION), 'find_similar'),
  'shortcut shortcut search_statements': (_, user) => user.shortcut('search_statements'),
  'event app_home_opened': (_, user) => user.openHome(),
};

/** What answers in no words, or gives nothing of the record whoever it is. */
const OTHERS = [
  'options block_suggestion speakers',
  'event link_shared',
  'view nothing-to-do',
  'action /^(?!statement:|invoke:)/',
];

/** Who does it, with what they are and how the bot is set. */
const PEOPLE: readonly (readonly [who: string, person: Partial<Person>, options: StartOptions])[] = [
  ['somebody of another organisation', { team: 'T0009', meets: 'T0001' }, {}],
  ['an editor of another organisation', { team: 'T0009', meets: 'T0001' }, { editors: ['U1'] }],
  ['a guest, where full members read', { restricted: true }, { readers: 'members' }],
  ['a guest of one channel, where full members read', { ultraRestricted: true }, { readers: 'members' }],
  ['a member whom the list leaves out', {}, { readers: ['U5', 'S1'] }],
];

async function running(person: Partial<Person>, options: StartOptions) {
  const made = await start({ editorsChannel: 'C0050', publicUrl: PUBLIC, ...options });
  made.slack.workspace.addTeam('T0009', { user: 'U9BOT', bot: 'B0009' });
  made.slack.channel('C0002', { extShared: true });
  made.slack.workspace.groups.set('S1', { id: 'S1', team: 'T0001', handle: 'readers', members: ['U7'] });
  return { made, user: made.slack.user('U1', person) };
}

/** What was put on screens since, by the bot, for all and for one. */
const shownSince = ({ slack }: Running, from: number) =>
  slack.shown.all.slice(from).filter((each) => 'view' in each || each.by !== 'user');

describe('what comes in', () => {
  it('is tried for whoever may not read, whatever listens to it', async () => {
    const heard: string[] = [];
    const name = (constraint: unknown): string => {
      if (constraint instanceof RegExp || typeof constraint === 'string') return String(constraint);
      const { type, callback_id: callback, action_id: action } = constraint as Record<string, string>;
      return [type === 'view_submission' ? '' : type, callback ?? action].filter(Boolean).join(' ');
    };
    const app = new Proxy({} as App, {
      get: (_, method) => (constraint: unknown) => void heard.push(`${String(method)} ${name(constraint)}`),
    });
    const commands = await loadCommands();
    listen(app, { bot: { commands }, pages: {}, editorsChannels: [] } as unknown as InboundTools);
    const [said, ...others] = heard.filter((one) => one.startsWith('command '));
    // All of them are one listener.
    expect([said, ...others]).toContain('command /said');
    const all = heard.filter((one) => !one.startsWith('command ')).concat('command /said');
    expect(all.toSorted()).toEqual([...Object.keys(WAYS), ...OTHERS].toSorted());
  });

  const cases = PEOPLE.flatMap(([who, person, options]) =>
    Object.keys(WAYS).map((way) => ({ who, person, options, way })),
  );
  it.each(cases)('gives $who nothing by $way', async ({ person, options, way }) => {
    const { made, user } = await running(person, options);
    const { slack } = made;
    const act = WAYS[way]!;
    let from = 0;
    // What leads up to it is by somebody who may.
    const seen = await act(made, user);
    from = slack.shown.all.findLastIndex((each) => !('view' in each) && each.by === 'user') + 1;
    const shown = await seen.next((each) => REFUSAL.test(JSON.stringify(each)));
    expect(JSON.stringify(shown)).not.toMatch(WORDS);
    if ('message' in shown) {
      const { channel, ephemeralFor } = shown.message;
      expect(ephemeralFor === user.id || channel === user.dmChannel).toBe(true);
    }
    await made.platform.stop();
    const later = shownSince(made, Math.max(from, slack.shown.all.indexOf(shown)));
    expect(JSON.stringify(later)).not.toMatch(WORDS);
    expect(later.filter((each) => 'message' in each && each.message.channel === 'C0050')).toEqual([]);
  });

  it.each(Object.keys(WAYS).filter((way) => !/home|report|search/.test(way)))('answers a member by %s', async (way) => {
    const { made, user } = await running({}, {});
    const seen = await WAYS[way]!(made, user);
    await seen.next((each) => WORDS.test(JSON.stringify(each)) && !REFUSAL.test(JSON.stringify(each)));
  });

  it.each([
    ['a guest', { restricted: true }, {}],
    ['a member', {}, { readers: 'members' }],
    ['somebody whom the list names', {}, { readers: ['U1'] }],
    ['somebody of a group that the list names', {}, { readers: ['S2'] }],
    ['an editor whom the list leaves out', {}, { readers: ['U5'], editors: ['U1'] }],
  ] as const)('is answered for %s', async (_, person, options) => {
    const { made, user } = await running(person, options);
    made.slack.workspace.groups.set('S2', { id: 'S2', team: 'T0001', handle: 'desk', members: ['U1'] });
    expect((await (await user.slash('/said', QUESTION)).message()).text).toMatch(WORDS);
  });

  it('offers no names to whoever may not read', async () => {
    const { made, user } = await running({ team: 'T0009', meets: 'T0001' }, {});
    const view = await opened(made, user, (by) => by.slash('/said'));
    expect(await user.type(view, 'Speaker', 'mil')).toEqual([]);
    expect(await made.slack.user('U5').type(view, 'Speaker', 'mil')).not.toEqual([]);
  });

  it('shows no card under a link that an outsider posts', async () => {
    const { made, user } = await running({ team: 'T0009', meets: 'T0001' }, { sharedChannels: 'public' });
    const { slack, record, pages } = made;
    slack.channel('C0002', { extShared: true });
    const url = (await pages!.linksFor((await record.recent(1))[0]!.statement.id, 'U5')).address;
    await user.link('C0002', url, [url]);
    await (await slack.user('U5').link('C0001', url, [url])).message();
    expect(slack.called('chat.unfurl')).toHaveLength(1);
  });
});

describe('whether somebody may read', () => {
  it('is known without asking Slack, where what came in proves it', async () => {
    const { made, user } = await running({}, {});
    made.slack.fail('users.info', { error: 'internal_error' }, Number.POSITIVE_INFINITY);
    expect((await (await user.slash('/said', QUESTION)).message()).text).toMatch(WORDS);
    expect((await (await user.mention('C0001', QUESTION)).message()).text).toMatch(WORDS);
    expect((await (await user.dm(QUESTION)).message()).text).toMatch(WORDS);
  });

  it.each([
    ['members', {}, { readers: 'members' }],
    ['a group', {}, { readers: ['S1'] }],
    ['somebody whose workspace is not told', { team: 'T0009', meets: 'T0001' }, {}],
  ] as const)('is refused for now where Slack does not tell: %s', async (_, person, options) => {
    const { made, user } = await running(person, options);
    for (const method of ['users.info', 'usergroups.users.list']) {
      made.slack.fail(method, { error: 'internal_error' }, Number.POSITIVE_INFINITY);
    }
    const { text } = await (await user.slash('/said', QUESTION)).message();
    expect(text).toContain('It could not be checked whether this bot may answer you.');
    expect(text).toContain('Try again in a minute');
  });

  it('goes by the workspaces that somebody belongs to, within an organisation', async () => {
    const { made } = await running({}, {});
    const { slack } = made;
    slack.workspace.teams.get('T0001')!.enterprise = 'E0001';
    slack.workspace.addTeam('T0002', { user: 'U2BOT', bot: 'B0002' }).enterprise = 'E0001';
    const both = slack.user('W1', { team: 'T0002', grid: ['T0002', 'T0001'] });
    const other = slack.user('W2', { team: 'T0002', meets: 'T0001', grid: ['T0002'] });
    expect((await (await both.slash('/said', QUESTION)).message()).text).toMatch(WORDS);
    expect((await (await other.slash('/said', QUESTION)).message()).text).toMatch(REFUSAL);
  });
});
