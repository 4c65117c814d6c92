/** What is said of a message that somebody has looked up. */
export const similar = {
  messageWithoutText: 'This message has no text to look for.',
  sameTopicOnRecord: 'On record about the same',
  severalPeopleNamed: 'The message names somebody who may be one of several people on record.',
  forExample: (call: string) => `for example: ${call}`,
  nothingSimilar: 'Nothing like this message is on record.',
  askWithFullName: 'Ask with the full name:',
  /** Where no person can be offered; an example may follow. */
  askWithFullNameHint: 'Ask with the full name',
};
