/**
 * The record that is asked, and what its source texts hold, told without the search: a word stands in a text where a
 * word of its family stands there, and whoever speaks within reach of it may have spoken of it. The measure of families
 * and of reach is generous, so that what is called unanswerable is.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { openRecord } from '../../dist/src/index.js';
import { EQUIVALENTS, SECONDARY_WORDS, STOP_WORDS, WORD_FORMS } from '../../dist/src/lang/index.js';
import { openStore } from '../../dist/src/store/open.js';

/** Text before and behind an annotated quotation that comes with it, in UTF-16 units. */
const CONTEXT = 300;

/** As in a record: letters with accents, apostrophes and hyphens in their parts. */
const WORD = /[\p{L}\p{N}]+/gu;
const nlp = winkNLP(model, ['sbd', 'pos']);

export const plain = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
export const wordsOf = (text) => plain(text).match(WORD) ?? [];

/** Imports the sample documents and, from a folder or a file, further documents and annotated quotations (JSONL). */
export async function load(db, from) {
  const record = await openRecord({ db, seed: true });
  if (from) {
    const paths = statSync(from).isDirectory() ? readdirSync(from).map((name) => join(from, name)) : [from];
    for (const path of paths.filter((name) => name.endsWith('.jsonl'))) await record.importStatements(annotated(path));
    const documents = paths.filter((name) => /\.(?:txt|md)$/.test(name));
    if (documents.length > 0) await record.import(documents);
  }
  const store = openStore(db);
  const sources = new Map();
  for (const { source } of await store.sources()) sources.set(source.id, await store.source(source.id));
  const statements = [];
  for (const id of sources.keys()) statements.push(...(await store.statementsOf(id)));
  await store.close();
  return { record, sources, statements, speakers: await record.speakers() };
}

function* annotated(path) {
  const named = new Set();
  const statements = [];
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const { id, text, meta, gold } = JSON.parse(line);
    for (const { quote, quote_start, quote_end, speaker_text, speaker_name } of gold) {
      const speaker = speaker_name ?? speaker_text ?? '';
      // A first name and a surname: "he" and "officials" are nobody to ask for.
      if (!/^(?:\p{Lu}[\p{L}.’'-]+ ){1,3}\p{Lu}[\p{Ll}’'-]+$/u.test(speaker) || !/\S/.test(quote)) continue;
      const context = text.slice(Math.max(0, quote_start - CONTEXT), quote_end + CONTEXT);
      statements.push({ text: quote, speaker, title: id, context, ...(meta.date && { date: meta.date }) });
      named.add(speaker);
    }
  }
  // "Republican Donald Trump" is somebody who is called by less elsewhere.
  const shorter = (speaker) => [...named].find((name) => speaker.endsWith(` ${name}`)) ?? speaker;
  for (const one of statements) yield { ...one, speaker: shorter(one.speaker) };
}

/** Items by a key; those without one are left out. */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Looks words up in all source texts. */
export class Texts {
  #places = new Map();
  #families = new Map();
  #alike = new Map();

  constructor({ sources, statements }) {
    this.sources = sources;
    for (const [id, { text, title }] of sources) {
      for (const match of plain(text).matchAll(WORD)) this.#add(match[0], id, match.index);
      for (const word of wordsOf(title)) this.#add(word, id, -1);
    }
    for (const group of [...EQUIVALENTS, ...WORD_FORMS]) {
      const words = group.flatMap((entry) => wordsOf(entry));
      for (const word of words) this.#alike.set(word, [...(this.#alike.get(word) ?? []), ...words]);
    }
    /** Statements by source, for what is said near a place. */
    this.bySource = grouped(statements, ({ sourceId }) => sourceId);
  }

  #add(word, id, at) {
    const places = this.#places.get(word) ?? [];
    places.push({ id, at });
    this.#places.set(word, places);
  }

  /** Every place of a word, of another form of it, and of what newsrooms use for it; `at` is -1 for a title. */
  places(word) {
    const key = plain(word);
    let found = this.#families.get(key);
    if (!found) {
      const alike = [key, ...(this.#alike.get(key) ?? [])];
      found = [...this.#places.keys()]
        .filter((other) => alike.some((one) => isFamily(one, other)))
        .flatMap((other) => this.#places.get(other));
      this.#families.set(key, found);
    }
    return found;
  }

  /** Whether a word stands in a text as it is written, in no other form. */
  has(word) {
    return this.#places.has(plain(word));
  }

  count(word) {
    return this.#places.get(plain(word))?.length ?? 0;
  }

  /** Whether words stand within `reach` of each other anywhere. */
  areTogether(words, reach) {
    const [first, ...others] = words.map((word) => this.places(word));
    return first.some(({ id, at }) =>
      others.every((places) => places.some((one) => one.id === id && Math.abs(one.at - at) <= reach)),
    );
  }
}

/** Whether two words may be forms of one: they begin alike, but for the last letters of the shorter one. */
function isFamily(a, b) {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length === 3) return long.length <= 5 && long.startsWith(short);
  const least = Math.max(4, Math.min(a.length, b.length) - 2);
  return a.length >= 4 && b.length >= 4 && a.slice(0, least) === b.slice(0, least);
}

export const inFamily = (word, text) => wordsOf(text).some((other) => isFamily(plain(word), other));

/** Words of speech that are tagged as nouns and are no topic of a question. */
const NO_TOPIC = new Set(
  `lot bit thing things guys guy kind sort way ways couple laughter crosstalk inaudible everybody anybody thanks thank
  yeah yes sir ma'am question questions today tomorrow yesterday morning afternoon evening week month year years day
  days time times minute moment part place end point mr mrs ms dr sense terms regard respect top bottom number example
  folks january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday karine jen jake john president white house united states america american americans course right ahead follow
  `.split(/\s+/),
);

/** The noun phrases of a text, of one to three words, as a reporter would name a topic. */
export function topicsIn(text) {
  const tokens = nlp.readDoc(text.replace(/\s+/g, ' ')).tokens();
  const found = [];
  let run = [];
  const flush = () => {
    while (run.length > 0 && !/^(?:NOUN|PROPN)$/.test(run.at(-1).tag)) run.pop();
    const words = run.slice(-3).map(({ word }) => word);
    if (words.length > 0 && words.every((word) => isTopicWord(word))) found.push(words);
    run = [];
  };
  tokens.each((token) => {
    const tag = token.out(nlp.its.pos);
    const word = token.out();
    if (/^(?:NOUN|PROPN|ADJ)$/.test(tag) && /^[\p{L}-]{3,}$/u.test(word)) run.push({ tag, word });
    else flush();
  });
  flush();
  return found;
}

function isTopicWord(word) {
  const parts = wordsOf(word);
  return (
    parts.length > 0 &&
    parts.every((part) => part.length > 3 && !NO_TOPIC.has(part) && !STOP_WORDS.has(part) && !SECONDARY_WORDS.has(part))
  );
}
