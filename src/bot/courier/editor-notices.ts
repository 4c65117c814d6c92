import type { Logger } from 'pino';
import { wording } from '../../lang/index.js';
import type { PostingPlace } from '../../model/subscription.js';
import { withheldInWords } from '../answers/withheld.js';
import type { Platform } from '../delivery/platform.js';
import { actions, heading, note, type Reply, reply } from '../reply/reply.js';
import type { NewsRecord } from './news-record.js';

/** Of which documents the editors have been told, by channel: a space of what the record keeps. */
const SPACE = 'withheld-told';

/** Told once, for as long as anybody would wonder, in milliseconds: ten years. */
const TOLD_FOR = 10 * 365 * 86_400_000;

/** Of which channels the log tells that nobody is told there, once in so many milliseconds. */
const UNTOLD_SPACE = 'withheld-untold';
const UNTOLD_EVERY = 60 * 60_000;

type Undecided = Awaited<ReturnType<NewsRecord['withheld']>>[number];

export interface EditorNoticesParts {
  readonly record: Pick<NewsRecord, 'withheld' | 'meetAll' | 'unmeet'>;
  readonly platforms: () => readonly Platform[];
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Tells the editors of documents whose embargo can't be read as an instant: they stay withheld until an editor frees them,
 * with the button that is below. Each channel of editors is told once, by whichever process; where people from outside would
 * see it, or nobody knows whether, it waits.
 *
 * @param now milliseconds since 1970
 */
export async function tellEditors(parts: EditorNoticesParts, now: number): Promise<void> {
  const undecided = (await parts.record.withheld()).filter(
    ({ withheld }) => withheld.reason === 'embargo' && withheld.until === null,
  );
  if (undecided.length === 0) return;
  for (const platform of parts.platforms().filter((one) => one.connected())) {
    for (const place of platform.editorsChannels()) await tellChannel(place, undecided, platform, parts, now);
  }
}

async function tellChannel(
  place: PostingPlace,
  undecided: readonly Undecided[],
  platform: Platform,
  { record, logger }: EditorNoticesParts,
  now: number,
): Promise<void> {
  const keyOf = ({ source }: Undecided) => `${place.platform} ${place.channel} ${source.id}`;
  const untold = new Set(await record.meetAll(SPACE, undecided.map(keyOf), now, now + TOLD_FOR));
  if (untold.size === 0) return;
  const audience = await platform.audienceOf(place);
  if (audience !== 'readers' && audience !== 'some') {
    await record.unmeet(SPACE, [...untold]);
    const { channel } = place;
    const [isNew] = await record.meetAll(UNTOLD_SPACE, [`${place.platform} ${channel}`], now, now + UNTOLD_EVERY);
    if (isNew) logger.warn({ channel, audience }, 'The editors are not told in their channel: others may see it');
    return;
  }
  for (const document of undecided.filter((one) => untold.has(keyOf(one)))) {
    const posted = await platform.post({ place, key: `withheld:${document.source.id}`, shown: askToDecide(document) });
    if (posted.outcome === 'posted') continue;
    logger.warn({ why: posted.why }, 'The editors could not be told of a document that is withheld');
    // What was perhaps posted is not posted again.
    if (posted.outcome === 'later' && posted.triedAt === undefined) await record.unmeet(SPACE, [keyOf(document)]);
  }
}

function askToDecide({ source, statements, withheld }: Undecided): Reply {
  return reply(
    heading(wording.withheld.undecided),
    note(wording.withheld.document(source.title, statements, withheldInWords(withheld, source.groundRules?.embargo))),
    actions({
      label: wording.withheld.freeButton,
      invocation: { command: 'withheld free', options: {}, text: source.id, after: null, stays: true },
    }),
  );
}
