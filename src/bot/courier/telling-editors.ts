import type { Logger } from 'pino';
import type { Platform } from '../platform.js';
import { actions, heading, note, type Reply, reply } from '../reply.js';
import { withheldInWords } from '../withheld.js';
import { count } from '../wording.js';
import type { NewsRecord } from './record.js';

/** Of which documents the editors have been told, by channel: a space of what the record keeps. */
const SPACE = 'withheld-told';

/** Told once, for as long as anybody would wonder, in milliseconds: ten years. */
const TOLD_FOR = 10 * 365 * 86_400_000;

type Undecided = Awaited<ReturnType<NewsRecord['withheld']>>[number];

export interface TellingParts {
  readonly record: Pick<NewsRecord, 'withheld' | 'meetAll' | 'unmeet'>;
  readonly platforms: () => readonly Platform[];
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Tells the editors of documents whose embargo can't be read as an instant: they stay withheld until an editor frees them,
 * with the button that is below. Each channel of editors is told once, by whichever process.
 *
 * @param now milliseconds since 1970
 */
export async function tellEditors({ record, platforms, logger }: TellingParts, now: number): Promise<void> {
  const undecided = (await record.withheld()).filter(
    ({ withheld }) => withheld.reason === 'embargo' && withheld.until === null,
  );
  for (const document of undecided) {
    for (const platform of platforms().filter((one) => one.connected())) {
      for (const place of platform.editorsChannels()) {
        const key = `${place.platform} ${place.channel} ${document.source.id}`;
        if ((await record.meetAll(SPACE, [key], now, now + TOLD_FOR)).length === 0) continue;
        const posted = await platform.post({
          place,
          key: `withheld:${document.source.id}`,
          shown: askToDecide(document),
        });
        if (posted.outcome === 'posted') continue;
        logger.warn({ why: posted.why }, 'The editors could not be told of a document that is withheld');
        // What was perhaps posted is not posted again.
        if (posted.outcome === 'later' && posted.triedAt === undefined) await record.unmeet(SPACE, [key]);
      }
    }
  }
}

function askToDecide({ source, statements, withheld }: Undecided): Reply {
  return reply(
    heading('Withheld until an editor frees it'),
    note(
      `${source.title}: ${count(statements, 'statement')}, ${withheldInWords(withheld, source.groundRules?.embargo)}.`,
    ),
    actions({
      label: 'Free …',
      invocation: { command: 'withheld free', options: {}, text: source.id, after: null, stays: true },
    }),
  );
}
