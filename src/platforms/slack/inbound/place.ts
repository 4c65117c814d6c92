/** Where something is asked or shown. */
export interface Place {
  readonly channel: string;
  /** The timestamp of the message that a thread hangs on. */
  readonly thread?: string;
}

/** The name of a place by which conversations are told apart. */
export function placeName({ channel, thread }: Place): string {
  return thread === undefined ? channel : `${channel}:${thread}`;
}

/** Where an answer to somebody in private stands: nobody else goes on from it. */
export function isDirect({ channel }: Place): boolean {
  return channel.startsWith('D');
}
