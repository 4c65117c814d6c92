import { createHash } from 'node:crypto';
import type { Clock } from './clock.js';
import { Newsroom } from './desk.js';
import {
  fileOf,
  fileText,
  PLAIN,
  PUBLIC_DOCUMENTS,
  readyLine,
  readyWords,
  urlOf,
  type Variants,
  type Words,
  wordsOf,
} from './documents.js';
import { type History, momentOf, type ReadyHistory, type Story } from './story.js';

/** How a case is written: which words each version of each document has, and which documents are left out. */
export interface Script {
  readonly variants: (history: number, version: number) => Variants;
  readonly leavesOut: (history: number) => boolean;
}

export const AS_WRITTEN: Script = { variants: () => PLAIN, leavesOut: () => false };

export function wordsIn(story: Story, history: number, version: number, { variants }: Script = AS_WRITTEN): Words {
  return wordsOf(story.histories[history]!, version, { seed: story.seed, history }, variants(history, version));
}

interface Event {
  readonly hour: number;
  readonly happens: (room: Newsroom) => Promise<unknown>;
}

/**
 * Plays a case hour by hour in a newsroom of its own, which is looked at whenever the case says so.
 *
 * @param look hears of the newsroom and the hour, the last one last
 */
export async function play(
  story: Story,
  script: Script,
  { clock, onDisk, look }: { clock: Clock; onDisk: boolean; look: (room: Newsroom, hour: number) => Promise<void> },
): Promise<void> {
  clock.at = momentOf(0);
  const room = await Newsroom.open(clock, story.keepsOffRecord, onDisk);
  try {
    await room.record.import(PUBLIC_DOCUMENTS.map(({ name, text }) => ({ name, bytes: Buffer.from(text) })));
    const events = [
      ...story.histories.flatMap((history, number) =>
        script.leavesOut(number) ? [] : eventsOf(story, history, number, script),
      ),
      ...story.ready.flatMap((ready, number) => readyEvents(story, ready, number)),
      ...story.looks.map((hour) => ({ hour, happens: (at: Newsroom) => look(at, hour) })),
    ].toSorted((a, b) => a.hour - b.hour);
    for (const { hour, happens } of events) {
      clock.at = momentOf(hour);
      await happens(room);
    }
  } finally {
    await room.close();
  }
}

/** The bytes of a version, by which its id is made. */
export function bytesOf(story: Story, history: number, version: number, script: Script = AS_WRITTEN): Buffer {
  return Buffer.from(fileText(story.histories[history]!, version, wordsIn(story, history, version, script)));
}

export function sourceIdOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function eventsOf(story: Story, history: History, number: number, script: Script): Event[] {
  const words = wordsIn(story, number, 0, script);
  const name = fileOf(history, words);
  let last: string | null = null;
  return history.steps.map((step): Event => {
    if (step.does === 'publish') {
      const bytes = bytesOf(story, number, step.version, script);
      const happens = async ({ record }: Newsroom) => {
        const { reports } = await record.import({ name, bytes });
        const [report] = reports;
        const isOffRecord = history.versions[step.version]!.attribution === 'off the record';
        if (report?.outcome === 'refused' && !(isOffRecord && !story.keepsOffRecord)) throw report.error;
        if (report?.outcome !== 'refused') last = sourceIdOf(bytes);
      };
      return { hour: step.hour, happens };
    }
    if (step.does === 'free') {
      // By the beginning of its id, as an editor reads it in a list.
      return { hour: step.hour, happens: async ({ record }) => last && record.free(last.slice(0, 12)) };
    }
    const reason = `The figures were wrong`;
    const address = urlOf(history, words) ?? name;
    return {
      hour: step.hour,
      happens: async ({ record }) => {
        const retraction = { reason, keepsWords: step.keeps };
        const found = await record.retract(address, retraction);
        // An address with a name in it that was given on background is on record by its hash: the id finds it.
        if (found.length === 0 && last) await record.retract(last, retraction);
      },
    };
  });
}

function readyEvents(story: Story, ready: ReadyHistory, number: number): Event[] {
  const writing = { seed: story.seed, history: number };
  const id = `ready-${number}`;
  const lineOf = (version: number) => readyLine(ready, readyWords(ready, version, writing), id);
  const give = async ({ record }: Newsroom, lines: object[]) => {
    const { refusals } = await record.importStatements(lines.map((line) => JSON.stringify(line)));
    for (const { error } of refusals) throw error;
  };
  const events: Event[] = [{ hour: ready.given, happens: (room) => give(room, [lineOf(0)]) }];
  if (ready.changed !== null) events.push({ hour: ready.changed, happens: (room) => give(room, [lineOf(1)]) });
  const { retracted } = ready;
  if (retracted) {
    const { reason } = readyWords(ready, 0, writing);
    const last = ready.changed === null ? 0 : 1;
    const happens = (room: Newsroom) => {
      if (retracted.by === 'line') return give(room, [{ id, status: 'retracted', reason }]);
      if (retracted.by === 'status') return give(room, [{ ...lineOf(last), status: 'retracted', reason }]);
      return room.record.retract(id, { reason });
    };
    events.push({ hour: retracted.hour, happens });
  }
  return events;
}
