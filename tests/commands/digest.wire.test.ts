import { describe, expect, it } from 'vitest';
import { BRIEFING, buttonsOf, EDITOR, NOW, newsBot, REPORTER } from './news.js';

const { record, say, press, add, setNow } = newsBot();
const subscriptions = () => record().subscriptions();

describe('/digest schedule', () => {
  it('sets a digest for the channel, at a local time, and says when it comes first', async () => {
    const { text } = await say('/digest schedule weekdays 08:00 Europe/London');
    expect(text).toContain('Digest 1 is set.');
    expect(text).toContain('To this channel. Next on Tuesday, 7 January 2020 at 08:00 Europe/London.');
    expect(await subscriptions()).toMatchObject([
      {
        place: EDITOR.here,
        owner: 'U9',
        state: 'active',
        since: NOW,
        rule: {
          type: 'digest',
          when: { days: [1, 2, 3, 4, 5], time: '08:00', zone: 'Europe/London' },
          quietDays: 'line',
        },
      },
    ]);
  });

  it('takes the time zone of whoever asks, and says when it cannot be known', async () => {
    await say('/digest schedule daily 7am', { ...EDITOR, timeZone: 'Asia/Tokyo' });
    expect((await subscriptions())[0]?.rule).toMatchObject({ when: { time: '07:00', zone: 'Asia/Tokyo' } });
    const { timeZone: _, ...nowhere } = EDITOR;
    const { text, failed, about } = await say('/digest schedule daily 7am', nowhere);
    expect(text).toContain('Europe/London');
    expect([failed, about]).toEqual([true, 'when']);
  });

  it('narrows it to people, topics, sources and kinds', async () => {
    await add(BRIEFING);
    const line =
      'speakers:"Esper, Milley" topics:Iran,troops sources:transcripts kind:quotes quiet:nothing daily 08:00';
    const { text } = await say(`/digest schedule ${line}`);
    expect(text).toContain('Mark T. Esper or Mark A. Milley, on Iran or troops, in transcripts, exact quotes only');
    const [{ rule } = {}] = await subscriptions();
    expect(rule).toMatchObject({
      quietDays: 'nothing',
      filter: { topics: ['Iran', 'troops'], sources: ['transcripts'], kinds: ['direct'] },
    });
    expect(rule?.filter.speakers.map(({ id }) => id)).not.toContain(null);
  });

  it('keeps a name that is not on record yet, and says so', async () => {
    const { text } = await say('/digest schedule speakers:"Ada Lovelace" daily 08:00');
    expect(text).toContain('Nobody called Ada Lovelace is on record yet');
    expect((await subscriptions())[0]?.rule.filter.speakers).toEqual([{ id: null, name: 'Ada Lovelace' }]);
  });

  it('asks which of several is meant, and sets nothing', async () => {
    await add('“No comment at all,” said Gordon Brown. “No comment today,” said Sherrod Brown.', 'browns.txt');
    const { text, about } = await say('/digest schedule speakers:Brown daily 08:00');
    expect(text).toMatch(/Several people are called Brown: .*Gordon Brown.*Give the name in full/s);
    expect(about).toBe('speakers');
    expect(await subscriptions()).toEqual([]);
  });

  it('is for editors in a channel, and for everybody to themselves', async () => {
    const refused = await say('/digest schedule to:channel daily 08:00', REPORTER);
    expect(refused.text).toContain('for editors to decide');
    expect(refused.text).toContain('to:me');
    for (const line of ['/digest schedule to:me daily 08:00', '/digest schedule daily 08:00']) {
      expect((await say(line, REPORTER)).text).toContain('To you alone.');
    }
    const own = { place: REPORTER.alone, owner: 'U1' };
    expect(await subscriptions()).toMatchObject([own, own]);
  });

  it('is seen and changed by whoever set it alone with the bot as well, and by nobody else there', async () => {
    await say('/digest schedule daily 08:00');
    const { here: _, ...alone } = EDITOR;
    expect((await say('/digest list', alone)).text).toContain('To the channel C1.');
    const { here: _channel, ...other } = { ...EDITOR, userId: 'U8', alone: { ...EDITOR.alone!, channel: 'U8' } };
    expect((await say('/digest remove 1', other)).text).toContain('There is no digest 1 here');
    expect((await say('/digest pause id:1', alone)).text).toContain('Digest 1 is paused.');
  });

  it('changes one, which then is not due at once', async () => {
    await say('/digest schedule weekdays 09:00 Europe/London');
    setNow(NOW + 60_000);
    const { text } = await say('/digest schedule id:1 weekdays 08:00 Europe/London');
    expect(text).toContain('Digest 1 is changed.');
    expect(await subscriptions()).toMatchObject([{ since: NOW + 60_000, rule: { when: { time: '08:00' } } }]);
    expect((await say('/digest schedule id:1 daily 08:00', REPORTER)).failed).toBe(true);
  });

  it('promises none for today where today has had one', async () => {
    await say('/digest schedule daily 08:00 Europe/London');
    await record().plan({
      ...{ subscription: 1, slot: '2020-01-06', state: 'sent', after: 0, upTo: 0, dueAt: NOW, plannedAt: NOW },
      ...{ told: [], read: { statements: 0, sources: 0 }, posts: ['1.1'] },
    });
    const { text } = await say('/digest schedule id:1 daily 17:00 Europe/London');
    expect(text).toContain('Next on Tuesday, 7 January 2020 at 17:00');
    await say('/digest schedule daily 08:00 Europe/London');
    expect((await say('/digest schedule id:2 daily 17:00 Europe/London')).text).toContain('Next on Monday, 6 January');
  });

  it('keeps, of one that is changed, what nothing is said of', async () => {
    await say('/digest schedule speakers:Milley topics:Iran quiet:nothing weekdays 09:00 Europe/London');
    await say('/digest schedule id:1 topics:Iraq weekdays 08:00 Europe/London');
    const [changed] = await subscriptions();
    expect(changed?.rule).toMatchObject({ quietDays: 'nothing', when: { time: '08:00' } });
    expect(changed?.rule.filter).toMatchObject({ speakers: [{ name: 'Mark A. Milley' }], topics: ['Iraq'] });
  });

  it.each(['schedule', 'schedule every blue moon', 'schedule 25:00 Europe/London', `schedule ${'x'.repeat(1500)}`])(
    'says what is wrong with /digest %s',
    async (line) => {
      const { text } = await say(`/digest ${line}`);
      expect(text).toContain('weekdays 08:00 Europe/London');
      expect(await subscriptions()).toEqual([]);
    },
  );

  it('stops at twenty-five in one place', async () => {
    for (let i = 0; i < 25; i++) await say('/digest schedule daily 08:00');
    const { text } = await say('/digest schedule daily 08:00');
    expect(text).toContain('There are 25 digests and watches here already.');
  });
});

