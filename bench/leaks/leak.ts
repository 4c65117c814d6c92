/** Something that came out and must not, or that didn't and must. */
export interface Leak {
  readonly hour: number;
  readonly outlet: string;
  readonly what: string;
}
