/**
 * What Slack takes, each limit once. Lengths are in UTF-16 units: which units Slack counts is not documented, and in no
 * other are there more characters.
 */
export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks: a message. */
  messageBlocks: 50,
  /** https://docs.slack.dev/reference/block-kit/blocks: a modal, a Home tab. */
  viewBlocks: 100,
  /** JSON of all blocks of a message. Undocumented: `msg_blocks_too_long` from about 11,000 (bolt-js#2867). */
  messageJson: 10_000,
  /** JSON of a view: `view_too_large` from 250 kB on (views.open); what is not ASCII takes up to three bytes here. */
  viewJson: 80_000,
  /** A message's `text`: 4,000 are recommended (chat.postMessage), and 3,000 are enough to be read out. */
  text: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object: text of a context block. */
  plainText: 3000,
  /** Not documented for rich text: what any other text may have. A longer one goes on in the next block. */
  richText: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block: elements. */
  actions: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object: text, and so its value. */
  optionText: 75,
  url: 3000,
  blockId: 255,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element: what it takes and gives. */
  input: 3000,
  /** https://docs.slack.dev/reference/views/modal-views: title, submit, close. */
  modalTitle: 24,
} as const;

/** No previews of the addresses in a message. */
export const QUIET = { unfurl_links: false, unfurl_media: false } as const;