describe('a digest that is set', () => {
  it('is paused, resumed and removed, by its buttons as well', async () => {
    const set = await say('/digest schedule daily 08:00');
    const paused = await press(buttonsOf(set).get('Pause')!);
    expect(paused.text).toContain('Paused.');
    setNow(NOW + 3_600_000);
    const resumed = await press(buttonsOf(paused).get('Resume')!);
    expect(resumed.text).toContain('goes on');
    expect(await subscriptions()).toMatchObject([{ state: 'active', since: NOW + 3_600_000, after: 0 }]);
    expect((await say('/digest pause 1')).text).toContain('is paused');
    expect((await say('/digest remove #1')).text).toContain('is removed');
    expect(await subscriptions()).toEqual([]);
    expect((await press(buttonsOf(paused).get('Resume')!)).text).toContain('There is no digest 1 here');
  });

  it('is nobody’s to change but an editor’s of the channel, and is shown to nobody elsewhere', async () => {
    await say('/digest schedule daily 08:00');
    for (const line of ['pause', 'resume', 'remove 1']) {
      expect((await say(`/digest ${line}`, REPORTER)).text).toContain('changed by editors');
    }
    const elsewhere = { ...EDITOR, here: { ...EDITOR.here!, channel: 'C2' } };
    expect((await say('/digest remove 1', elsewhere)).text).toContain('There is no digest 1 here');
    expect((await say('/digest list', elsewhere)).text).toContain('No digest is posted here');
    const { text } = await say('/digest list', REPORTER);
    expect(text).toContain('Digest 1: daily 08:00 Europe/London');
    expect(text).not.toContain('Remove');
  });

  it('of somebody alone is shown to nobody else', async () => {
    await say('/digest schedule to:me daily 08:00', REPORTER);
    expect((await say('/digest list')).text).toContain('No digest is posted here');
    expect((await say('/digest remove 1')).text).toContain('There is no digest 1 here');
    expect((await say('/digest list', REPORTER)).text).toContain('To you alone.');
  });

  it('has to be named where there are several', async () => {
    await say('/digest schedule daily 08:00');
    await say('/digest schedule to:me daily 09:00');
    expect((await say('/digest pause')).text).toMatch(/several: Digest 1.*Digest 2/s);
    expect((await say('/digest pause 7')).text).toContain('There is no digest 7 here');
  });

  it('is offered where something can be posted, and nowhere else', async () => {
    const { here: _, alone: __, ...nowhere } = EDITOR;
    expect(buttonsOf(await say('/digest list')).has('Schedule one')).toBe(true);
    expect(buttonsOf(await say('/digest list', nowhere)).size).toBe(0);
  });

  it('says in the list why it was disabled', async () => {
    await say('/digest schedule daily 08:00');
    await record().amend(1, 1, { state: 'disabled', reason: 'The channel is archived.' });
    const { text } = await say('/digest list');
    expect(text).toContain('Disabled: The channel is archived.');
    expect(text).toContain('/digest resume id:1');
  });
});

