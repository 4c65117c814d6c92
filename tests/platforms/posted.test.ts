import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../dev/slack/rules/message.js';
import { heading, type Reply, reply } from '../../src/bot/reply/reply.js';
import { renderMessage as discord } from '../../src/platforms/discord/render/message.js';
import { renderMessage as slack } from '../../src/platforms/slack/render/message.js';
import { pieceOf } from '../bot/example-cards.js';
import { faultsOfMessage } from './discord/render/check.js';
import { USUAL, usualCard, usualDigest } from './posted.js';

const posted = {
  slack: (shown: Reply) => JSON.stringify(slack(shown, { actions: 'posted' })),
  discord: (shown: Reply) => JSON.stringify(discord(shown, { actions: 'posted' }).message),
};

/** Where what is seen begins: before it stands what is read out. */
const BODY = { slack: '"blocks":', discord: '"components":' };

describe.each(['slack', 'discord'] as const)('what is posted unasked, on %s', (platform) => {
  const render = posted[platform];
  const times = (what: RegExp, shown: string) => shown.match(what)?.length ?? 0;

  it('has room for ten statements of usual length under their topics, each with its speaker and source', () => {
    const shown = render(usualDigest(USUAL));
    for (let i = 0; i < USUAL.length; i++) expect(shown).toContain(`Speaker Number${i}`);
    for (const topic of [0, 2, 4, 6, 8]) expect(shown).toMatch(new RegExp(`Topic ${topic}\\W+ vaccines`));
    expect(times(/Press Briefing by the Press/g, shown)).toBeGreaterThanOrEqual(10);
    expect(shown).not.toContain('fit in one message');
    expect(shown).toContain('"More"');
    expect(shown).toContain('"Pause"');
  });

  it('leads from each statement to its source', () => {
    const shown = render(usualDigest(USUAL));
    const ways = platform === 'slack' ? /"url":"https:\/\/www\.example\.org/g : /"label":"Context"/g;
    expect(times(ways, shown)).toBe(10);
  });

  it('shortens what stands around the words before the words', () => {
    const shown = render(usualDigest(USUAL.map((length) => Math.min(length, 240))));
    expect(shown).not.toMatch(/first \d+ of/);
    expect(shown.slice(shown.indexOf(BODY[platform]))).not.toContain('Asked');
  });

  it('has all that there is where there is room, and of a card no button but its context', () => {
    const shown = render(reply(heading('One'), usualCard(200, 1), usualCard(200, 2)));
    expect(times(/"Context"/g, shown)).toBe(2);
    expect(times(/Asked/g, shown)).toBeGreaterThanOrEqual(2);
    expect(shown).not.toMatch(/"(Share|Source|Report|Cite)/);
  });

  it('says how many have no room', () => {
    const long = `${'We will look at it and '.repeat(20)}at it all.`;
    const cards = Array.from({ length: 10 }, (_, i) => ({ ...usualCard(0, i), pieces: [pieceOf(long)] }));
    expect(render(reply(...cards))).toMatch(/more statements? do(es)?n\W+t fit/);
  });
});

it('keeps to the limits of both platforms', () => {
  for (const length of [40, 150, 300, 500, 860]) {
    const shown = usualDigest(Array.from({ length: 10 }, () => length));
    expect(faultsOfMessage(discord(shown, { actions: 'posted' }))).toEqual([]);
    const faults: string[] = [];
    const message = { ...slack(shown, { actions: 'posted' }), unfurl_links: false, unfurl_media: false };
    checkMessage(
      message,
      { method: 'chat.postMessage', inChannel: true },
      (path, what) => void faults.push(path + what),
    );
    expect(faults).toEqual([]);
  }
});
