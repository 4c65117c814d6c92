/** What an examination found: one line of `/doctor`. */
export interface Finding {
  /** What was looked at, in a word or two: "connection", "scopes". */
  readonly area: string;
  readonly state: 'ok' | 'warning' | 'fault';
  /** One sentence. */
  readonly what: string;
  /** What to do about it; absent where nothing need be done. */
  readonly fix?: string;
}
