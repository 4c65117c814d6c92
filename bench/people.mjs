/**
 * Who is meant, and what may be meant by what is half typed, in a record of many people?
 *
 *   npm run bench:people -- [--people 100000] [--questions 100] [--seed 1]
 *
 * Builds a record of named people (100 given names, 500 surnames and pairs of them joined with a hyphen; every tenth
 * holds an office; statements fall off as 1/rank) and asks in turns, in one run: ours, fuse.js over all names, MiniSearch
 * with prefix and fuzzy. Prints the share of questions for which the right person is found, the median and the 99th percentile of
 * the processor time (what it is about stands nowhere on record, so that nothing but the name costs), what opening, the first
 * question and the first one after an import cost, and memory.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { openRecord } from '../dist/src/index.js';
import { COMMON_SURNAMES } from '../dist/src/lang/index.js';
import { readSpeakersAndPeriod } from '../dist/src/search/query/speakers-and-period.js';
import { parseQuestion } from '../dist/src/search/question/parse.js';
import { Register } from '../dist/src/search/speakers/register.js';
import { openStore } from '../dist/src/store/open.js';
import { timesOf, writeFigures } from './local/figures.mjs';
import { quantile, spentBy } from './local/numbers.mjs';
import { random } from './search/generate.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    questions: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    /** Only builds the record in this file; the bench calls itself so, that its own memory tells of questions alone. */
    build: { type: 'string' },
  },
});
const COUNT = Number(values.people);
const QUESTIONS = Number(values.questions);
const next = random(Number(values.seed));
const TODAY = '2024-03-13';
/** Questions of each class that fuse.js is asked: each takes it as long as a thousand of the others. */
const FUSE_SAMPLE = 5;
const MOST = 25;

const GIVEN =
  'Aaron Alice Amir Ana Andrew Angela Anthony Barbara Benjamin Brian Carlos Carol Catherine Charles Christina Daniel David ' +
  'Deborah Diego Donna Edward Elena Elizabeth Emily Eric Fatima Frank Gabriel George Gloria Grace Hannah Harold Helen ' +
  'Henry Ibrahim Irene Isabel Ivan Jacob James Janet Jason Jennifer Joan Jonathan Jorge Joseph Karen Kevin Laura Lawrence ' +
  'Leila Linda Luis Margaret Maria Martin Mary Michael Miriam Nadia Nancy Nicholas Olga Omar Patricia Paul Peter Priya ' +
  'Rachel Raymond Rebecca Richard Robert Rosa Samuel Sandra Sarah Sergei Sofia Stephen Susan Teresa Thomas Victor Virginia ' +
  'Walter William Yusuf Zoe Mark Ellen Lloyd Karine Gina John Jane Ruth Noah';
const SYLLABLES =
  'ba ker mil ley han son ford well ton ham field wood stein berg man ski dor vel rin tash mo pel ka bin lin';
const OFFICES = [
  'Senator',
  'Governor',
  'Mayor',
  'Secretary of State',
  'General',
  'Judge',
  'Representative',
  'Minister',
];
const WORDS =
  'the report says that troops will leave before winter while officials discuss budget rockets trade water schools';

const pick = (list) => list[Math.floor(next() * list.length)];
const capital = (word) => word[0].toUpperCase() + word.slice(1);

function namesOf(count) {
  const given = GIVEN.split(' ');
  const surnames = new Set([...COMMON_SURNAMES].map(capital));
  const syllables = SYLLABLES.split(' ');
  while (surnames.size < 500)
    surnames.add(capital(pick(syllables) + pick(syllables) + (next() < 0.4 ? pick(syllables) : '')));
  const all = [...surnames].slice(0, 500);
  const names = new Set();
  while (names.size < Math.min(count / 2, given.length * all.length * 0.8)) names.add(`${pick(given)} ${pick(all)}`);
  while (names.size < count) names.add(`${pick(given)} ${pick(all)}-${pick(all)}`);
  return [...names].sort(() => next() - 0.5);
}

