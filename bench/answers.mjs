/**
 * Does it say "nothing on record" where there is nothing, and only there?
 *
 *   npm run bench:answers -- [--seed 41] [--runs 5] [--from FOLDER] [--verbose]
 *
 * Loads the sample documents into a record (and, with --from, the documents of another folder and annotated quotations,
 * JSONL). Each run makes 300 questions that the record can't answer and 300 that it can (bench/answers/), with the seed after
 * that of the run before. Counts by class, over all runs, what is asserted wrongly and what is wrongly called nothing. Nothing
 * was tuned on the seeds 41 to 45. Beside us stand what most
 * would use, which asserts whenever anything matches: SQLite FTS5 (words joined with OR), MiniSearch, and a search for
 * all words of the question in one statement (stemmed, without stop words and question words). `--verbose` prints every question that
 * went wrong, with what was answered.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SAYING_VERBS, STOP_WORDS } from '../dist/src/lang/index.js';
import { stem, stemsOf } from '../dist/src/text/words.js';
import { answerable, isRight } from './answers/answerable.mjs';
import { load, Texts, wordsOf } from './answers/material.mjs';
import { peopleOf } from './answers/people.mjs';
import { unanswerable } from './answers/unanswerable.mjs';
import { Choice } from './answers/wording.mjs';
import { writeFigures } from './local/figures.mjs';
import { fts5, minisearch } from './search/engines.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '41' },
    runs: { type: 'string', default: '5' },
    from: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

/** "Yesterday" is counted from here, so that a run says the same on any day. */
const NOW = new Date(2026, 10, 22, 12);

const folder = mkdtempSync(join(tmpdir(), 'onrecord-answers-'));
const material = await load(join(folder, 'record.db'), values.from);
const { record, sources, statements } = material;
const texts = new Texts(material);
const people = peopleOf(material);
const seeds = Array.from({ length: Number(values.runs) }, (_, nth) => Number(values.seed) + nth);
const silent = seeds.flatMap((seed) => [...unanswerable(material, texts, people, new Choice(seed))]);
const spoken = seeds.flatMap((seed) => [...answerable(material, texts, people, new Choice(seed + 1))]);
const figures = {};

const list = statements.map(({ text, speaker, question, sourceId }) => ({
  text,
  speaker: speaker?.name ?? '',
  context: `${sources.get(sourceId).title} ${question?.text ?? ''}`,
}));
const any = await fts5(list);
const mini = await minisearch(list);
const indexed = list.map(({ text, speaker, context }) => new Set(stemsOf(`${text} ${speaker} ${context}`)));
const peers = {
  'FTS5 (OR)': async (question) => (await any.ask(question)).length > 0,
  'all words': async (question) => {
    const words = wordsOf(question).filter((word) => !STOP_WORDS.has(word) && !SAYING_VERBS.has(word));
    return indexed.some((one) => words.every((word) => one.has(stem(word))));
  },
  MiniSearch: async (question) => (await mini.ask(question)).length > 0,
};

/** Our answer as it counts: something asserted, a question back, or nothing. */
async function ask(question) {
  const answer = await record.ask(question, { limit: 5, now: NOW });
  return { ...answer, says: answer.outcome === 'answered' ? 'asserted' : answer.outcome };
}

function show(question, { understood, answers, candidates }) {
  const { speakers, topic, phrases, from, to } = understood;
  console.log(`  ${question}`);
  console.log(
    `      ${speakers.map(({ name }) => name).join(', ')} | ${[...topic, ...phrases].join(', ')} | ${from} ${to}`,
  );
  for (const { statement, why } of answers.slice(0, 1)) {
    const matches = why.map(({ word, found, where }) => `${word}: ${found} (${where})`).join(', ');
    console.log(
      `      > ${statement.speaker?.name}: ${statement.text.replace(/\s+/g, ' ').slice(0, 160)} [${matches}]`,
    );
  }
  if (candidates.length > 0) console.log(`      ? ${candidates.map(({ name }) => name).join(', ')}`);
}

/** A name as part of a figure's. */
const slugOf = (name) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

async function measure(questions, label, wrong, isBeside) {
  const columns = ['asked', wrong, 'ambiguous', ...(isBeside ? ['beside it'] : []), ...Object.keys(peers)];
  const rows = new Map();
  for (const one of questions) {
    const row = rows.get(one.kind) ?? Object.fromEntries(columns.map((name) => [name, 0]));
    rows.set(one.kind, row);
    row.asked++;
    const answer = await ask(one.question);
    if (answer.says === (isBeside ? 'nothing' : 'asserted')) row[wrong]++;
    if (answer.says === 'ambiguous') row.ambiguous++;
    const isAside = isBeside?.(one, answer);
    if (isAside) row['beside it']++;
    if (
      values.verbose &&
      (isAside || answer.says === (isBeside ? 'nothing' : 'asserted') || (isBeside && answer.says === 'ambiguous'))
    ) {
      console.log(`[${one.kind}] ${isAside ? 'beside it' : answer.says}`);
      show(one.question, answer);
    }
    for (const [name, asserts] of Object.entries(peers))
      if ((await asserts(one.question)) !== Boolean(isBeside)) row[name]++;
  }
  const total = Object.fromEntries(
    columns.map((name) => [name, [...rows.values()].reduce((sum, row) => sum + row[name], 0)]),
  );
  console.log(`\n${label.padEnd(40)}${columns.map((name) => name.padStart(18)).join('')}`);
  for (const [kind, row] of [...rows, ['all', total]]) {
    for (const name of columns) figures[`${slugOf(label)}.${slugOf(kind)}.${slugOf(name)}`] = [row[name], 'count'];
    console.log(kind.padEnd(40) + columns.map((name) => String(row[name]).padStart(18)).join(''));
  }
  for (const name of columns.slice(1))
    figures[`${slugOf(label)}.share.${slugOf(name)}`] = [(100 * total[name]) / total.asked, '%'];
  const share = (name) => `${((100 * total[name]) / total.asked).toFixed(1)} %`;
  console.log(
    ''.padEnd(58) +
      columns
        .slice(1)
        .map((name) => share(name).padStart(18))
        .join(''),
  );
}

console.log(
  `${sources.size} sources, ${statements.length} statements, ${people.length} people by name, seeds ${seeds.join(', ')}`,
);
await measure(silent, 'unanswerable', 'asserted wrongly');
/** Answered, but none of the first five is by whom, or about what, was asked for. */
const isBeside = (one, { says, answers }) =>
  says === 'asserted' && !answers.some((each) => isRight(one, each, sources));
await measure(spoken, 'answerable', 'wrongly nothing', isBeside);
await any.close();
await mini.close();
await record.close();
writeFigures(
  'answers',
  `npm run bench:answers -- --seed ${values.seed} --runs ${values.runs}${values.from ? ' --from FOLDER' : ''}`,
  { ...figures, sources: [sources.size, 'count'], statements: [statements.length, 'count'] },
);
rmSync(folder, { recursive: true });
