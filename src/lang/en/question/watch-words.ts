import { wordSet } from '../../word-list.js';

/** Before what a watch is about, as the alternatives of a pattern: "Milley on Iran". */
export const WATCH_TOPIC_MARKERS = 'on|about|regarding|over';

/** Who is nobody in particular: "anyone on Iran". */
export const WATCHED_ANYBODY = wordSet('anyone anybody everyone everybody somebody someone');