const names = namesOf(COUNT);

function* statements() {
  const words = WORDS.split(' ');
  // One for each, and a tenth more by rank: the first has thousands.
  for (let i = 0; i < COUNT * 1.1; i++) {
    const rank = i < COUNT ? i : Math.floor(COUNT ** next()) - 1;
    const name = names[rank];
    yield {
      text: `${Array.from({ length: 8 }, () => pick(words)).join(' ')} ${i}.`,
      speaker: rank % 10 === 0 ? `${OFFICES[(rank / 10) % OFFICES.length]} ${name}` : name,
      title: `${capital(pick(words))} ${pick(words)} ${i % 5000}`,
      date: `20${10 + (i % 15)}-0${1 + (i % 9)}-1${i % 10}`,
    };
  }
}

function slip(word) {
  const at = 1 + Math.floor(next() * Math.max(1, word.length - 2));
  const kind = Math.floor(next() * 3);
  if (kind === 0 && at + 1 < word.length) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  return word.slice(0, at) + word[at] + word.slice(at);
}

const given = (name) => name.split(' ')[0];
const surname = (name) => name.split(' ').at(-1);
/** Questions, and the name in them as the peers are given it. */
const QUESTION_KINDS = {
  'full name': (name) => [`what did ${name} say about harbours`, name],
  surname: (name) => [`what did ${surname(name)} say about harbours`, surname(name)],
  keywords: (name) => [`${name.toLowerCase()} harbours licences`, name.toLowerCase()],
  'surname with a slip': (name) => {
    const typed = `${given(name)} ${slip(surname(name))}`;
    return [`what did ${typed} say about harbours`, typed];
  },
  'given name with a slip': (name) => {
    const typed = `${slip(given(name))} ${surname(name)}`;
    return [`what did ${typed} say about harbours`, typed];
  },
};
const TYPED_KINDS = {
  'one letter': (name) => surname(name)[0],
  'three letters': (name) => surname(name).slice(0, 3),
  'given name, begun surname': (name) => `${given(name)} ${surname(name).slice(0, 3)}`,
  'most of the name': (name) => name.slice(0, -2),
  'with a slip': (name) => `${given(name)} ${slip(surname(name))}`,
};

const timed = async (work) => {
  let result;
  const spent = await spentBy(async () => {
    result = await work();
  });
  return [spent, result];
};
const memory = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
};

if (values.build) {
  const built = await openRecord({ db: values.build });
  await built.importStatements(statements());
  await built.close();
  process.exit();
}
const figures = {};
const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
const db = join(folder, 'record.db');
spawnSync(process.execPath, [process.argv[1], ...process.argv.slice(2), '--build', db], { stdio: 'inherit' });
console.log(`${COUNT} people`);
/** What was made before the peers is left out: the names. */
const before = memory();
const [open, record] = await timed(() => openRecord({ db }));
const question = () => `what did ${pick(names)} say about harbours`;
const [first] = await timed(() => record.ask(question()));
const asked = [];
const afterImport = [];
for (let i = 0; i < 20; i++) {
  asked.push((await timed(() => record.ask(question())))[0]);
  await record.importStatements([{ text: `Something new was said, number ${i}.`, speaker: pick(names) }]);
  afterImport.push((await timed(() => record.ask(question())))[0]);
}
console.log(
  `open ${open.toFixed(0)} ms, first question ${first.toFixed(0)} ms; a question ${quantile(asked, 0.5).toFixed(1)} ms, ` +
    `the first one after an import ${quantile(afterImport, 0.5).toFixed(1)} ms (medians)`,
);
figures['open'] = [open, 'ms'];
figures['first'] = [first, 'ms'];
figures['question'] = [quantile(asked, 0.5), 'ms'];
figures['after-import'] = [quantile(afterImport, 0.5), 'ms'];
await record.close();

