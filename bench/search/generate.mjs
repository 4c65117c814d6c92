/**
 * A record of any size, and questions with one right answer each, made from the real attributed statements of the sample
 * documents: their halves are recombined, so that words, lengths and topics stay those of the news. Everything follows
 * from the seed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { COMMON_SURNAMES, STOP_WORDS } from '../../dist/src/lang/index.js';
import { extract } from '../../dist/src/record/extraction.js';
import { FORMATS } from '../../dist/src/sources/registry.js';
import { SourceFile } from '../../dist/src/sources/source-file.js';

/** A statement's title tells its place in the list. */
const TITLE = 'Report ';
export const placeIn = (title) => Number(title.slice(TITLE.length));

const SAMPLES = new URL('../../data/documents/', import.meta.url);

/** Statements a person has on average. */
const STATEMENTS_PER_PERSON = 20;

/** mulberry32: small, fast, the same on every machine. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = (list, next) => list[Math.floor(next() * list.length)];
const wordsOf = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];

/** The sentences that somebody was recorded as saying, of the sample documents or of a folder of annotated texts. */
function* sayings(folder) {
  for (const name of readdirSync(folder).sort()) {
    const file = new URL(name, folder);
    if (name.endsWith('.jsonl')) yield* annotated(file);
    else if (/\.(?:md|txt)$/.test(name)) {
      const read = new SourceFile(readFileSync(file), name);
      // Neither of the forms that lie there takes its time.
      const [source] = FORMATS.find((format) => format.accepts(read)).read(read);
      for (const { text } of extract(source).statements) yield text;
    }
  }
}

/** Lines of { text, gold: [{ quote }] }, as the sets of `bench:quotes`. */
function* annotated(file) {
  for (const line of readFileSync(file, 'utf8').trim().split('\n'))
    for (const { quote } of JSON.parse(line).gold) yield quote;
}

/** Halves of real sentences, and the sentences that stand around statements. */
function material(folder) {
  const halves = [];
  const contexts = new Set();
  for (const text of sayings(folder)) {
    for (const sentence of text.replace(/\s+/g, ' ').split(/(?<=[.?!]) /)) {
      const words = sentence.split(' ');
      if (words.length < 6 || words.length > 40 || contexts.has(sentence)) continue;
      const middle = Math.floor(words.length / 2);
      halves.push(words.slice(0, middle).join(' '), words.slice(middle).join(' '));
      contexts.add(sentence);
    }
  }
  return { halves, contexts: [...contexts] };
}

const GIVEN =
  'Aaron Alice Amir Ana Andrew Angela Anthony Barbara Benjamin Brian Carlos Carol Catherine Charles Christina Daniel ' +
  'David Deborah Diego Donna Edward Elena Elizabeth Emily Eric Fatima Frank Gabriel George Gloria Grace Hannah Harold ' +
  'Helen Henry Ibrahim Irene Isabel Ivan Jacob James Janet Jason Jennifer Joan Jonathan Jorge Joseph Karen Kevin Laura ' +
  'Lawrence Leila Linda Luis Margaret Maria Martin Mary Michael Miriam Nadia Nancy Nicholas Olga Omar Patricia Paul Peter ' +
  'Priya Rachel Raymond Rebecca Richard Robert Rosa Samuel Sandra Sarah Sergei Sofia Stephen Susan Teresa Thomas Victor ' +
  'Virginia Walter William Yusuf Zoe';

function names(count, next) {
  const given = GIVEN.split(' ');
  const surnames = [...COMMON_SURNAMES].map((name) => name[0].toUpperCase() + name.slice(1));
  const initials = 'ABCDEFGHJKLMNPRSTVW'.split('');
  const people = new Set();
  while (people.size < count) {
    const middle = people.size > 20_000 ? ` ${pick(initials, next)}.` : '';
    // Two surnames joined make enough of them for any size.
    const surname = next() < 0.5 ? pick(surnames, next) : `${pick(surnames, next)}-${pick(surnames, next)}`;
    people.add(`${pick(given, next)}${middle} ${surname}`);
  }
  return [...people];
}

/**
 * The statements, in the form that `importStatements` takes.
 *
 * @param folder a `file:` URL with a slash at its end: documents, or annotated texts.
 */
export function* statements(size, seed, folder = SAMPLES) {
  const next = random(seed);
  const { halves, contexts } = material(folder);
  const people = names(Math.max(10, Math.floor(size / STATEMENTS_PER_PERSON)), next);
  for (let i = 0; i < size; i++) {
    const parts = [pick(halves, next), pick(halves, next)];
    if (next() < 0.4) parts.push(pick(halves, next));
    yield {
      text: parts.join(' '),
      speaker: pick(people, next),
      title: `${TITLE}${i}`,
      source: `Outlet ${i % 50}`,
      date: `20${10 + (i % 15)}-0${1 + (i % 9)}-1${i % 10}`,
      context: `${pick(contexts, next)} ${pick(contexts, next)}`,
    };
  }
}

