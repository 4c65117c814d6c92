/**
 * Does any text cost more per character than ordinary text, or more the longer it is? Does any statement cost more, the
 * more people of one name there are?
 *
 *   npm run bench:linear
 *
 * Extracts hostile texts of growing size and prints nanoseconds a character beside those of an ordinary article of the
 * same size, and their ratio, in processor time. A ratio that grows with the size is a cost that is not linear. Then imports ready-made
 * statements of ever more people with a name in common, and prints microseconds a statement.
 */
import { readFileSync } from 'node:fs';
import { openRecord } from '../dist/src/index.js';
import { extract } from '../dist/src/record/extraction.js';
import { writeFigures } from './local/figures.mjs';
import { spentBy } from './local/numbers.mjs';

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

/** Texts that are read as transcripts: what labels, stamps, marks and page heads are made of, repeated. */
const transcripts = {
  'a dialogue': repeat('MS. LEE: We go now.\n\nMR. ROE: Why is that so?\n\n'),
  'labels in a paragraph': repeat('Ann Lee: '),
  'names on lines': repeat('Ann Lee\n'),
  'other names on lines': numbered((i) => `Ann${i} Lee${i}: so it is.\n`),
  'names in capitals': repeat('ANN LEE '),
  'names before stops': repeat('ANN LEE. '),
  'brackets in labels': repeat('Ann (Lee) '),
  'square brackets that only open': repeat('[Ann '),
  'times at heads': repeat('[00:01:12] '),
  'times of captions': repeat('00:01:12 --> 00:01:13\n'),
  'days and times': repeat('12/03/24, 10:04 - '),
  'names and dashes': repeat('Ann - '),
  'names and strokes': repeat('| Ann '),
  'bold questions': repeat('**Why?**\n\nSo.\n\n'),
  'page marks': repeat('Page 3 of 9\n'),
  'wide gaps': repeat('Ann                    '),
  'lines of the Congressional Record': repeat('  Mr. LEE of Ohio. I rise.\n'),
  'names joined by "and"': repeat('Ann and '),
};

// Code that has run for some seconds is compiled well; else the ordinary article, which is first, would cost the most.
for (let turn = 0; turn < 5; turn++) extract({ text: texts['ordinary article'](SIZES[2]), kind: 'article' });
/** The best of three: what else the machine does only adds to it. */
const cost = async (text, kind = 'article') => {
  const times = [];
  for (let turn = 0; turn < 3; turn++) times.push(await spentBy(() => extract({ text, kind })));
  return (Math.min(...times) * 1e6) / text.length;
};
console.log('ns a character (ratio to the ordinary article), by size');
const figures = {};
const ordinary = [];
for (const size of SIZES) ordinary.push(await cost(texts['ordinary article'](size)));
/** The highest ratio at each size, of the text that has it at the largest. */
let worst = { ratios: [0] };
for (const [name, make] of Object.entries({ ...texts, ...transcripts })) {
  const each = [];
  for (const size of SIZES) each.push(await cost(make(size), name in transcripts ? 'transcript' : 'article'));
  const ratios = each.map((nanoseconds, i) => nanoseconds / ordinary[i]);
  if (ratios.at(-1) > worst.ratios.at(-1)) worst = { name, ratios };
  const cells = each.map((nanoseconds, i) => `${nanoseconds.toFixed(0).padStart(7)} (${ratios[i].toFixed(1)})`);
  console.log(name.padEnd(34), cells.join('  '));
}
console.log(`the most that a text costs beside the ordinary article: ${worst.name}`);
SIZES.forEach((size, i) => {
  figures[`ordinary.${size}`] = [ordinary[i], 'ns'];
  figures[`worst.${size}`] = [worst.ratios[i], 'times'];
});

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
    const list = Array.from({ length: size }, (_, i) => ({
      text: `It is number ${i} that we want.`,
      speaker: make(i),
    }));
    const each = ((await spentBy(() => record.importStatements(list))) * 1000) / size;
    figures[`${name.replaceAll(' ', '-')}.${size}`] = [each, 'µs'];
    cells.push(each.toFixed(0).padStart(7));
    await record.close();
  }
  console.log(name.padEnd(34), cells.join('  '));
}
writeFigures('linear', 'npm run bench:linear', figures);
