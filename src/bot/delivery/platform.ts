import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PostingPlace } from '../../model/subscription.js';
import type { Audience } from '../access/readers.js';
import type { Finding } from '../answers/examination.js';
import type { Reply } from '../reply/reply.js';

/** Something that the bot posts by itself: nobody has just asked for it. */
export interface ChannelPost {
  readonly place: PostingPlace;
  /** The same for the same post, however often it is tried and by whichever process, and for no other. */
  readonly key: string;
  readonly shown: Reply;
  /** The post that it hangs below, where the platform has threads. */
  readonly below?: string;
  /** Milliseconds since 1970 at which it was perhaps sent for the first time: it is looked for before it is sent again. */
  readonly triedAt?: number;
}

/**
 * What became of a post. `posted`: it is there, once, and this is its name. `later`: it may be tried again after so many
 * milliseconds; where a `triedAt` is given it was perhaps made, and is to be tried again with that. `refused`: the platform does not take it; `isLasting` where nothing will be taken
 * there before somebody mends it. `unclear`: it was perhaps made, and can't be looked for.
 */
export type PostOutcome =
  | { readonly outcome: 'posted'; readonly post: string }
  | { readonly outcome: 'later'; readonly why: string; readonly wait: number; readonly triedAt?: number }
  | { readonly outcome: 'refused'; readonly why: string; readonly isLasting: boolean }
  | { readonly outcome: 'unclear'; readonly why: string };

/** Why people aren't answered although their platform is connected. */
export interface Hindrance {
  /** A few words, which name nobody: whoever reaches the port reads them. */
  readonly what: string;
  /** Whether nobody at all is answered. */
  readonly isTotal: boolean;
}

/** A place where people talk to the bot, as long as it is connected. */
export interface Platform {
  /** One lower-case word, as in `ready slack` and `/healthz`. */
  readonly name: string;
  /** Whether people reach the bot there at this moment. */
  connected(): boolean;
  /**
   * When it was last heard of a platform that calls this process, in milliseconds since 1970; null where never since the
   * start, so that nobody knows whether it would. Absent where a connection tells.
   */
  heardAt?(): number | null;
  /** What keeps people from being answered there, as far as is known at this moment; null for nothing. */
  hindrance?(): Hindrance | null;
  /** What works and what doesn't; `place` is the channel that it is asked for, by its id. Never rejects. */
  check(place?: string): Promise<readonly Finding[]>;
  /** Whether what is too long for one post goes below it (`ChannelPost.below`); else a button shows it. */
  readonly hasThreads: boolean;
  /** Where the editors of a place are told of what went wrong there; null where nobody set a channel for it. */
  editorsOf(place: PostingPlace): PostingPlace | null;
  /** All channels in which editors are told of what is theirs to decide; empty where nobody set any. */
  editorsChannels(): readonly PostingPlace[];
  /**
   * Who would see what is posted in a place now: it may have been shared with others since something was asked for there, and
   * somebody who is written to alone may have left. Of a person who may not read (any more), `outsiders`. Where nothing can be
   * posted at all it needn't be known: the post says why. Never rejects.
   */
  audienceOf(place: PostingPlace): Promise<Audience>;
  /** Posts something for all to see, or to one person, exactly once. Never rejects. */
  post(post: ChannelPost): Promise<PostOutcome>;
  /** Takes no more work, finishes what was taken within some seconds, and disconnects. Never rejects. */
  stop(): Promise<void>;
  /** Rejects with an `OnrecordError` when the platform can't be reached any more without somebody's help. */
  readonly failed: Promise<never>;
}

/** What a platform's `failed` is, and what rejects it. Where nobody waits for it, the process needn't end. */
export function failure(): { readonly failed: Promise<never>; readonly fail: (reason: unknown) => void } {
  let fail!: (reason: unknown) => void;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  return { failed, fail };
}

/** Answers one request. What it throws is logged and answered with 500. */
export type WebHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** The HTTP server of the process, which platforms share. */
export interface Web {
  /** Serves a path from now on, and where it ends in a slash all that stands in it. A path belongs to whoever takes it first. */
  serve(path: string, methods: readonly string[], handler: WebHandler): void;
  /** Answers a request with a page that shows a reply, and lets nothing be loaded or run by it. */
  page(
    response: ServerResponse,
    page: { readonly status: number; readonly title: string; readonly shown: Reply },
  ): void;
}
