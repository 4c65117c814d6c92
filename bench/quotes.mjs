/**
 * How well are statements found in annotated news, and how fast?
 *
 *   npm run bench:quotes -- FOLDER
 *
 * FOLDER holds gold files (*.jsonl: `{ id, text, gold }` a line) and their scorer (score.mjs). Files whose name has
 * "quoted" in it want the words inside quotation marks, the others the statements' own spans; transcripts are recognised.
 * Prints the scorer's table for each file, ours beside two peers (a plain regular expression, and compromise), the share
 * of speakers that we call sure and how often that is right, and the speed of each in megabytes of text for each second of
 * processor time, which other programs on the machine change little; then the speed of `extract --jsonl` on the news among
 * the texts (all files but transcripts, `wh-…`), with starting up.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import compromise from 'compromise';
import { extract } from '../dist/src/record/extraction.js';
import { writeFigures } from './local/figures.mjs';
import { sameHead } from './local/heads.mjs';
import { spentBy } from './local/numbers.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('npm run bench:quotes -- FOLDER (with *.jsonl gold files and score.mjs)');
  process.exit(2);
}

/** Characters of text that the slow peer is timed on. */
const PEER_SAMPLE = 300_000;

/** Megabytes of text that the command line is timed on, and how often: the smallest of the times counts. */
const FILE_SIZES = [1, 6];
const FILE_RUNS = 3;

const figures = {};

const peers = { onrecord: ours, regex: plainRegex, compromise: compromiseQuotations };
const work = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
try {
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort())
    await score(file);
  timeCommandLine();
} finally {
  rmSync(work, { recursive: true });
}
writeFigures('quotes', 'npm run bench:quotes -- FOLDER', figures);

