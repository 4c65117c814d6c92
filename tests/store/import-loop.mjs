// A process that saves documents for ever, puts some back, and says so, until it is killed: node import-loop.mjs STORE DB FIRST
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';

const [, , store, path, first] = process.argv;
const { openSqliteStore } = await import(store);
// Several of these write to one record. SQLite doesn't serve them in turn: on a slow disk one may have to wait for long.
const record = openSqliteStore(path, { timeoutMs: 110_000 });

function document(n) {
  // Every third document is a new version of the one before.
  const text = Array.from(
    { length: 40 },
    (_, i) => `Document ${n} says in sentence ${i} something of word${n}x${i}.`,
  ).join('\n\n');
  const id = sha256(text);
  const person = { id: 'ann-lee', kind: 'named', name: 'Ann Lee', aliases: [], roles: [] };
  const statements = text.split('\n\n').map((sentence, utterance) => {
    const start = text.indexOf(sentence);
    const end = start + sentence.length;
    return {
      id: sha256(`${id}:${start}:${end}`),
      sourceId: id,
      start,
      end,
      text: sentence,
      kind: 'direct',
      quotes: [{ start, end }],
      utterance,
      speaker: { personId: person.id, name: person.name, mention: null, confidence: 'sure', rule: 'label' },
      cue: null,
      topics: [],
    };
  });
  const origin = `document-${n % 3 === 2 ? n - 1 : n}`;
  const source = {
    id,
    text,
    body: { start: 0, end: text.length },
    title: origin,
    kind: 'article',
    origin,
    language: 'en',
    status: 'live',
  };
  return { source, people: [person], statements, mentioned: ['Ann Lee'], place: origin };
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

async function save(n) {
  writeSync(1, `saving ${n}\n`);
  await record.save(document(n));
  writeSync(1, `saved ${n} ${document(n).source.id}\n`);
}

for (let n = Number(first); ; n++) {
  await save(n);
  // Every second version is taken back.
  if (n % 6 === 2) await save(n - 1);
}
