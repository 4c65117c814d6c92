/**
 * One engine in a process of its own, so that its memory and its heap are its own:
 *
 *   alone.mjs ENGINE FILE [SIZE SEED [FOLDER]]
 *
 * With a size it makes its index of that many statements, in the file if it is one that keeps them there; else it opens the
 * file. Says over the channel of `fork` what that cost, and is then told what to do: `{ question, round }` → `{ places, spent }`;
 * `{ import: N }` (the record alone) → `{ spent, isFound }`; `{ close: true }` → ends.
 */
import { spentBy } from '../local/numbers.mjs';
import { fts5, fuse, minisearch, onrecord } from './engines.mjs';
import { statements } from './generate.mjs';

const ENGINES = { onrecord, fts5, minisearch, fuse };
const [name, file, size, seed, folder] = process.argv.slice(2);
let list = size && [...statements(Number(size), Number(seed), folder && new URL(folder))];

let engine;
const made = await spentBy(async () => {
  engine = await ENGINES[name](list || null, file);
});
// What an engine doesn't keep of it is none of its memory.
list = null;
const tell = (what) => process.send({ ...what, rss: process.memoryUsage().rss });

process.on('message', async (told) => {
  if (told.close) {
    await engine.close();
    process.disconnect();
  } else if (told.import) {
    tell(await imported(engine.record, told.import));
  } else {
    let places;
    const spent = await spentBy(async () => {
      places = await engine.ask(told.question, told.round);
    });
    tell({ places, spent });
  }
});
tell({ spent: made });

/** New statements, and whether one of them is found afterwards. */
async function imported(record, count) {
  const mark = `nabucodonosor${Date.now()}`;
  const spent = await spentBy(() =>
    record.importStatements(
      Array.from({ length: count }, (_, i) => ({
        text: `We said of the matter number ${i} that it will be settled by ${mark} and the committee next week.`,
        speaker: `Ann Lee-${i % 50}`,
        date: '2026-11-01',
        context: 'The committee met on Monday to hear from the department about the delay.',
      })),
    ),
  );
  const { outcome } = await record.ask(`who spoke of ${mark}`);
  return { spent, isFound: outcome === 'answered' };
}
