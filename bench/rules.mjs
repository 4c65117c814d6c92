/**
 * How often is the speaker right whom a rule found, for each rule and each way that leads a mention to somebody?
 *
 *   npm run bench:rules -- FOLDER…
 *
 * The folders hold annotated texts (*.jsonl). A line is `{ id, text, gold }` with the statements and speakers of an article, or
 * `{ id, text, turns }` with the turns of a transcript. Gold with the speaker's names (`speaker_name`, `speaker_aliases`, or a
 * turn's `name` and `aliases`) tells whether the right person was found; gold with no more than the words that name the
 * speaker, whether the right words were.
 *
 * Counted are the statements that lie on gold, by the rule and the resolution of their speaker (`src/extract/speakers/`), those
 * apart where more than one could be meant ("?"). Prints what may be sure by the counts beside what is sure today.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEarned } from '../dist/src/extract/speakers/confidence.js';
import { extract } from '../dist/src/record/extraction.js';
import { writeFigures } from './local/figures.mjs';
import { sameHead } from './local/heads.mjs';

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('npm run bench:rules -- FOLDER… (with annotated *.jsonl)');
  process.exit(2);
}

const PRONOUN = /^(?:he|she|it|they|we|i|who|which|that|his|her|their)$/i;

/** Fewer statements tell nothing of a rule. */
const LEAST = 25;
/** Rows that are counted less often are no figures for the docs. */
const SHOWN = 10;
/** From this share of right speakers on, in percent, a rule may be sure. Some of the gold names the outlet rather than the speaker. */
const SURE = 97;
/** And where it gives a description, which puts nothing into the mouth of anybody by name. */
const SURE_UNNAMED = 95;

/** Rules by name, and what each kind of gold counted: `[right, wrong]`. */
const rules = new Map();
const examples = [];
/** Statements that are counted already: some texts are annotated twice. */
const seen = new Set();

for (const folder of folders)
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl') && !/^wh-/.test(name)))
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean))
      count(JSON.parse(line), file);

function count({ id, text, gold, turns }, file) {
  const wanted = gold?.filter((one) => !one.nested && (one.speaker_text || one.speaker_name)) ?? turns;
  if (!wanted) return;
  for (const statement of extract({ text }).statements) {
    if (!statement.speaker) continue;
    const on = wanted.filter((one) => liesOn(statement, one));
    const place = `${id} ${text.length} ${statement.start}`;
    if (on.length === 0 || seen.has(place)) continue;
    seen.add(place);
    // Gold that names nobody but "she" tells nothing of who a name is.
    if (
      on.every((one) => !namesOf(one) && PRONOUN.test(one.speaker_text)) &&
      !PRONOUN.test(statement.speaker.mention?.text ?? '')
    )
      continue;
    const name = `${statement.speaker.rule}`;
    const kind = on.some((one) => namesOf(one)) ? (turns ? 'turns' : 'person') : 'words';
    const right = on.some((one) => isRight(statement.speaker, one));
    const counts = rules.get(name) ?? { words: [0, 0], person: [0, 0], turns: [0, 0] };
    counts[kind][right ? 0 : 1]++;
    rules.set(name, counts);
    if (!right && process.env.RULE && name.startsWith(process.env.RULE))
      examples.push(
        `${file} ${id} ${name} ${statement.speaker.confidence}: ${statement.speaker.name} [${statement.speaker.mention?.text}] ← ${on[0].speaker_text ?? on[0].name}: ${statement.text.slice(0, 90)}`,
      );
  }
}

/** Whether a statement and gold share half of the shorter one. */
function liesOn({ start, end }, one) {
  const [from, to] = [one.quote_start ?? one.start, one.quote_end ?? one.end];
  return 2 * (Math.min(end, to) - Math.max(start, from)) >= Math.min(end - start, to - from);
}

function namesOf({ speaker_name, speaker_aliases, name, aliases, also }) {
  const names = [...(aliases ?? speaker_aliases ?? []), ...[name, speaker_name].filter(Boolean)];
  return names.length > 0 ? [...names, ...(also ?? [])] : null;
}

function isRight(speaker, one) {
  const names = namesOf(one);
  if (names) return names.some((each) => sameHead(each, speaker.name));
  return sameHead(one.speaker_text, speaker.mention?.text) || sameHead(one.speaker_text, speaker.name);
}

const figures = {};
const share = ([right, wrong]) => (100 * right) / (right + wrong || 1);
const total = ({ words, person, turns }) => [words, person, turns].flat().reduce((sum, n) => sum + n, 0);
const shown = ([right, wrong]) =>
  right + wrong === 0 ? '—' : `${share([right, wrong]).toFixed(1)} % of ${right + wrong}`;
const rows = [...rules].sort(([, a], [, b]) => total(b) - total(a));
const byRule = sums(([rule, way]) => (way?.endsWith('?') || way === 'thing' ? null : rule));
const byWay = sums(([rule, way]) => (way?.endsWith('?') || !isRightOften(byRule.get(rule)) ? null : way));
console.log(['rule', 'words', 'person', 'turns', 'by the counts', 'today'].join(' | '));
for (const [name, counts] of rows) {
  const [rule, way = ''] = name.split('/');
  const byCounts = way && !way.endsWith('?') && hasEarned(rule, way, counts) ? 'sure' : 'unsure';
  const today = isEarned(rule, way) ? 'sure' : 'unsure';
  const differs = byCounts !== today && !way.endsWith('?') ? ' *' : '';
  console.log([name.padEnd(34), ...Object.values(counts).map(shown), byCounts, today + differs].join(' | '));
  for (const [kind, [right, wrong]] of Object.entries(counts)) {
    if (right + wrong === 0 || kind === 'turns' || total(counts) < SHOWN) continue;
    figures[`${name}.${kind}`] = [share([right, wrong]), '%'];
    figures[`${name}.${kind}.counted`] = [right + wrong, 'count'];
  }
}
for (const each of examples) console.log(each);
writeFigures('rules', 'npm run bench:rules -- FOLDER…', figures);

/** Counts of several rows together, by what `keyOf` gives for the rule and the resolution; null leaves a row out. */
function sums(keyOf) {
  const all = new Map();
  for (const [name, counts] of rules) {
    const key = keyOf(name.split('/'));
    if (!key) continue;
    const sum = all.get(key) ?? { words: [0, 0], person: [0, 0], turns: [0, 0] };
    for (const kind of Object.keys(sum)) sum[kind] = sum[kind].map((n, i) => n + counts[kind][i]);
    all.set(key, sum);
  }
  return all;
}

/** Right in `least` of 100, or wrong once, on each kind of gold that counted it often enough, and counted so on one. */
function isRightOften(counts, least = SURE) {
  const enough = Object.entries(counts ?? {}).filter(
    ([kind, [right, wrong]]) => kind !== 'turns' && right + wrong >= LEAST,
  );
  return (
    enough.length > 0 && enough.every(([, each]) => each[1] <= Math.max(1, (each[0] + each[1]) * (1 - least / 100)))
  );
}

/** What was counted too seldom is judged by its rule and its resolution, if what was counted doesn't speak against it. */
function hasEarned(rule, way, counts) {
  const own = [0, 1].map((i) => counts.words[i] + counts.person[i]);
  if (
    Math.max(total({ ...counts, person: [0, 0], turns: [0, 0] }), total({ ...counts, words: [0, 0], turns: [0, 0] })) >=
    LEAST
  )
    return isRightOften(counts, way === 'description' ? SURE_UNNAMED : SURE);
  return share(own) >= 90 && isRightOften(byRule.get(rule)) && (way === 'role' || isRightOften(byWay.get(way)));
}
