import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { anyOf } from '../../src/search/candidate-query.js';
import type { CandidateQuery, Document, LongDocument, Store } from '../../src/store/store.js';
import { stemsOf } from '../../src/text/words.js';
import { anyDocument, makeDocument } from './documents.js';

/** A place for records: `open` opens one by its name, the same one again for the same name. */
export interface StoreUnderTest {
  open(name: string): Promise<Store>;
  dispose(): Promise<void>;
}

/** A place for the test that runs, and a store that is open in it until the test ends. */
export async function opened(setUp: () => Promise<StoreUnderTest>): Promise<{ place: StoreUnderTest; store: Store }> {
  const place = await setUp();
  const store = await place.open('main');
  onTestFinished(async () => {
    await store.close();
    await place.dispose();
  });
  return { place, store };
}

const letter = 'The letter was an honest mistake. It should not have been sent.';
const rockets = 'Thirty-one rockets were fired at our people in Iraq.';
const draft = 'It was a draft of the withdrawal.';

/** What every store must do, whatever it is built on. */
export function describeStore(name: string, setUp: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let place: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      ({ place, store } = await opened(setUp));
    });

    const briefing = makeDocument(
      `Reporters asked about troops.\n\n"${letter}" said Milley.\n\n"${rockets}" said Esper of Soleimani.`,
      [
        { by: 'Mark Milley', text: letter, topics: [{ term: 'general’s memo', from: 'discourse' }] },
        { by: 'Mark Esper', text: rockets, kind: 'mixed', question: 'Reporters asked about troops.' },
      ],
      { eventDate: '2020-01-06', origin: 'briefing.txt', title: 'Pentagon press briefing' },
      ['Mark A. Milley', 'Qassem Soleimani'],
    );
    const [milleyOnLetter, esperOnRockets] = briefing.statements;
    const article = makeDocument(
      `A senior official spoke of it: ${draft}`,
      [{ by: 'a senior official', text: draft, kind: 'indirect' }],
      { publishedDate: '2020-02-01', origin: 'https://example.org/draft', kind: 'release' },
    );

    describe('save', () => {
      it('gives back what was saved, whole', async () => {
        expect(await store.save(briefing)).toBe('added');
        expect(await store.source(briefing.source.id)).toEqual(briefing.source);
        expect(await store.statementsOf(briefing.source.id)).toEqual(briefing.statements);
        expect(await store.statement(esperOnRockets!.id)).toEqual(esperOnRockets);
      });

      it('is idempotent', async () => {
        await store.save(briefing);
        const before = [await store.stats(), await store.speakers(), await store.similarWords('letter', 9)];
        expect(await store.save(briefing)).toBe('unchanged');
        expect([await store.stats(), await store.speakers(), await store.similarWords('letter', 9)]).toEqual(before);
      });

      it('puts a changed document in the place of the older version, which stays readable', async () => {
        await store.save(briefing);
        const corrected = makeDocument(`"${letter}" said Milley on Monday.`, [{ by: 'Mark Milley', text: letter }], {
          origin: 'briefing.txt',
        });
        expect(await store.save(corrected)).toBe('replaced');
        const versions = await store.versions(briefing.source.id);
        expect(versions.map(({ id, status }) => [id, status])).toEqual([
          [briefing.source.id, 'corrected'],
          [corrected.source.id, 'live'],
        ]);
        expect(await store.versions(corrected.source.id)).toEqual(versions);
        expect((await store.source(briefing.source.id))?.status).toBe('corrected');
        expect(await store.statement(esperOnRockets!.id)).toEqual(esperOnRockets);
        expect(await store.statementsOf(briefing.source.id)).toEqual(briefing.statements);
      });

      it('answers, counts and lists nothing of a corrected version', async () => {
        await store.save(briefing);
        await store.save(makeDocument('Nobody said anything.', [], { origin: 'briefing.txt' }));
        expect(await store.candidates({ ...anyOf(stemsOf('rockets letter')), limit: 9 })).toEqual([]);
        expect(await store.candidates({ ...anyOf([]), limit: 9 })).toEqual([]);
        expect(await store.frequencies(stemsOf('rockets letter'))).toEqual(new Map());
        expect(await store.similarWords('rockets', 9)).toEqual([]);
        expect(await store.speakers()).toEqual([]);
        expect(await store.mentions('Soleimani')).toBe(0);
        expect((await store.sources()).map((each) => each.source.status)).toEqual(['live']);
        expect(await store.scope()).toEqual({ sources: 1, statements: 0, from: null, to: null });
        expect(await store.stats()).toMatchObject({ people: 0, byKind: { direct: 0, indirect: 0, mixed: 0 } });
        expect(await store.isEmpty()).toBe(false);
      });

      it('keeps a retracted document out of the answers', async () => {
        await store.save(briefing);
        const retracted = makeDocument(`${briefing.source.text} Retracted.`, [{ by: 'Mark Milley', text: letter }], {
          origin: 'briefing.txt',
          status: 'retracted',
        });
        expect(await store.save(retracted)).toBe('replaced');
        expect(await store.candidates({ ...anyOf([]), limit: 9 })).toEqual([]);
        expect(await store.speakers()).toEqual([]);
        expect(await store.statementsOf(retracted.source.id)).toEqual([]);
        expect((await store.document(retracted.source.id))?.statements).toEqual(retracted.statements);
      });

      it('saves all of a batch, and reports in order', async () => {
        expect(await store.saveAll([briefing, article, briefing])).toEqual(['added', 'added', 'unchanged']);
        expect(await store.saveAll([])).toEqual([]);
      });

      const [first] = briefing.statements;
      const faults = {
        'a statement that is not what the text says': { statements: [{ ...first!, text: first!.text.toUpperCase() }] },
        'a statement with another id': { statements: [{ ...first!, id: briefing.source.id }] },
        'a statement that stands twice': { statements: [first!, first!] },
        'a statement of nobody known': { people: [] },
        'quotes that belie the kind': { statements: [{ ...first!, kind: 'indirect' as const }] },
        'a text with a NUL': { source: { ...briefing.source, text: `${briefing.source.text}\0` } },
        'a text with half a character': { source: { ...briefing.source, text: `${briefing.source.text}\ud83d` } },
        'an id that is no hash': { source: { ...briefing.source, id: 'x' } },
      };
      /** The same, with statements that are made when they are asked for. */
      const long = (document: Document): LongDocument => {
        const { statements } = document;
        return { ...document, statements: { length: statements.length, [Symbol.iterator]: () => statements.values() } };
      };

      it('saves a document whose statements come one by one as one that has them', async () => {
        const inOrder = { ...briefing, statements: briefing.statements.toSorted((a, b) => a.start - b.start) };
        expect(await store.saveAll([long(inOrder), long(article)])).toEqual(['added', 'added']);
        expect(await store.save(long(inOrder))).toBe('unchanged');
        expect(await store.statementsOf(briefing.source.id)).toEqual(inOrder.statements);
        const [statements, speakers] = [briefing.statements.length, briefing.people.length];
        expect(await store.holding(briefing.source.id)).toMatchObject({ statements, speakers });
      });

      it.each(Object.entries(faults))('refuses %s, though it comes to it last, and saves nothing', async (_, fault) => {
        const saving = store.saveAll([article, long({ ...briefing, ...fault })]);
        await expect(saving).rejects.toMatchObject({ code: 'DOCUMENT_UNSOUND' });
        expect(await store.isEmpty()).toBe(true);
      });

      it('refuses statements that come one by one and out of order: one could stand twice', async () => {
        const backwards = briefing.statements.toSorted((a, b) => b.start - a.start);
        expect(backwards.length).toBeGreaterThan(1);
        await expect(store.save(long({ ...briefing, statements: backwards }))).rejects.toMatchObject({
          code: 'DOCUMENT_UNSOUND',
        });
        expect(await store.isEmpty()).toBe(true);
      });

      it.each(Object.entries(faults))('refuses %s, and saves nothing of the batch', async (_, fault) => {
        const saving = store.saveAll([article, { ...briefing, ...fault }]);
        await expect(saving).rejects.toMatchObject({ code: 'DOCUMENT_UNSOUND' });
        expect(await store.stats()).toMatchObject({ sources: 0, statements: 0, people: 0 });
        expect(await store.isEmpty()).toBe(true);
      });
    });

    describe('people', () => {
      it('are one across sources when named, and of one source when not', async () => {
        const again = makeDocument(`${letter} Q spoke, too.`, [
          { by: 'Mark Milley', text: letter },
          { by: 'Q', text: 'Q spoke, too.' },
        ]);
        await store.saveAll([
          { ...briefing, source: { ...briefing.source } },
          { ...again, source: { ...again.source, origin: 'again.txt' } },
        ]);
        const speakers = await store.speakers();
        expect(speakers.map((each) => [each.person.name, each.statements, each.sources])).toEqual([
          ['Mark Milley', 2, 2],
          ['Mark Esper', 1, 1],
          ['Q', 1, 1],
        ]);
        expect(speakers[0]).toMatchObject({ firstDate: '2020-01-06', lastDate: '2020-01-06' });
        expect(speakers[2]?.person.sourceId).toBe(again.source.id);
      });

      it('keep the aliases known so far, and are found by any word of their names', async () => {
        await store.save(briefing);
        const [milley] = article.people.length ? briefing.people : [];
        const people = [{ ...milley!, name: 'Mark A. Milley', aliases: ['Mark Milléy'] }];
        const more = makeDocument(draft, [{ by: 'Mark Milley', text: draft }], { origin: 'more.txt' });
        await store.save({ ...more, people });
        const found = await store.namesakes('MILLEY’S');
        expect(found).toEqual([{ ...people[0], aliases: ['Mark Milléy'] }]);
        expect(await store.namesakes('Mark Milley')).toEqual(found);
        expect((await store.namesakes('mark')).map((person) => person.id).sort()).toEqual([
          'mark-esper',
          'mark-milley',
        ]);
        expect(await store.namesakes('Mark Brown')).toEqual([]);
        expect(await store.namesakes('Brown')).toEqual([]);
        expect(await store.namesakes('')).toEqual([]);
      });
    });

    it('finds people by all of several words, however many have either', async () => {
      const text = 'It is so.';
      const letters = (i: number) => String.fromCharCode(97 + Math.floor(i / 10), 97 + (i % 10));
      const names = Array.from({ length: 100 }, (_, i) => [`Ann Lee${letters(i)}`, `Bo${letters(i)} Smith`]).flat();
      const documents = [...names, 'Ann Smith', 'Smith Bo Ann'].map((by, i) =>
        makeDocument(`${text}\n${i}`, [{ by, text }], { origin: `${i}.txt` }),
      );
      await store.saveAll(documents);
      const found = async (words: string) => (await store.namesakes(words)).map(({ name }) => name);
      expect(await found('ann smith')).toEqual(['Ann Smith', 'Smith Bo Ann']);
      expect(await found('Leeah Ann')).toEqual(['Ann Leeah']);
      expect(await found('Ann Leeah Smith')).toEqual([]);
      expect(await found('smith')).toHaveLength(102);
    });

    describe('candidates', () => {
      beforeEach(() => store.saveAll([briefing, article]));
      const ask = async ({ stems = [], ...query }: Partial<CandidateQuery> & { stems?: readonly string[] }) =>
        (await store.candidates({ ...anyOf(stems), limit: 9, ...query })).map(({ statement }) => statement.text);

      it('come by own words before those by the words around, the topics or the title', async () => {
        expect(await ask({ stems: stemsOf('rockets') })).toEqual([rockets]);
        expect(await ask({ stems: stemsOf('memo') })).toEqual([letter]);
        expect(await ask({ stems: stemsOf('troops') })).toEqual([rockets]);
        expect(await ask({ stems: stemsOf('pentagon') })).toHaveLength(2);
        expect(await ask({ stems: stemsOf('withdrawals letters') })).toContain(letter);
        expect((await ask({ stems: stemsOf('milley letter') }))[0]).toBe(letter);
      });

      it('come latest first where no word is asked for, in the order of the text within a day', async () => {
        expect(await ask({})).toEqual([draft, letter, rockets]);
        expect(await ask({ limit: 1 })).toEqual([draft]);
        expect(await ask({ limit: 0 })).toEqual([]);
      });

      it.each([
        ['a person', { personIds: ['mark-esper'] }, [rockets]],
        ['several people', { personIds: ['mark-esper', 'mark-milley'] }, [letter, rockets]],
        ['nobody', { personIds: [] }, []],
        ['somebody unknown', { personIds: ['"; DROP TABLE statement; --'] }, []],
        ['a first day', { from: '2020-01-07' }, [draft]],
        ['a last day, included', { to: '2020-01-06' }, [letter, rockets]],
        ['kinds', { kinds: ['mixed', 'indirect'] as const }, [draft, rockets]],
        ['kinds of source', { sourceKinds: ['release'] as const }, [draft]],
        [
          'all at once',
          { personIds: ['mark-milley'], from: '2020-01-06', to: '2020-01-06', kinds: ['direct'] as const },
          [letter],
        ],
      ])('are restricted by %s, with words and without', async (_, filter, expected) => {
        expect(await ask(filter)).toEqual(expected);
        const withWords = await ask({ ...filter, stems: stemsOf('letter rockets draft') });
        expect(withWords.sort()).toEqual([...expected].sort());
        const { statements } = await store.scope(filter);
        expect(statements).toBe(expected.length);
      });

      describe('where more match than are wanted', () => {
        const days = Array.from({ length: 12 }, (_, i) => `2021-${String((i % 4) + 1).padStart(2, '0')}-${10 + i}`);
        const said = (i: number) => `On tariffs this is point ${i + 100}.`;
        beforeEach(() =>
          store.saveAll(
            // Not in the order of their days.
            [5, 0, 11, 3, 8, 1, 9, 2, 10, 4, 7, 6].map((i) =>
              makeDocument(
                said(i),
                [{ by: i % 3 === 0 ? 'Ann Lee' : 'Bo Ray', text: said(i), kind: i % 2 ? 'indirect' : 'direct' }],
                { origin: `t${i}`, eventDate: days[i]! },
              ),
            ),
          ),
        );
        const stems = stemsOf('tariffs');
        const inTime = [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11];

        it.each([1, 3, 5, 12])('gives the first and the latest %i', async (limit) => {
          const expected = (places: readonly number[]) => new Set(places.slice(0, limit).map(said));
          expect(new Set(await ask({ stems, order: 'first', limit }))).toEqual(expected(inTime));
          expect(new Set(await ask({ stems, order: 'latest', limit }))).toEqual(expected(inTime.toReversed()));
        });

        it('looks at all of them for a filter', async () => {
          for (const [i, day] of days.entries())
            expect(await ask({ stems, from: day, to: day, limit: 1 })).toEqual([said(i)]);
          expect(await ask({ stems, kinds: ['indirect'], personIds: ['ann-lee'], limit: 2 })).toHaveLength(2);
          const others = await ask({ stems, notPersonIds: ['bo-ray'], limit: 9 });
          expect(new Set(others)).toEqual(new Set([0, 3, 6, 9].map(said)));
          expect(await ask({ notPersonIds: ['bo-ray', 'ann-lee', 'mark-esper'], limit: 9 })).toEqual(
            [letter, draft].reverse(),
          );
        });

        it('gives them page by page, each once', async () => {
          for (const query of [{ stems }, { personIds: ['bo-ray'] }]) {
            const all = await ask({ ...query, limit: 20 });
            const pages = [0, 3, 6, 9, 12].map((skip) => ask({ ...query, limit: 3, skip }));
            expect((await Promise.all(pages)).flat()).toEqual(all);
          }
        });

        it('gives all in the order of their days, where no word is asked for', async () => {
          const first = await ask({ order: 'first', personIds: ['ann-lee', 'bo-ray'], limit: 12 });
          expect(first).toEqual(inTime.map(said));
          expect(await ask({ order: 'first', from: '2021-01-01', limit: 3 })).toEqual(inTime.slice(0, 3).map(said));
        });
      });

      it.each([
        '"',
        '" OR own : *',
        'own:',
        'NEAR(a b)',
        '*',
        '(',
        '^letter',
        'AND',
        'a" AND "b',
        "'; DROP TABLE x",
        '\0',
        '·',
        '',
      ])('treat the stem %j as a word that nobody said', async (stem) => {
        expect(await ask({ stems: [stem] })).toEqual([]);
        expect(await store.frequencies([stem])).toEqual(new Map());
        expect(await ask({ stems: [stem, ...stemsOf('rockets')] })).toEqual([rockets]);
      });

      it('survive any stem, word and name', async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 30 })), async (words) => {
            await store.candidates({ ...anyOf(words), limit: 5, personIds: words });
            await store.frequencies(words);
            for (const word of words) {
              await store.similarWords(word, 5);
              await store.mentions(word);
              await store.namesakes(word);
            }
          }),
          { numRuns: 40 },
        );
      });

      it('can be asked for with a text of a thousand words', async () => {
        const stems = Array.from({ length: 1000 }, (_, i) => `nonsense${i}`);
        expect(await ask({ stems: [...stemsOf('rockets'), ...stems] })).toEqual([rockets]);
      });
    });

    it('counts how many statements hold a stem, in their own words or around them', async () => {
      await store.saveAll([briefing, article]);
      const frequencies = await store.frequencies(stemsOf('letters said pentagon nothing'));
      expect([...frequencies]).toEqual([
        ['letter', 1],
        ['said', 2],
        ['pentagon', 2],
      ]);
    });

    it('offers words of the record that are spelt alike', async () => {
      await store.saveAll([briefing, article]);
      const best = async (word: string) => (await store.similarWords(word, 3))[0]?.word;
      expect(await best('rokcets')).toBe('rockets');
      expect(await best('withdrawl')).toBe('withdrawal');
      expect(await best('misstake')).toBe('mistake');
      expect(await best('iarq')).toBe('iraq');
      expect(await best('Iraqs')).toBe('iraq');
      expect(await best('Peopel')).toBe('people');
      expect(await best('xylophone')).toBeUndefined();
      expect(await store.similarWords('letter', 1)).toEqual([{ word: 'letter', count: 1 }]);
      expect(await store.similarWords('letter', 0)).toEqual([]);
      expect(await store.wordCounts(['letter', 'letters', 'nonsense'])).toEqual(new Map([['letter', 1]]));
      expect(await store.wordCounts([])).toEqual(new Map());
    });

    it('counts the sources that mention a name', async () => {
      await store.saveAll([briefing, article]);
      expect(await store.mentions('soleimani')).toBe(1);
      expect(await store.mentions('Qassem Soleimani')).toBe(1);
      expect(await store.mentions('Mark Milley')).toBe(1);
      expect(await store.mentions('Mílley')).toBe(1);
      // Two names side by side are not one, nor is part of a word a name.
      expect(await store.mentions('Milley Qassem')).toBe(0);
      expect(await store.mentions('Mill')).toBe(0);
      expect(await store.mentions('Rouhani')).toBe(0);
      expect(await store.mentions('')).toBe(0);
    });

    it('says what was searched', async () => {
      expect(await store.scope()).toEqual({ sources: 0, statements: 0, from: null, to: null });
      await store.saveAll([
        briefing,
        article,
        makeDocument('Silence.', [], { origin: 's', publishedDate: '2020-01-20' }),
      ]);
      expect(await store.scope()).toEqual({ sources: 3, statements: 3, from: '2020-01-06', to: '2020-02-01' });
      expect(await store.scope({})).toEqual(await store.scope());
      expect(await store.scope({ to: '2020-01-31' })).toEqual({
        sources: 2,
        statements: 2,
        from: '2020-01-06',
        to: '2020-01-20',
      });
      expect(await store.scope({ personIds: ['mark-esper'] })).toEqual({
        sources: 1,
        statements: 1,
        from: '2020-01-06',
        to: '2020-01-06',
      });
      expect(await store.stats()).toMatchObject({ people: 3, byKind: { direct: 1, indirect: 1, mixed: 1 } });
    });

    it('lists the sources without their text, latest first', async () => {
      await store.saveAll([briefing, article]);
      const { text, ...head } = briefing.source;
      const sources = await store.sources();
      expect(sources[1]).toEqual({ source: head, statements: 2, speakers: 2 });
      expect(sources[0]?.source).not.toHaveProperty('text');
      expect(sources.map((each) => each.source.id)).toEqual([article.source.id, briefing.source.id]);
    });

    it('knows nothing by ids that it does not know', async () => {
      for (const id of ['', 'x', "'", briefing.source.id]) {
        expect(await store.source(id)).toBeNull();
        expect(await store.statement(id)).toBeNull();
        expect(await store.statements([id])).toEqual([]);
        expect(await store.statementsOf(id)).toEqual([]);
        expect(await store.versions(id)).toEqual([]);
      }
    });

    it('gives statements in the order that they were asked for', async () => {
      await store.save(briefing);
      const ids = [esperOnRockets!.id, 'unknown', milleyOnLetter!.id, esperOnRockets!.id];
      expect((await store.statements(ids)).map((statement) => statement.text)).toEqual([rockets, letter, rockets]);
    });

    it('has another version after each change of a document, by any connection, and for nothing else', async () => {
      const other = await place.open('main');
      onTestFinished(() => other.close());
      const before = await store.version();
      await store.keep('button', [{ key: 'a', value: 'b', expires: 2 }], 1);
      expect(await store.version()).toBe(before);
      await other.save(briefing);
      const after = await store.version();
      expect(after).not.toBe(before);
      expect(await other.version()).toBe(after);
      expect([before, after]).not.toContain(await other.save(article).then(() => store.version()));
    });

    it('shows each connection what the others saved', async () => {
      const other = await place.open('main');
      expect(await store.speakers()).toEqual([]);
      expect(await store.scope()).toMatchObject({ statements: 0 });
      await other.save(briefing);
      expect(await store.speakers()).toHaveLength(2);
      expect(await store.scope()).toMatchObject({ statements: 2 });
      await other.close();
    });

    it('holds for any documents, in any order, and after it was opened again', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(anyDocument, { maxLength: 5 }), async (documents) => {
          const name = `any-${run++}`;
          const first = await place.open(name);
          for (const document of documents) await first.save(document);
          const before = [await first.stats(), await first.speakers(), await first.sources()];
          await first.close();

          const again = await place.open(name);
          expect([await again.stats(), await again.speakers(), await again.sources()]).toEqual(before);
          const live = new Map(documents.map((document) => [document.source.origin, document]));
          for (const document of documents) {
            const source = await again.source(document.source.id);
            expect(source?.text).toBe(document.source.text);
            const statements = await again.statementsOf(document.source.id);
            expect(statements).toEqual(document.statements);
            for (const { start, end, text } of statements) expect(source?.text.slice(start, end)).toBe(text);
          }
          const sources = await again.sources();
          // One live version of each origin; whatever answers belongs to it, and the counts agree with it.
          expect(new Set(sources.map((each) => each.source.origin)).size).toBe(sources.length);
          expect(sources).toHaveLength(live.size);
          const candidates = (await again.candidates({ ...anyOf([]), limit: 1000 })).map(({ statement }) => statement);
          const liveIds = new Set(sources.map((each) => each.source.id));
          expect(candidates.every((statement) => liveIds.has(statement.sourceId))).toBe(true);
          expect(candidates).toHaveLength((await again.stats()).statements);
          expect(candidates).toHaveLength(sources.reduce((sum, each) => sum + each.statements, 0));
          const spoken = (await again.speakers()).reduce((sum, each) => sum + each.statements, 0);
          expect(candidates.filter((statement) => statement.speaker)).toHaveLength(spoken);
          await again.close();
        }),
        { numRuns: 25 },
      );
    });
  });
}