describe('/digest now', () => {
  it('tells what came in, in exact words with their receipt', async () => {
    await add(BRIEFING);
    setNow(Date.now());
    const { text, nodes } = await say('/digest now');
    expect(text).toContain('“The letter was an honest mistake and it should never have been sent to Baghdad,”');
    expect(text).toMatch(/Mark A. Milley, chairman of the Joint Chiefs of Staff/i);
    expect(text).toContain('Chosen from 3 statements in 1 source');
    expect(nodes.filter(({ type }) => type === 'quote')).toHaveLength(2);
  });

  it('says so where nothing came in, or nothing fits', async () => {
    setNow(Date.now());
    expect((await say('/digest now')).text).toContain('Nothing new on record');
    await add(BRIEFING);
    const { text } = await say('/digest now topics:weather 2 days');
    expect(text).toContain('on weather');
    expect(text).toContain('Nothing new on record');
    expect((await say('/digest now speakers:Milley')).text).not.toContain('5,200');
    expect((await say('/digest now yesterday')).text).toContain('30 min');
  });

  it('of a schedule tells what that would tell next', async () => {
    setNow(Date.now());
    await add(BRIEFING);
    await say('/digest schedule topics:letter daily 08:00');
    expect((await say('/digest now id:1')).text).toContain('Nothing new on record');
    await add('“The letter was no mistake, and I will say so tomorrow,” said Mark Milley.', 'later.txt');
    expect((await say('/digest now id:1')).text).toContain('no mistake');
  });
});

describe('/digest preview of a schedule', () => {
  it('leaves out what that has told before, as its next post will', async () => {
    const letter =
      '“The letter was an honest mistake and it should never have been sent to Baghdad,” said Mark Milley.';
    await add(letter, 'one.txt');
    await say('/digest schedule daily 08:00');
    const [{ after = 0 } = {}] = await subscriptions();
    const { statements } = await record().stats();
    expect(statements).toBe(1);
    const filter = { speakers: [], topics: [], sources: [], kinds: [] };
    const { told, read } = await record().digest({ after: 0, upTo: after, filter, today: '2020-01-07' });
    await record().plan({
      ...{ subscription: 1, slot: '2020-01-07', state: 'sent', after, upTo: after, dueAt: NOW, plannedAt: NOW },
      ...{ told, read, posts: ['1.1'] },
    });
    await add(`${letter}\n\nOfficials declined to comment.`, 'two.txt');
    expect((await say('/digest preview id:1')).text).toContain('Out: told before');
    expect((await say('/digest now id:1')).text).toContain('Nothing to tell of 1 statement');
  });
});

describe('/digest preview', () => {
  it('says of each statement why it is in or out', async () => {
    await add(`${BRIEFING}\n\n“Thank you, everybody,” said Mark Esper.`);
    setNow(Date.now());
    const { text } = await say('/digest preview');
    expect(text).toMatch(/Preview: \d of 4 utterances would be told/);
    expect(text).toMatch(/In: \d+ points \(\+4 exact words/);
    expect(text).toContain('Out: thanks');
  });

  it('says so where there is nothing', async () => {
    expect((await say('/digest preview')).text).toContain('nothing to tell');
  });
});

describe('/digest show', () => {
  it('shows what was posted, page by page', async () => {
    const words = (n: number) =>
      `“We will build ${n} new bridges in the north before the end of the year,” said Ann Lee.`;
    await add(Array.from({ length: 25 }, (_, i) => words(i + 2)).join('\n\n'), 'bridges.txt');
    await say('/digest schedule daily 08:00');
    expect((await say('/digest show')).text).toContain('was not posted yet');
    const { told, read } = await record().digest({
      ...{ after: 0, upTo: await record().newest(), today: '2020-01-07' },
      filter: { speakers: [], topics: [], sources: [], kinds: [] },
    });
    const [{ after = 0 } = {}] = await subscriptions();
    await record().plan({
      ...{ subscription: 1, slot: '2020-01-07', state: 'sent', after, upTo: after, dueAt: NOW, plannedAt: NOW },
      ...{ told, read, posts: ['1.1'] },
    });
    const { text, nodes } = await say('/digest show 2020-01-07');
    expect(text).toContain('Digest, 7 January 2020');
    const page = nodes.find((node) => node.type === 'page');
    expect(page).toMatchObject({ first: 1, last: 6, total: 25, previous: null });
    const next = await press(page!.next!);
    expect(next.nodes.find((node) => node.type === 'page')).toMatchObject({ first: 7, last: 11, total: 25 });
    expect((await say('/digest show 2020-01-08')).text).toContain('has none of 2020-01-08');
  });
});
