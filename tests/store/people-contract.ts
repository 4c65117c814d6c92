import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type PersonPlace, PLACES } from '../../src/store/people-index.js';
import type { Store } from '../../src/store/store.js';
import { opened, type StoreUnderTest } from './contract.js';
import { makeDocument } from './documents.js';

const letter = 'The letter was an honest mistake. It should not have been sent.';
const rockets = 'Thirty-one rockets were fired at our people in Iraq.';
const draft = 'It was a draft of the withdrawal.';

const briefing = makeDocument(
  `"${letter}" said Milley.\n\n"${rockets}" said Esper.`,
  [
    { by: 'Mark Milley', text: letter },
    { by: 'Mark Esper', text: rockets },
  ],
  { eventDate: '2020-01-06', origin: 'briefing.txt', title: 'Pentagon press briefing' },
);
const article = makeDocument(`A senior official spoke of it: ${draft}`, [{ by: 'a senior official', text: draft }], {
  publishedDate: '2020-02-01',
  origin: 'https://example.org/draft',
});

const others = makeDocument(
  `${letter} ${rockets} ${draft} A fourth. A fifth. A sixth.`,
  [
    { by: 'Karine Jean-Pierre', text: letter },
    { by: 'Chris Van Hollen', text: rockets },
    { by: 'Mark Milley', text: draft },
    { by: 'Price', text: 'A fourth.' },
    { by: 'two senior officials', text: 'A fifth.' },
    { by: 'Robin El-Amin', text: 'A sixth.' },
  ],
  { origin: 'others.txt', title: 'Milley in Vienna', outlet: 'Evening News' },
);

