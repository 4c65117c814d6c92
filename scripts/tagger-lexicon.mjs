/**
 * Makes the tagger's lexicon (data/tagger-lexicon.txt) from the vocabulary of wink-eng-lite-web-model.
 *
 *   npm run lexicon
 *
 * The model is 3 MB of JSON that takes longer to open than a short article takes to read; what the tagger needs of it is
 * which parts of speech a word can be, and which it is most often. Words of which the tagger guesses that by their form
 * are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import model from 'wink-eng-lite-web-model';
import { guessUnknownWord } from '../dist/src/extract/tagger/guess.js';
import { bitOf } from '../dist/src/extract/tagger/tags.js';

const OUT = new URL('../data/tagger-lexicon.txt', import.meta.url);
const WORD = 1;
const packaged = (file) =>
  readFileSync(new URL(`../node_modules/wink-eng-lite-web-model/${file}`, import.meta.url), 'utf8');
const { version } = JSON.parse(packaged('package.json'));
const { features, lexicon, packing } = model.core();
const words = features.lexeme.list;
const tags = features.pos.list;

/** A field of a word's entry: some bits of one of the four numbers that the model keeps for each word. */
function field(word, name) {
  const [offset, mask, shift] = packing.layout[name];
  return (lexicon[offset + word * packing.size] & mask) >>> shift;
}

/** Another spelling's entry says which word it spells. */
const spelt = (word) => (field(word, 'isSpellingMapped') ? field(word, 'lemma') : word);

function entryOf(index) {
  const lower = field(index, 'isSpellingMapped') ? spelt(index) : index + field(index, 'normal');
  const tag = tags[field(spelt(index), 'pos')];
  const may = [...features.posClusters.list[field(lower, 'lexemeCID')]].map((each) => tags[each]);
  const names = may.filter((each) => each !== 'UNK').sort();
  return { tag: tag === 'UNK' ? 'NOUN' : tag, names, may: names.reduce((bits, each) => bits | bitOf(each), 0) };
}

const same = (a, b) => a.tag === b.tag && a.may === b.may;

const kept = new Map();

/**
 * Whether the word can be left out. Verbs and adverbs can't: with a capital they would be taken for names. Nor can what
 * holds a full stop, since it is told from the end of a sentence by standing here.
 */
function isGuessed(word, entry) {
  if (
    !/^\p{L}+$/u.test(word) ||
    !same(
      entry,
      guessUnknownWord(word, (lower) => kept.get(lower)),
    )
  )
    return false;
  return word !== word.toLowerCase() || entry.tag === 'NOUN' || entry.tag === 'ADJ';
}

/** "no.", "in.", "miss.": shortened, but far more often a word at the end of its sentence. */
const isWordWithStop = (word) => /^\p{Ll}{2,}\.$/u.test(word) && words.includes(word.slice(0, -1));
const isWord = (index) => field(index, 'tokenType') === WORD && !field(index, 'isContraction');
const byCase = words
  .map((_, index) => index)
  .filter((index) => isWord(index) && /^[\p{L}.'-]+$/u.test(words[index]))
  .filter((index) => !isWordWithStop(words[index]));
// Lower case first: what is guessed of "Said" rests on "said".
byCase.sort((a, b) => Number(/\p{Lu}/u.test(words[a])) - Number(/\p{Lu}/u.test(words[b])));
for (const index of byCase) {
  const word = words[index];
  const entry = entryOf(index);
  if (!isGuessed(word, entry)) kept.set(word, entry);
}

const lines = new Map();
for (const [word, { tag, names }] of kept) {
  const head = `${tag}|${names.join(',')}`;
  lines.set(head, [...(lines.get(head) ?? []), word]);
}
const body = [...lines]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([head, members]) => `${head} ${members.sort().join(' ')}`)
  .join('\n');
const head = `A line is a tag, the tags that are possible, and the words. Made by scripts/tagger-lexicon.mjs from wink-eng-lite-web-model ${version}; not edited by hand. Its licence:

${packaged('LICENSE').trim()}`;
const comment = head
  .split('\n')
  .map((line) => `# ${line}`.trimEnd())
  .join('\n');
writeFileSync(OUT, `${comment}\n${body}\n`);
console.log(`${kept.size} of ${words.length} words, ${lines.size} kinds`);