const store = openStore(db);
const ours = {
  async who(text) {
    const parsed = parseQuestion(text, TODAY);
    const [ms, { who }] = await timed(() =>
      readSpeakersAndPeriod(parsed, { register: new Register(store, []), store, today: TODAY, asTyped: false }, null),
    );
    return [ms, 'entries' in who ? who.entries.map((entry) => entry.name) : []];
  },
};
const { complete } = await import('../dist/src/search/complete/complete.js');
const peers = {
  onrecord: { who: ours.who, complete: (typed) => timed(() => complete('speakers', typed, { store })) },
};
for (let i = 0; i < 200; i++) await ours.who(question());
const grown = memory() - before;
figures['memory'] = [grown, 'MB'];
console.log(`memory for 200 questions ${grown.toFixed(0)} MB`);
const beforePeers = memory();
const mini = new MiniSearch({ fields: ['name'], searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND' } });
mini.addAll(names.map((name, id) => ({ id, name })));
console.log(`memory of MiniSearch ${(memory() - beforePeers).toFixed(0)} MB`);
const fuse = new Fuse(names, { ignoreLocation: true, threshold: 0.4 });
const byMini = (typed) =>
  timed(async () =>
    mini
      .search(typed)
      .slice(0, MOST)
      .map(({ id }) => names[id]),
  );
const byFuse = (typed) => timed(async () => fuse.search(typed, { limit: MOST }).map(({ item }) => item));
peers.minisearch = { who: (_, name) => byMini(name), complete: byMini };
peers.fuse = { who: (_, name) => byFuse(name), complete: byFuse, most: FUSE_SAMPLE };

async function run(title, slug, kinds, ask) {
  const times = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
  console.log(
    `\n${title.padEnd(28)}${Object.keys(peers)
      .map((name) => name.padStart(26))
      .join('')}`,
  );
  for (const [kind, make] of Object.entries(kinds)) {
    const of = Object.fromEntries(Object.keys(peers).map((name) => [name, { times: [], found: 0 }]));
    for (let i = 0; i < QUESTIONS; i++) {
      const name = pick(names);
      const made = make(name);
      for (const [peer, engine] of Object.entries(peers)) {
        if (i >= (engine.most ?? QUESTIONS)) continue;
        const [ms, found] = await ask(engine, made);
        of[peer].times.push(ms);
        times[peer].push(ms);
        if (found.includes(name)) of[peer].found++;
      }
    }
    const cell = ({ times: own, found }) =>
      `${(found / own.length).toFixed(2)} · ${quantile(own, 0.5).toFixed(1)} / ${quantile(own, 0.99).toFixed(1)} ms`;
    for (const [peer, { times: own, found }] of Object.entries(of)) {
      const name = `${slug}.${kind.replace(/,? /g, '-')}.${peer}`;
      Object.assign(figures, { [`${name}.found`]: [(100 * found) / own.length, '%'] }, timesOf(name, own));
    }
    console.log(
      kind.padEnd(28) +
        Object.values(of)
          .map((one) => cell(one).padStart(26))
          .join(''),
    );
  }
  for (const [peer, own] of Object.entries(times)) Object.assign(figures, timesOf(`${slug}.${peer}`, own));
  for (const share of [0.5, 0.99]) {
    const own = quantile(times.onrecord, share);
    const cells = Object.values(times).map((one) => {
      const ms = quantile(one, share);
      return `${ms.toFixed(1)} ms (${(own / ms).toFixed(3)})`.padStart(26);
    });
    console.log(`p${share * 100}, and ours to it`.padEnd(28) + cells.join(''));
  }
}

await run('who is meant', 'who', QUESTION_KINDS, (engine, [text, name]) => engine.who(text, name));
await run('completion', 'completion', TYPED_KINDS, (engine, typed) => engine.complete(typed));
await store.close();
writeFigures(
  'people',
  `npm run bench:people -- --people ${COUNT} --questions ${QUESTIONS} --seed ${values.seed}`,
  figures,
);
rmSync(folder, { recursive: true });