/** How every store finds people, and what can be completed, by words. */
export function describePeople(name: string, setUp: () => Promise<StoreUnderTest>): void {
  describe(`${name}: people by words`, () => {
    let store: Store;
    beforeEach(async () => {
      ({ store } = await opened(setUp));
      await store.saveAll([briefing, article, others]);
    });

    const find = async (place: PersonPlace, ...words: string[][]) =>
      (await store.people({ place, words })).map(({ person }) => person.name);

    it('are those who have a word of each group, most statements first', async () => {
      expect(await find('name', ['mark'])).toEqual(['Mark Milley', 'Mark Esper']);
      expect(await find('name', ['mark'], ['esper', 'brown'])).toEqual(['Mark Esper']);
      expect(await find('name', ['esper'], ['milley'])).toEqual([]);
      expect(await find('name')).toEqual([]);
      expect(await find('name', [])).toEqual([]);
      expect(await store.people({ place: 'name', words: [['mark']], limit: 1 })).toEqual([
        { ...(await store.speakers())[0], statements: 2, sources: 2 },
      ]);
    });

    it.each([
      ['surname', 'milley', ['Mark Milley']],
      ['surname', 'mark', []],
      ['surname', 'jeanpierre', ['Karine Jean-Pierre']],
      ['surname', 'jean', []],
      ['part of surname', 'jean', ['Karine Jean-Pierre']],
      ['surname', 'vanhollen', ['Chris Van Hollen']],
      ['surname', 'hollen', ['Chris Van Hollen']],
      ['part of surname', 'van', []],
      ['surname', 'elamin', ['Robin El-Amin']],
      ['surname', 'amin', ['Robin El-Amin']],
      ['surname', 'price', ['Price']],
      ['surname', 'officials', []],
      ['name', 'price', []],
      ['description', 'officials', ['two senior officials']],
      ['description', 'milley', []],
      ['name', "'; DROP TABLE person; --", []],
    ] as const)('stand by their %s: %s', async (place, word, names) => {
      expect(await find(place, [word])).toEqual(names);
      expect([...(await store.peopleWords([word, 'nobody'], place))]).toEqual(names.length > 0 ? [word] : []);
    });

    it('stand by their roles', async () => {
      const [milley] = briefing.people;
      const people = [{ ...milley!, roles: [{ title: 'Chairman', organisation: 'Joint Chiefs' }] }];
      const more = makeDocument(`Once more: ${draft}`, [{ by: 'Mark Milley', text: draft }], { origin: 'more.txt' });
      await store.save({ ...more, people });
      expect(await find('role', ['chairman'], ['chiefs'])).toEqual(['Mark Milley']);
      expect(await find('role', ['chairman'], ['state'])).toEqual([]);
    });

    it('are known by their ids while they speak', async () => {
      const names = async (...ids: string[]) => (await store.peopleById(ids)).map(({ person }) => person.name);
      expect(await names('mark-esper', 'nobody', 'mark-milley')).toEqual(['Mark Milley', 'Mark Esper']);
      expect(await names()).toEqual([]);
    });

    it('are known by names that are spelt or sound alike', async () => {
      expect(await store.similarNames('mily', 'name', 9)).toContain('milley');
      expect(await store.similarNames('miley', 'surname', 9)).toEqual(['milley']);
      expect(await store.similarNames('jeanpiere', 'surname', 9)).toEqual(['jeanpierre']);
      expect(await store.similarNames('marc', 'surname', 9)).toEqual([]);
      expect(await store.similarNames('karin', 'name', 9)).toContain('karine');
      expect(await store.similarNames('xylophone', 'name', 9)).toEqual([]);
      expect(await store.similarNames('milley', 'name', 0)).toEqual([]);
    });

    it('begin with what is typed', async () => {
      const begin = async (...groups: string[][]) =>
        (await store.speakersBeginning(groups, 9)).map(({ person }) => person.name);
      expect(await begin(['m'])).toEqual(['Mark Milley', 'Mark Esper']);
      expect(await begin(['mark'], ['es', 'x'])).toEqual(['Mark Esper']);
      expect(await begin(['two'])).toEqual([]);
      expect((await begin()).sort()).toEqual([
        'Chris Van Hollen',
        'Karine Jean-Pierre',
        'Mark Esper',
        'Mark Milley',
        'Robin El-Amin',
      ]);
      expect((await store.speakersBeginning([['m']], 1)).map(({ person }) => person.name)).toEqual(['Mark Milley']);
    });

    it('go when nothing of theirs is live any more', async () => {
      await store.save(makeDocument('Nobody spoke.', [], { origin: 'others.txt' }));
      expect(await find('surname', ['jeanpierre'])).toEqual([]);
      expect(await find('name', ['mark'])).toEqual(['Mark Milley', 'Mark Esper']);
      expect(await store.peopleById(['karine-jean-pierre'])).toEqual([]);
      expect(await store.peopleWords(['karine'], 'name')).toEqual(new Set());
      expect(await store.similarNames('karin', 'name', 9)).toEqual([]);
      expect(await store.speakersBeginning([['k']], 9)).toEqual([]);
      expect(await store.sourcesBeginning([['vienna']], 9)).toEqual([]);
    });

    it('stand beside sources and words that begin with what is typed', async () => {
      const titles = async (...groups: string[][]) =>
        (await store.sourcesBeginning(groups, 9)).map(({ source }) => source.title);
      expect(await titles(['vi'])).toEqual(['Milley in Vienna']);
      expect(await titles(['vien'], ['news'])).toEqual(['Milley in Vienna']);
      expect(await titles(['vien'], ['pentagon'])).toEqual([]);
      expect(await titles(['b'])).toEqual(['A briefing', 'Pentagon press briefing']);
      expect(await titles()).toHaveLength(3);
      expect(await store.wordsBeginning(['rock', 'xx'], 9)).toEqual(['rockets']);
      expect(await store.wordsBeginning(['xx'], 9)).toEqual([]);
      expect(await store.wordsBeginning(['w'], 1)).toHaveLength(1);
      expect(await store.wordsBeginning([], 3)).toHaveLength(3);
    });

    it('survive any word', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 30 })), async (words) => {
          for (const place of PLACES) await store.people({ place, words: words.map((word) => [word, '']) });
          await store.peopleById(words);
          await store.peopleWords(words, 'name');
          await store.speakersBeginning([words], 5);
          await store.sourcesBeginning([words, ['']], 5);
          await store.sourcesBeginning(
            words.map((word) => [word]),
            5,
          );
          await store.wordsBeginning(words, 5);
          for (const word of words) await store.similarNames(word, 'name', 5);
        }),
        { numRuns: 40 },
      );
    });
  });
}
