import { WATCH_TOPIC_MARKERS, WATCHED_ANYBODY, wording } from '../../lang/index.js';
import { OnrecordError } from '../../model/errors.js';
import { fold } from '../../text/words.js';

/** What a watch is asked for with. */
export interface WatchWords {
  /** A name as typed; empty for anybody. */
  readonly speaker: string;
  readonly topic: string;
  /** Exact words; empty for none. */
  readonly phrase: string;
}

/** A phrase in marks of any kind, on a phone or a keyboard. */
const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/;
const TOPIC = new RegExp(String.raw`(?:^|\s)(?:${WATCH_TOPIC_MARKERS})\s+(.+)$`, 'i');

/** Longer than any name, topic and phrase together, in UTF-16 units. */
const LONGEST = 300;

/**
 * What is to be watched, as people type it: `Milley`, `Milley on Iran`, `anyone on Iran`, `"honest mistake"`, `Milley "honest
 * mistake"`.
 *
 * @throws {OnrecordError} `WATCH_UNREAD`.
 */
export function readWatch(text: string): WatchWords {
  const typed = text.trim();
  if (typed.length > LONGEST) {
    throw new OnrecordError(
      'WATCH_UNREAD',
      `That is ${typed.length} characters; a watch has ${LONGEST}.`,
      wording.watch.whatExamples,
    );
  }
  const phrase = QUOTED.exec(typed)?.[1]?.trim() ?? '';
  const rest = typed.replace(QUOTED, ' ').trim();
  const topic = TOPIC.exec(rest)?.[1]?.trim() ?? '';
  const name = rest.replace(TOPIC, '').trim();
  const speaker = fold(name) === '' || WATCHED_ANYBODY.has(fold(name)) ? '' : name;
  if (!/[\p{L}\p{N}]{2}/u.test(phrase + topic + speaker)) {
    throw new OnrecordError('WATCH_UNREAD', 'Nobody and nothing to watch was named.', wording.watch.whatExamples);
  }
  return { speaker, topic, phrase };
}
