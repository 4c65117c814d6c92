import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Directory } from '../../../src/people/directory.js';
import { LocalRecord } from '../../../src/record/record.js';
import { openStore } from '../../../src/store/open.js';
import type { Store } from '../../../src/store/store.js';

let store: Store;
let record: LocalRecord;
beforeEach(() => {
  store = openStore(':memory:');
  record = new LocalRecord(store, new Directory([]));
});
afterEach(() => record.close());

async function give(front: readonly string[], body: string, name = 'a.txt') {
  const bytes = Buffer.from(front.length > 0 ? `---\n${front.join('\n')}\n---\n${body}\n` : `${body}\n`);
  const { reports } = await record.import({ name, bytes });
  const [report] = reports;
  if (!report || !('sourceId' in report)) throw report?.outcome === 'refused' ? report.error : new Error('none');
  return report;
}

/** All that is stored of a document. */
async function stored(id: string): Promise<string> {
  return JSON.stringify(await store.document(id));
}

const RULE = ['title: Talks', 'ground_rules: "on background, attributable to a senior harbor official"'];

describe('names that are given on background', () => {
  it.each<[string, string]>([
    [
      'in the label of a transcript',
      'Q: Is it safe?\n\nPALIRO SUNAVITOK: The bridge is safe.\n\nQ: And the ferry?\n\nPALIRO SUNAVITOK: It runs.',
    ],
    ['beside the words', '“The bridge is safe,” said Paliro Sunavitok.'],
    [
      'with a possessive',
      "“The bridge is safe,” said Paliro Sunavitok. It was Sunavitok’s last word, and Sunavitok's alone.",
    ],
    ['in capitals', '“The bridge is safe,” said Paliro Sunavitok. SUNAVITOK SPEAKS, a banner said.'],
    ['with a title', '“The bridge is safe,” said Gen. Paliro Sunavitok. Gen. Sunavitok left.'],
    [
      'as a handle, an e-mail address and a link',
      '“The bridge is safe,” said Paliro Sunavitok (@psunavitok, sunavitok@example.org, https://example.org/sunavitok).',
    ],
    [
      'in what others say',
      '“The bridge is safe,” said Paliro Sunavitok.\n\n“I trust Sunavitok with it,” said Barnaby Orrick.',
    ],
  ])('are nowhere on record: %s', async (_, body) => {
    const { sourceId } = await give(RULE, body);
    expect(await stored(sourceId)).not.toMatch(/sunavitok/i);
    const { answers } = await record.ask('what did anyone say about the bridge');
    expect(answers.map(({ statement }) => statement.speaker?.name)).toContain('senior harbor official');
  });

  it('take the office that stands beside them along, which may be one person’s', async () => {
    const body =
      '“The bridge is safe,” said Paliro Sunavitok, the city comptroller. City comptroller Paliro Sunavitok left. A comptroller counts.';
    const { sourceId } = await give(RULE, body);
    const text = (await store.document(sourceId))!.source.text;
    expect(text).not.toMatch(/city/i);
    expect(text).toContain('A comptroller counts.');
    expect((await record.ask('what did the city comptroller say')).answers).toEqual([]);
    expect((await record.ask('bridge')).answers).toHaveLength(1);
  });

  it('are masked with hyphens and accents, and whichever of the two the text writes', async () => {
    const body = '“The bridge is safe,” said Élodie Sunavé-Tok. Later Sunave-Tok left; SUNAVÉ-TOK was tired.';
    const { sourceId } = await give(RULE, body);
    expect(await stored(sourceId)).not.toMatch(/sunav[eé]/iu);
  });

  it('are taken out of the title, the outlet, the address and the name of the file', async () => {
    const front = [
      'title: Sunavitok speaks',
      'outlet: Sunavitok Courier',
      'url: https://example.org/sunavitok',
      RULE[1]!,
    ];
    const { sourceId } = await give(front, '“The bridge is safe,” said Paliro Sunavitok.');
    expect(await stored(sourceId)).not.toMatch(/sunavitok/i);
    const file = await give(
      ['title: Other talks', RULE[1]!],
      '“The ferry is safe,” said Paliro Sunavitok.',
      'sunavitok.txt',
    );
    expect(await stored(file.sourceId)).not.toMatch(/sunavitok/i);
  });

  it('leave every offset as it is', async () => {
    const { sourceId } = await give(
      RULE,
      '“The bridge is safe,” said Paliro Sunavitok.\n\nSunavitok said that the ferry runs.',
    );
    const { source, statements } = (await store.document(sourceId))!;
    expect(statements.length).toBe(2);
    for (const { start, end, text } of statements) expect(source.text.slice(start, end)).toBe(text);
  });

  it('take a statement with them in whose own words they stand, and this is reported', async () => {
    const report = await give(
      RULE,
      '“The bridge is safe,” said Paliro Sunavitok.\n\n“Call me Sunavitok, all of you,” Sunavitok said.',
    );
    expect(report).toMatchObject({ unnameable: 1, statements: 1 });
  });

  it('leave two speakers two people', async () => {
    const body =
      'Q: Safe?\n\nPALIRO SUNAVITOK: The bridge is safe.\n\nQ: And?\n\nDORENA KOLIBAR: The bridge is old.\n\nQ: So?\n\nPALIRO SUNAVITOK: Old and safe.';
    await give(RULE, body);
    const speakers = (await record.speakers()).filter(({ person }) => person.name === 'senior harbor official');
    expect(speakers.map(({ statements }) => statements).sort()).toEqual([1, 2]);
  });

  it('answer no question by name, and nothing says that they might', async () => {
    await give([], '“The canal is old,” said Paliro Sunavitok.', 'public.txt');
    const before = await record.ask('what did Sunavitok say about the bridge');
    await give(RULE, '“The bridge is safe,” said Paliro Sunavitok.');
    const after = await record.ask('what did Sunavitok say about the bridge');
    expect(before.answers).toEqual([]);
    expect(after.answers).toEqual([]);
    expect((await record.speakers()).find(({ person }) => person.name === 'Paliro Sunavitok')?.statements).toBe(1);
  });

  it('are called what we call them where the document gives no description', async () => {
    await give(['title: T', 'ground_rules: on background'], '“The bridge is safe,” said Paliro Sunavitok.');
    expect((await record.ask('bridge')).answers[0]?.statement.speaker?.name).toBe('speaker on background');
  });
});

describe('a version that doesn’t name its speaker any more', () => {
  const NAMED = '“The bridge is safe,” said Paliro Sunavitok.';

  it('withholds the version that did, also by its ids', async () => {
    const { sourceId } = await give(['title: T', 'url: https://example.org/t'], NAMED);
    const id = (await store.statementsOf(sourceId))[0]!.id;
    await give([...RULE, 'url: https://example.org/t'], NAMED);
    expect(await record.receipts([id])).toEqual([]);
    expect(await record.source(sourceId)).toBeNull();
    expect(await record.retraction(id)).toBeNull();
  });

  it('stands in its place where the name stands in the address, and so does the next one', async () => {
    const url = 'url: https://example.org/sunavitok';
    await give(['title: T', url], NAMED);
    expect((await give([...RULE, url], NAMED)).outcome).toBe('replaced');
    expect((await record.ask('bridge safe')).answers.map(({ statement }) => statement.speaker?.name)).toEqual([
      'senior harbor official',
    ]);
    expect((await give(['title: T2', url], NAMED)).outcome).toBe('replaced');
    expect((await record.ask('bridge safe')).total).toBe(1);
    expect(await record.retract('https://example.org/sunavitok')).toHaveLength(1);
  });
});