/** How a finger slips: two letters swapped, one left out, doubled, or replaced. */
function slip(word, next) {
  const at = 1 + Math.floor(next() * Math.max(1, word.length - 2));
  const kind = Math.floor(next() * 4);
  if (kind === 0 && at + 1 < word.length) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 2) return word.slice(0, at) + word[at] + word.slice(at);
  return word.slice(0, at) + 'aeiortn'[Math.floor(next() * 7)] + word.slice(at + 1);
}

/** How a name is spelt by ear. */
function byEar(name) {
  const heard = name
    .replace(/ph/gi, 'f')
    .replace(/ck/g, 'k')
    .replace(/([bdglmnprst])\1/g, '$1')
    .replace(/y(?=$|-)/g, 'ie')
    .replace(/ei|ey/g, 'ay')
    .replace(/c(?=[aou])/g, 'k');
  return heard === name ? name.replace(/e(?=[rn])/, 'a') : heard;
}

const surnameOf = (name) => name.split(' ').at(-1);
const holds = (text, words) => words.every((word) => text.includes(word));
const withSlip = ([first, ...rest], next) => [slip(first, next), ...rest];

/**
 * The classes of questions: each takes a statement and gives the question, and which statements answer it. Halves are
 * used more than once, so that another statement may hold all that is asked for: it is just as right.
 */
const CLASSES = {
  'topic in the quotation': (one, { rare }) => about(one, one.speaker, rare(one.text, 2)),
  'topic in the context': (one, { rare }) => about(one, one.speaker, rare(one.context, 2)),
  'name with a slip': (one, { rare, next }) => {
    const surname = surnameOf(one.speaker);
    return about(one, one.speaker.replace(surname, slip(surname, next)), rare(one.text, 2));
  },
  'name by ear': (one, { rare }) => about(one, byEar(one.speaker), rare(one.text, 2)),
  'topic with a slip': (one, { rare, next }) => {
    const words = rare(one.text, 2);
    return about(one, one.speaker, words, withSlip(words, next));
  },
  'context word with a slip': (one, { rare, next }) => {
    const words = rare(one.context, 2);
    return about(one, one.speaker, words, withSlip(words, next));
  },
  'misquoted fragment': (one, { next }) => {
    const words = one.text.split(' ');
    const from = Math.floor(next() * Math.max(1, words.length - 8));
    const run = words.slice(from, from + 8);
    const asked = run
      .toSpliced(1 + Math.floor(next() * 6), 1)
      .join(' ')
      .replace(/["“”]/g, '');
    return { question: `who said ${asked}`, isRight: ({ text }) => text.includes(run.join(' ')) };
  },
  keywords: (one, { rare }) => {
    const words = rare(one.text, 4);
    return { question: words.join(' '), isRight: ({ text }) => holds(text, words) };
  },
  'speaker alone': ({ speaker }) => ({
    question: `what did ${speaker} say`,
    isRight: (other) => other.speaker === speaker,
  }),
};

function about({ speaker }, name, words, typed = words) {
  return {
    question: `what did ${name} say about ${typed.join(' ')}`,
    isRight: (other) => other.speaker === speaker && holds(`${other.text} ${other.context}`, words),
  };
}

/** `perClass` questions of every class, each with a test for what answers it. */
export function questions(list, perClass, seed) {
  const next = random(seed + 1);
  const frequency = new Map();
  for (const { text, context } of list)
    for (const word of wordsOf(`${text} ${context}`))
      frequency.set(word.toLowerCase(), (frequency.get(word.toLowerCase()) ?? 0) + 1);
  /** The telling words of a text: long, and rare in the news. */
  const rare = (text, count) =>
    [...new Set(wordsOf(text).filter((word) => /^[a-z]{5,}$/i.test(word) && !STOP_WORDS.has(word.toLowerCase())))]
      .sort((a, b) => (frequency.get(a.toLowerCase()) ?? 0) - (frequency.get(b.toLowerCase()) ?? 0))
      .slice(0, count);
  // Who has a namesake but for a middle initial is rightly asked about.
  const namesakes = new Map();
  const called = (name) => name.replace(/ [A-Z]\. /, ' ');
  for (const { speaker } of list)
    namesakes.set(called(speaker), (namesakes.get(called(speaker)) ?? new Set()).add(speaker));
  // Without four telling words in both a statement has nothing to be asked for by.
  const isTelling = ({ text, context, speaker }) =>
    rare(text, 4).length === 4 && rare(context, 4).length === 4 && namesakes.get(called(speaker)).size === 1;
  return Object.entries(CLASSES).flatMap(([kind, make]) =>
    Array.from({ length: perClass }, () => {
      let one = pick(list, next);
      while (!isTelling(one)) one = pick(list, next);
      return { kind, ...make(one, { rare, next }) };
    }),
  );
}
