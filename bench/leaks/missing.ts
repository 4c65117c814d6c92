import type { Newsroom } from './desk.js';
import type { Leak } from './leak.js';
import { answersAt, heldAt, isUnnameable } from './oracle.js';
import { wordsIn } from './play.js';
import type { Story } from './story.js';

/** What everybody should find by now, or editors, and what is told twice. */
export async function missing(story: Story, hour: number, { record }: Newsroom): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for (const [number, history] of story.histories.entries()) {
    const at = (version: number) => wordsIn(story, number, version);
    // Words that hold a name which was given on background are left out.
    const isLeftOut = (version: number) =>
      isUnnameable(history.versions[version]!) && history.versions[version]!.nameIn.includes('words');
    const answers = answersAt(history, hour, story.keepsOffRecord);
    if (answers !== null && !isLeftOut(answers)) {
      const { words, more } = at(answers);
      const found = await record.ask(`${words} bridge`);
      if (!found.answers.some(({ statement }) => statement.text.includes(more)))
        leaks.push({
          hour,
          outlet: 'record.ask',
          what: `nothing of history ${number}, version ${answers}, which is free`,
        });
      if (!(await record.complete('topics', words.slice(0, 8))).includes(words))
        leaks.push({ hour, outlet: 'record.complete', what: `not "${words}", which is free` });
    }
    const held = heldAt(history, hour, story.keepsOffRecord);
    if (held !== null && !isLeftOut(held)) {
      const { words, more } = at(held);
      const { answers: shown, withheld = [] } = await record.ask(`${words} bridge`, { viewer: 'editor' });
      if (!withheld.some(({ statement }) => statement.text.includes(more)))
        leaks.push({
          hour,
          outlet: 'record.ask as editor',
          what: `nothing withheld of history ${number}, version ${held}`,
        });
      if (shown.some(({ statement }) => statement.text.includes(more)))
        leaks.push({ hour, outlet: 'record.ask as editor', what: `history ${number}, version ${held}, is not marked` });
    }
  }
  for (const { id } of await record.subscriptions()) {
    const told = (await record.deliveries(id, 100)).flatMap((delivery) =>
      delivery.told.flatMap(({ ids, part }) => (part === 'correction' ? [] : ids)),
    );
    if (new Set(told).size < told.length) leaks.push({ hour, outlet: `subscription ${id}`, what: 'told twice' });
  }
  return leaks;
}
