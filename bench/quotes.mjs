/**
 * How well are statements found in annotated news, and how fast?
 *
 *   npm run bench:quotes -- FOLDER
 *
 * FOLDER holds gold files (*.jsonl: `{ id, text, gold }` a line) and their scorer (score.mjs). Files whose name has
 * "quoted" in it want the words inside quotation marks, the others the statements' own spans; transcripts are recognised.
 * Prints the scorer's table for each file, ours beside two peers (a plain regular expression, and compromise), the share
 * of speakers that we call sure and how often that is right, and the speed of each in megabytes of text a second.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import compromise from 'compromise';
import { extract } from '../dist/src/extract/index.js';

const folder = process.argv[2];
if (!folder) {
  console.error('npm run bench:quotes -- FOLDER (with *.jsonl gold files and score.mjs)');
  process.exit(2);
}

/** Characters of text that the slow peer is timed on. */
const PEER_SAMPLE = 300_000;

const peers = { onrecord: ours, regex: plainRegex, compromise: compromiseQuotations };
const work = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
try {
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort())
    score(file);
} finally {
  rmSync(work, { recursive: true });
}

function score(file) {
  const gold = join(folder, file);
  const documents = readFileSync(gold, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const onlyQuoted = file.includes('quoted');
  console.log(`\n## ${file}: ${documents.length} documents`);
  for (const [name, predict] of Object.entries(peers)) {
    const { predictions, speed } = run(documents, predict, onlyQuoted, name === 'compromise' ? PEER_SAMPLE : Infinity);
    if (predictions.length < documents.length) {
      console.log(`${name}: ${speed} MB/s on a sample, not scored`);
      continue;
    }
    const path = join(work, `${name}.jsonl`);
    writeFileSync(path, predictions.map((each) => JSON.stringify(each)).join('\n'));
    console.log(`\n### ${name}, ${speed} MB/s`);
    for (const flags of onlyQuoted || file.startsWith('wh-') ? [[]] : [[], ['--speech']]) {
      if (flags.length > 0) console.log(flags.join(' '));
      process.stdout.write(execFileSync(process.execPath, [join(folder, 'score.mjs'), gold, path, ...flags]));
    }
    if (name === 'onrecord') console.log(sureness(documents, predictions));
  }
}

function run(documents, predict, onlyQuoted, sample) {
  const predictions = [];
  let characters = 0;
  const before = performance.now();
  for (const { id, text } of documents) {
    if (characters > sample) break;
    predictions.push({ id, statements: predict(text, onlyQuoted) });
    characters += text.length;
  }
  return { predictions, speed: (characters / 1000 / (performance.now() - before)).toFixed(2) };
}

function ours(text, onlyQuoted) {
  return extract({ text }).statements.flatMap(({ start, end, quotes, speaker }) =>
    (onlyQuoted ? quotes : [{ start, end }]).map((span) => ({
      quote_start: span.start,
      quote_end: span.end,
      quote: text.slice(span.start, span.end),
      speaker_text: speaker && (speaker.mention?.text ?? speaker.name),
      speaker_name: speaker?.name ?? null,
      sure: speaker?.confidence === 'sure',
    })),
  );
}

/** Anything between double marks, and the capitalised words beside a form of "say". */
function plainRegex(text) {
  return Array.from(text.matchAll(/["“]([^"“”]{3,}?)["”]/g), (match) => {
    const beside = text.slice(match.index + match[0].length, match.index + match[0].length + 80);
    const name =
      /^[\s,]*(?:said |says )?((?:\p{Lu}[\p{L}.'-]+ ?){1,4})/u.exec(beside)?.[1] ??
      /^[\s,]*(he|she|they)\b/.exec(beside)?.[1];
    return span(text, match.index + 1, match.index + match[0].length - 1, name?.trim());
  });
}

/** What the library finds between marks, with the person it finds nearest in the same sentence. */
function compromiseQuotations(text) {
  const statements = [];
  let from = 0;
  for (const sentence of compromise(text).sentences().json({ text: true })) {
    const doc = compromise(sentence.text);
    const person = doc.people().out('array')[0];
    for (const words of doc.quotations().out('array')) {
      const start = text.indexOf(words, from);
      if (start < 0) continue;
      statements.push(span(text, start, start + words.length, person));
      from = start;
    }
  }
  return statements;
}

function span(text, start, end, speaker) {
  return { quote_start: start, quote_end: end, quote: text.slice(start, end), speaker_text: speaker ?? null };
}

/** Of the statements that match gold: how many speakers we call sure, and how many of those are right. */
function sureness(documents, predictions) {
  let matched = 0;
  let sure = 0;
  let right = 0;
  documents.forEach(({ gold }, i) => {
    for (const wanted of gold) {
      if (wanted.minor || wanted.nested || !wanted.speaker_text) continue;
      const found = predictions[i].statements.find((each) => overlaps(each, wanted));
      if (!found) continue;
      matched++;
      if (!found.sure) continue;
      sure++;
      if (sameHead(wanted.speaker_text, found.speaker_text)) right++;
    }
  });
  const percent = (part, whole) => `${((100 * part) / (whole || 1)).toFixed(1)} %`;
  return `sure: ${percent(sure, matched)} of ${matched} matched, right ${percent(right, sure)} of those`;
}

function overlaps(a, b) {
  const shared = Math.min(a.quote_end, b.quote_end) - Math.max(a.quote_start, b.quote_start);
  return shared >= 0.8 * (Math.max(a.quote_end, b.quote_end) - Math.min(a.quote_start, b.quote_start));
}

/** As the scorer has it: the last word before an apposition or preposition stands in the other. */
function sameHead(one, other) {
  const words = (name) =>
    (name ?? '')
      .toLowerCase()
      .replace(/[’']s?(?=\s|$|,)/g, '')
      .match(/[\p{L}\p{N}][\p{L}\p{N}.’'-]*/gu) ?? [];
  const head = (name) =>
    words(name.split(/,|\(|—|\s(?:who|whose|which|that|of|at|for|from|in|with|on)\s/i)[0])
      .filter((word) => !/^(?:jr|sr|ii|iii|iv)\.?$/.test(word))
      .pop();
  if (!one || !other) return false;
  return words(other).includes(head(one)) || words(one).includes(head(other));
}
