import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRecord } from '../../../src/record/index.js';
import { digestOf, statementsOf, type Utterance, wordsOf } from '../digest-output.js';
import { ARTICLE, Collected, Workplace } from '../harness.js';
import { all, readHtml, readMarkdown, readXml, text } from '../reading.js';

const DRAFT = 'The letter is a draft. It was a mistake,';
const PERIOD = 'There has been no decision made to leave Iraq, period,';

describe('a digest of the sample documents', () => {
  let place: Workplace;
  let told: Utterance[];
  beforeAll(async () => {
    place = await Workplace.open({ ONRECORD_PUBLIC_URL: 'https://record.example' });
    const record = await openRecord({ db: place.environment['ONRECORD_DB']!, seed: true, thread: 'caller' });
    await record.close();
    const { stdout } = await place.run(['digest', '--json']);
    told = statementsOf(JSON.parse(stdout));
    expect(told.length).toBeGreaterThan(30);
  });
  afterAll(() => place.close());

  /** Behind these words of a sample a mark of the page stands, and then the rest of the sentence. */
  const CUT = /a \nperson of outstanding$/;
  const inMarks = (text: string) => `“${text}”${CUT.test(text) ? ' …' : ''}`;
  const quotes = () => told.map((one) => (one.kind === 'direct' ? inMarks(one.text) : one.text));
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await place.run(['digest', ...args]);
    expect([code, stderr]).toEqual([0, '']);
    return stdout;
  };

  it('is what the chat posts, with what goes below it', async () => {
    const shown = await run();
    expect(shown).toMatch(/^Digest, \d+ \w+ \d{4}\n/);
    expect(shown).toMatch(/Chosen from [\d,]+ statements in 19 sources, new on record since /);
    expect(quotes().filter((quote) => !shown.includes(`\n${quote}\n`))).toEqual([]);
    expect(shown).toMatch(/^More of the digest of /m);
  });

  it('is JSON of a known shape', async () => {
    const digest = JSON.parse(await run('--format', 'json', '--time-zone', 'Europe/London'));
    expect(Object.keys(digest)).toEqual([
      'type',
      'subscription',
      'wanted',
      'window',
      'read',
      'left',
      'topics',
      'corrections',
    ]);
    const { since, until, timeZone } = digest.window;
    expect([timeZone, Date.parse(until) - Date.parse(since)]).toEqual(['Europe/London', 86_400_000]);
    expect(digest).toMatchObject({
      type: 'digest',
      subscription: null,
      wanted: '',
      left: 0,
      corrections: [],
      read: { sources: 19 },
    });
    expect(Object.keys(statementsOf(digest)[0]!)).toEqual(
      'id text kind speaker confidence cue role date source context utterance firstSeen permalink elsewhere'.split(' '),
    );
    const { id } = told[0]!;
    const permalink = expect.stringMatching(/^https:\/\/record\.example\/s\/[\w-]{22}$/);
    expect(told[0]).toMatchObject({ utterance: id, permalink });
  });

  it('is Markdown that is read back as it was', async () => {
    const { quoted, addresses } = readMarkdown(await run('--format', 'markdown'));
    expect(quoted).toEqual(quotes());
    expect(addresses).toContain(told[0]!.permalink);
  });

  it('is a page that needs nothing from elsewhere', async () => {
    const { quoted, names, attributes } = readHtml(await run('--format', 'html'));
    expect(quoted).toEqual(quotes());
    for (const name of ['script', 'link', 'img', 'iframe']) expect(names).not.toContain(name);
    for (const name of ['src', 'style', 'onclick']) expect(attributes).not.toContain(name);
  });

  it.each(['rss', 'atom'])('is a feed in %s, with an entry for each utterance', async (format) => {
    const root = readXml(await run('--format', format));
    const isRss = root.name === 'rss';
    const feed = isRss ? all(root, 'channel')[0]! : root;
    const items = all(feed, isRss ? 'item' : 'entry');
    const utterances = new Set(told.map((one) => one.utterance));
    const ids = items.map((item) => text(item, isRss ? 'guid' : 'id'));
    expect(ids.toSorted()).toEqual([...utterances].map((id) => `urn:onrecord:statement:${id}`).toSorted());
    const words = items.flatMap((item) => readHtml(text(item, isRss ? 'description' : 'content')!).quoted);
    expect(words.toSorted()).toEqual(quotes().toSorted());
    for (const item of items) {
      const id = text(item, isRss ? 'guid' : 'id')!
        .split(':')
        .at(-1)!;
      const one = told.find((each) => each.id === id)!;
      const seen = Math.floor(Date.parse(text(item, isRss ? 'pubDate' : 'updated')!) / 1000);
      expect(seen).toBe(Math.floor(Date.parse(one.firstSeen) / 1000));
      const author = isRss ? text(item, 'dc:creator') : text(all(item, 'author')[0]!, 'name');
      expect(author).toBe(one.speaker);
      const link = isRss ? text(item, 'link') : all(item, 'link')[0]!.attributes['href'];
      expect(link).toBe(one.permalink);
      expect(text(item, isRss ? 'dcterms:created' : 'published')).toMatch(/^\d{4}-\d{2}-\d{2}/);
    }
    expect(text(feed, isRss ? 'lastBuildDate' : 'updated')).toBeDefined();
  });

  it('has the same ids in the feeds each time', async () => {
    const idOf = async (...args: string[]) => text(readXml(await run('--format', 'atom', ...args)), 'id');
    expect(await idOf()).toBe(await idOf('--since', '2 days'));
    expect(await idOf()).not.toBe(await idOf('--topic', 'omicron'));
  });

  it('is told apart by why each statement is in it or not', async () => {
    const judged = JSON.parse(await run('--preview', '--json'));
    const inside = judged.filter((one: { isIn: boolean }) => one.isIn);
    expect(inside.length).toBeGreaterThan(3);
    expect(inside.length).toBeLessThanOrEqual(10);
    expect(inside).toEqual(judged.slice(0, inside.length));
    expect(judged[0]).toMatchObject({
      isIn: true,
      why: expect.stringMatching(/^In: \d+ points/),
      factors: expect.any(Array),
    });
    const shown = await run('--preview');
    expect(shown).toMatch(
      new RegExp(`^Preview of a digest: ${inside.length} in, ${judged.length - inside.length} out\n`),
    );
    expect(shown).toMatch(/^In: \d+ points \(\+4 exact words, /m);
    expect(shown).toMatch(/^\d+ more utterances, all of them in --format json\.$/m);
  });
});

