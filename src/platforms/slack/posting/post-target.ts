/** Where something is asked or shown. */
export interface PostTarget {
  readonly channel: string;
  /** The timestamp of the message that a thread hangs on. */
  readonly thread?: string;
}
