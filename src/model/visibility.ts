/** Who looks: anybody who may read the record, or one of its editors. */
export type Viewer = 'reader' | 'editor';

export type WithheldReason =
  | 'embargo'
  | 'on background'
  | 'on deep background'
  | 'off the record'
  | 'retracted'
  | 'to be imported again';

/**
 * What may be shown of a document. `unnamed`: its words, under a description in the place of each name. `withheld`: nothing
 * of it, not that it exists; `until` is the instant at which that ends by itself, ISO 8601 in UTC, null where it doesn't.
 */
export type Visibility =
  | { readonly outcome: 'shown' | 'unnamed' }
  | { readonly outcome: 'withheld'; readonly reason: WithheldReason; readonly until: string | null };