describe('what is wanted of a digest', () => {
  let place: Workplace;
  beforeEach(async () => {
    place = await Workplace.open();
    await place.run(['import', await place.file('article.md', ARTICLE)]);
  });
  afterEach(() => place.close());

  it('is what one person said, on a topic, in a source, of a kind', async () => {
    expect(wordsOf(await digestOf(place, '--speaker', 'Milley'))).toEqual([DRAFT]);
    const judged = await digestOf(place, '--preview', '--speaker', 'Milley', '--speaker', 'Esper', '--kind', 'quotes');
    const words = judged.flatMap(({ statements }: { statements: Utterance[] }) => statements.map((one) => one.text));
    expect(words.toSorted()).toEqual([DRAFT, PERIOD]);
    expect(wordsOf(await digestOf(place, '--topic', 'letter', '--kind', 'quotes'))).toEqual([DRAFT]);
    expect(wordsOf(await digestOf(place, '--source', 'Congress'))).toEqual([]);
    const { wanted, topics } = await digestOf(place, '--speaker', 'Milley', '--source', 'Defense');
    expect([wanted, topics.length]).toEqual(['Mark A. Milley, in Defense', 1]);
    expect(wordsOf(await digestOf(place, '--kind', 'paraphrases'))).not.toContain(DRAFT);
  });

  it('is told where a name was read as another one, or is nobody’s', async () => {
    const slip = await place.run(['digest', '--speaker', 'Miley']);
    expect([slip.code, slip.stderr]).toEqual([0, 'Miley was read as Mark A. Milley.\n']);
    const nobody = await place.run(['digest', '--speaker', 'Ann Lee']);
    expect([nobody.code, nobody.stderr]).toEqual([0, 'Nobody on record is called Ann Lee yet.\n']);
    expect(nobody.stdout).toContain('Ann Lee (not on record yet)\nNothing new on record since ');
  });

  it('shows what would turn its direction; what is isolated in a page is not in a terminal, and JSON has it all', async () => {
    const words = 'We said \u202eno, and שלום will be said again on Monday,';
    await place.run(['import', await place.file('hostile.txt', `“${words}” Ann Lee said.\n`)]);
    const args = ['digest', '--speaker', 'Ann Lee'];
    const shown = words.replace('\u202e', '\ufffd');
    const page = await place.run([...args, '--format', 'html']);
    expect(readHtml(page.stdout).quoted).toEqual([`“\u2068${shown}\u2069”`]);
    const terminal = Object.assign(new Collected(), { isTTY: true });
    expect((await place.run([...args, '--format', 'html'], '', terminal)).stdout).toContain(`“${shown}”`);
    expect(wordsOf(await digestOf(place, '--speaker', 'Ann Lee'))).toEqual([words]);
  });

  it('is asked where several people bear a name', async () => {
    const brown = '“I was there,” said Pat Brown.\n\n“I was not there,” said Kim Brown.\n';
    await place.run(['import', await place.file('brown.txt', brown)]);
    const { code, stdout, stderr } = await place.run(['digest', '--speaker', 'Brown']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/Brown may be (?:Pat Brown or Kim Brown|Kim Brown or Pat Brown)\.\n.*\[SPEAKER_AMBIGUOUS\]/);
  });

  it('is what was first seen since a time, whatever its dates', async () => {
    for (const since of ['1 week', '2020-01-06', '2020-01-06T08:00', '2020-01-06T08:00Z', '2020-01-06T08:00-05:00']) {
      expect(wordsOf(await digestOf(place, '--since', since, '--speaker', 'Milley'))).toEqual([DRAFT]);
    }
    const { window } = await digestOf(place, '--since', '2020-07-01', '--time-zone', 'America/New_York');
    expect(window.since).toBe('2020-07-01T04:00:00.000Z');
    const just = await digestOf(place, '--since', new Date().toISOString());
    expect([wordsOf(just), just.read]).toEqual([[], { statements: 0, sources: 0 }]);
  });

  it.each([
    [['--format', 'pdf'], /Allowed choices are text, markdown, html, json, rss, atom/],
    [['--json', '--format', 'rss'], /cannot be used with/],
    [['--since', 'lately'], /\[DURATION_UNREAD\]/],
    [['--since', '0h'], /\[DURATION_UNREAD\]/],
    [['--since', '2020-02-30'], /\[SINCE_UNREAD\]/],
    [['--since', '9999-01-01'], /still to come\.\n.*\[SINCE_UNREAD\]/],
    [['--time-zone', 'Mars'], /\[TIME_ZONE_UNKNOWN\]/],
    [['--speaker', '—'], /\[SPEAKER_UNREAD\]/],
    [['--kind', 'lies'], /It has to be one of: quotes, paraphrases/],
    [['--schedule', 'first'], /whole number/],
    [['--schedule', '7'], /There is no schedule 7 in the record\.\nThere is none yet\. \[SUBSCRIPTION_UNKNOWN\]/],
    [['--watch', '7'], /There is no watch 7 /],
    [['--watch', '7', '--schedule', '7'], /\[USAGE\]/],
    [['--watch', '7', '--topic', 'Iran'], /\[USAGE\]/],
    [['--watch', '7', '--preview'], /\[USAGE\]/],
    [['--preview', '--format', 'rss'], /There is no preview as rss\./],
  ] as const)('is refused with the reason: %s', async (args, reason) => {
    const { code, stdout, stderr } = await place.run(['digest', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
  });
});