function documentsOf(file) {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

async function score(file) {
  const gold = join(folder, file);
  const documents = documentsOf(file);
  const set = file.split('.')[0];
  const onlyQuoted = file.includes('quoted');
  console.log(`\n## ${file}: ${documents.length} documents`);
  for (const [name, predict] of Object.entries(peers)) {
    const { predictions, speed } = await run(
      documents,
      predict,
      onlyQuoted,
      name === 'compromise' ? PEER_SAMPLE : Infinity,
    );
    figures[`${set}.${name}.speed`] = [speed, 'MB/s'];
    if (predictions.length < documents.length) {
      console.log(`${name}: ${speed.toFixed(3)} MB/s on a sample, not scored`);
      continue;
    }
    const path = join(work, `${name}.jsonl`);
    writeFileSync(path, predictions.map((each) => JSON.stringify(each)).join('\n'));
    console.log(`\n### ${name}, ${speed.toFixed(2)} MB/s`);
    for (const flags of onlyQuoted || file.startsWith('wh-') ? [[]] : [[], ['--speech']]) {
      if (flags.length > 0) console.log(flags.join(' '));
      const scored = [join(folder, 'score.mjs'), gold, path, ...flags];
      process.stdout.write(execFileSync(process.execPath, scored));
      const numbers = JSON.parse(execFileSync(process.execPath, [...scored, '--json'], { encoding: 'utf8' }));
      addFigures(`${set}.${name}${flags.length > 0 ? '.speech' : ''}`, numbers);
    }
    if (name === 'onrecord') {
      addSureness(set, documents, predictions);
      printMistakes(set, documents, predictions);
    }
  }
}

/** F1 of each measure of the scorer, and how many people are right among those that the gold names. */
function addFigures(name, scored) {
  figures[`${name}.wanted`] = [scored.gold, 'count'];
  for (const measure of ['exact', 'exact-that', 'overlap', 'joint', 'joint-entity'])
    if (scored[measure]) figures[`${name}.${measure}`] = [100 * scored[measure].f1, '%'];
  if (scored.speaker.entity_pairs) figures[`${name}.person`] = [100 * scored.speaker.entity, '%'];
}

async function run(documents, predict, onlyQuoted, sample) {
  const predictions = [];
  let characters = 0;
  const spent = await spentBy(async () => {
    for (const { id, text } of documents) {
      if (characters > sample) break;
      predictions.push({ id, statements: predict(text, onlyQuoted) });
      characters += text.length;
    }
  });
  return { predictions, speed: characters / 1000 / spent };
}

/** `extract --jsonl` over as many texts as there are, and over them again, until there are so many megabytes. */
function timeCommandLine() {
  const program = new URL('../dist/src/cli/program.js', import.meta.url).href;
  const run = `
    const { runCli } = await import(${JSON.stringify(program)});
    const io = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, environment: process.env };
    await runCli(['extract', '--jsonl'], { ...io, interrupted: () => new AbortController().signal });
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    console.error('processor', (userCPUTime + systemCPUTime) / 1e6);`;
  const news = readdirSync(folder).filter((name) => name.endsWith('.jsonl') && !/^wh-|quoted/.test(name));
  const texts = news.flatMap((name) => documentsOf(name).map(({ text }) => text));
  if (texts.length === 0) return;
  for (const megabytes of FILE_SIZES) {
    let input = '';
    let bytes = 0;
    for (let i = 0; bytes < megabytes * 1e6; i++) {
      const text = texts[i % texts.length];
      input += `${JSON.stringify({ id: String(i), text })}\n`;
      bytes += Buffer.byteLength(text);
    }
    const seconds = Array.from({ length: FILE_RUNS }, () => {
      const options = { input, encoding: 'utf8', maxBuffer: 1e9 };
      const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', run], options);
      return Number(/^processor (.*)$/m.exec(stderr)[1]);
    });
    const speed = bytes / 1e6 / Math.min(...seconds);
    console.log(`extract --jsonl, ${megabytes} MB with starting up: ${speed.toFixed(2)} MB/s`);
    figures[`command-line.${megabytes}-mb`] = [speed, 'MB/s'];
  }
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
      rule: speaker?.rule ?? 'none',
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
function addSureness(set, documents, predictions) {
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
  const percent = (part, whole) => (100 * part) / (whole || 1);
  figures[`${set}.sure`] = [percent(sure, matched), '%'];
  figures[`${set}.sure-right`] = [percent(right, sure), '%'];
  const [share, ofThose] = [percent(sure, matched), percent(right, sure)].map((each) => each.toFixed(1));
  console.log(`sure: ${share} % of ${matched} matched, right ${ofThose} % of those`);
}

/** The remaining mistakes by class, commonest first. */
function printMistakes(set, documents, predictions) {
  const counts = new Map();
  const count = (...labels) => counts.set(labels.join(' · '), (counts.get(labels.join(' · ')) ?? 0) + 1);
  documents.forEach(({ gold }, i) => {
    const found = predictions[i].statements;
    const matched = new Set();
    for (const wanted of gold) {
      const match = found.find((each) => overlaps(each, wanted));
      if (match) matched.add(match);
      if (wanted.minor || wanted.nested) continue;
      if (match) {
        if (wanted.speaker_text && !sameHead(wanted.speaker_text, match.speaker_text))
          count('wrong speaker', `found by ${match.rule.split('/')[0]}`);
        continue;
      }
      const near = found.find((each) => shared(each, wanted) > 0);
      if (!near) count('missed', wanted.kind, `cue: ${cueClass(wanted.cue_text)}`);
      else
        count(
          'wrong bounds',
          wanted.kind,
          near.quote_end - near.quote_start > wanted.quote_end - wanted.quote_start ? 'too long' : 'too short',
        );
    }
    for (const each of found)
      if (!matched.has(each) && !gold.some((one) => 2 * shared(each, one) >= each.quote_end - each.quote_start))
        count('no statement', `found by ${each.rule.split('/')[0]}`);
  });
  console.log('mistakes:');
  for (const [label, times] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 25)) {
    console.log(String(times).padStart(6), label);
    const slug = label
      .replace(/(?:found by|cue:) /, '')
      .replace(/ · /g, '.')
      .replace(/[ ,]+/g, '-');
    figures[`${set}.mistakes.${slug}`] = [times, 'count'];
  }
}

function cueClass(cue) {
  const words = (cue ?? '').toLowerCase();
  if (words === '') return 'none';
  if (/^[^a-z]+$/.test(words)) return 'a mark';
  if (/according to/.test(words)) return 'according to';
  if (/\b(?:said|says?|saying|told|tells?|wrote|writes?|add(?:s|ed|ing)|asks?|asked)\b/.test(words))
    return 'say, tell, write, ask';
  if (/\b(?:think|thought|believe|hope|want|expect|plan|seem|appear|feel|felt|see|know|consider|view)/.test(words))
    return 'a thought, wish or expectation';
  if (/\b(?:show|found|finds?|reveal|indicat|suggest)/.test(words)) return 'a finding';
  return 'another word';
}

function overlaps(a, b) {
  return shared(a, b) >= 0.8 * (Math.max(a.quote_end, b.quote_end) - Math.min(a.quote_start, b.quote_start));
}

function shared(a, b) {
  return Math.max(0, Math.min(a.quote_end, b.quote_end) - Math.max(a.quote_start, b.quote_start));
}
