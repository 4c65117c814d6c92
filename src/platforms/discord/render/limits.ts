/**
 * What Discord takes, each limit once. Lengths are in UTF-16 units: which units Discord counts is not documented, and in
 * no other are there more characters.
 */
export const LIMITS = {
  /** https://docs.discord.com/developers/components/reference: components of a message, those within others counted. */
  components: 40,
  /**
   * https://docs.discord.com/developers/components/reference#text-display: of all texts of a message together. Whether
   * labels of buttons count is not documented; here they do.
   */
  text: 4000,
  /** https://docs.discord.com/developers/components/reference#action-row: buttons. */
  rowButtons: 5,
  /** https://docs.discord.com/developers/components/reference#button */
  buttonLabel: 80,
  buttonUrl: 512,
  /** https://docs.discord.com/developers/components/reference#anatomy-of-a-component: also of a modal. */
  customId: 100,
  /** https://docs.discord.com/developers/resources/message#create-message: files of a message. */
  files: 10,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
  modalTitle: 45,
  modalComponents: 5,
  /** https://docs.discord.com/developers/components/reference#label */
  label: 45,
  labelDescription: 100,
  /** https://docs.discord.com/developers/components/reference#text-input */
  input: 4000,
  placeholder: 100,
} as const;
