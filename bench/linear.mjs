/**
 * Does any text cost more per character than ordinary text, or more the longer it is? Does any statement cost more, the
 * more people of one name there are?
 *
 *   npm run bench:linear
 *
 * Extracts hostile texts of growing size and prints nanoseconds a character beside those of an ordinary article of the
 * same size, and their ratio. A ratio that grows with the size is a cost that is not linear. Then imports ready-made
 * statements of ever more people with a name in common, and prints microseconds a statement.
 */
import { readFileSync } from 'node:fs';
import { openRecord } from '../dist/src/index.js';
import { extract } from '../dist/src/record/extraction.js';

const SIZES = [50_000, 200_000, 800_000];
const article = readFileSync(
  new URL('../data/documents/pentagon-2020-01-06-briefing-article.txt', import.meta.url),
  'utf8',
).split('---\n')[2];

const repeat = (text) => (size) => text.repeat(Math.ceil(size / text.length));
const numbered = (make) => (size) => {
  let text = '';
  for (let i = 0; text.length < size; i++) text += make(i);
  return text;
};

const texts = {
  'ordinary article': repeat(`${article}\n\n`),
  'the article as one paragraph': repeat(`${article.replace(/\s+/g, ' ')} `),
  'short quotations in one paragraph': repeat('"We go now," he said. '),
  'tiny quotations in one paragraph': repeat('"a" '),
  'loose quotations in one sentence': repeat('he offered “one two three four” and '),
  'marks and nothing else': repeat('"'),
  'marks that only open': repeat('“a '),
  'one sentence of commas': repeat('the man, '),
  'one sentence of cues': repeat('he said, who said, '),
  'verbs joined by "and"': repeat('and said '),
  'one sentence of times and cues': repeat('last week said '),
  'one sentence of addressees': repeat('told men '),
  'one sentence of "according to"': repeat('according to Smith, '),
  'one sentence of passives': repeat('was said by him '),
  'paragraphs without marks': repeat('He went home.\n\n'),
  'people of one surname': numbered((i) => `Ann${i} Smith said it is so. `),
  'titles and roles': numbered((i) => `Gen. Ann Foo${i} said it is so. The general said no. `),
  'brackets that only open': repeat('('),
  'one word of hyphens': repeat('a-'),
  'one word of initials': repeat('a.'),
  'one word of apostrophes': repeat("a's"),
  'one word of addresses': repeat('a+b@'),
  'one word of numbers': repeat('1.'),
  'one word like a domain': repeat('ab-c.'),
  'spaces and line ends': repeat('          \n'),
  'definite nouns': repeat('the letter was a draft. The draft was a memo. '),
};

extract({ text: texts['ordinary article'](SIZES[1]) });
/** The best of three: what else the machine does only adds to it. */
const cost = (text) => {
  const times = [1, 2, 3].map(() => {
    const before = performance.now();
    extract({ text, kind: 'article' });
    return performance.now() - before;
  });
  return (Math.min(...times) * 1e6) / text.length;
};
console.log('ns a character (ratio to the ordinary article), by size');
const ordinary = SIZES.map((size) => cost(texts['ordinary article'](size)));
for (const [name, make] of Object.entries(texts)) {
  const cells = SIZES.map((size, i) => {
    const each = cost(make(size));
    return `${each.toFixed(0).padStart(7)} (${(each / ordinary[i]).toFixed(1)})`;
  });
  console.log(name.padEnd(34), cells.join('  '));
}

/** A word of letters for a number, so that each person has a name of their own. */
const spelt = (i) =>
  `${String(i).replace(/\d/g, (digit) => 'abcdefghij'[digit])}o`.replace(/^./, (c) => c.toUpperCase());
const NAMESAKES = [5_000, 10_000, 20_000];
const names = {
  'all of one surname': (i) => `${spelt(i)} Smith`,
  'all of one given name': (i) => `Ann ${spelt(i)}`,
  'all of one given name and surname': (i) => `Ann ${spelt(i)} Smith`,
  'no name in common': (i) => `${spelt(i)} ${spelt(i + 7)}`,
};

console.log(`\nµs a statement of ${NAMESAKES.join(', ')} people`);
for (const [name, make] of Object.entries(names)) {
  const cells = [];
  for (const size of NAMESAKES) {
    const record = await openRecord({ db: ':memory:', thread: 'caller' });
    const before = performance.now();
    await record.importStatements(
      Array.from({ length: size }, (_, i) => ({ text: `It is number ${i} that we want.`, speaker: make(i) })),
    );
    cells.push((((performance.now() - before) * 1000) / size).toFixed(0).padStart(7));
    await record.close();
  }
  console.log(name.padEnd(34), cells.join('  '));
}
