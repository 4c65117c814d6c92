/**
 * Every way by which words leave the record, and where it is tried. `tests/visibility/outlets.wire.test.ts` compares it with what
 * there is: what isn't here was added since, and has to be tried (`outlets.ts`) or to be given a reason why nothing can come
 * out of it.
 */

/** Public methods of a record. `tried`: called by a full look, as a reader. */
export const RECORD_METHODS: Readonly<Record<string, 'tried' | string>> = {
  ...Object.fromEntries(
    [
      ...['ask', 'verify', 'complete', 'speakers', 'sources', 'source', 'statement', 'receipts', 'inPassage', 'recent'],
      ...['stats', 'digest', 'judged', 'alert', 'retraction', 'seenAt', 'newest', 'positionAt', 'deliveries'],
      ...['withheld', 'subscriptions', 'openDeliveries', 'release', 'retractionMark'],
    ].map((name) => [name, 'tried']),
  ),
  import: 'tells whoever imports of what they give',
  importStatements: 'tells whoever imports of what they give',
  free: 'is called by editors alone, and tells what they freed',
  retract: 'is called by editors alone, and tells what they took back',
  location: 'where the record lies',
  close: 'gives nothing',
  identity: 'tells the record from others',
  fault: 'tells whether the record is damaged',
  examine: 'tells whoever runs the bot what is damaged',
  retractions: 'gives what was retracted of what was shared, by the same rule as retraction',
  compareAndSet: 'gives whether it was kept',
  unmeet: 'gives nothing',
  meetAll: 'gives the keys that it is given',
  keep: 'gives nothing',
  kept: 'gives what a program keeps for itself',
  keptIn: 'gives what a program keeps for itself',
  forget: 'gives nothing',
  subscribe: 'gives what it is given',
  amend: 'gives what it is given',
  unsubscribe: 'gives whether there was one',
  plan: 'gives whether it was planned',
  unplan: 'gives whether it was planned',
  claim: 'gives a delivery to the courier, whose posts are tried',
  noteDelivery: 'gives whether it was noted',
};

/** What is served over HTTP, by where it is served. */
export const ROUTES: Readonly<Record<string, 'tried' | string>> = {
  'src/platforms/web/statement-page.ts': 'tried',
  'src/platforms/slack/connection/http.ts':
    'takes what Slack sends, and installs the app: answers go by way of the bot',
};

/** Methods of the bot that give something to be shown. */
export const BOT_METHODS: Readonly<Record<string, 'tried' | string>> = {
  ...Object.fromEntries(
    [
      ...['answerLine', 'view', 'report', 'similar', 'recent', 'subscriptions', 'published'],
      ...['complete', 'completeLine', 'completeSpeaker'],
    ].map((one) => [one, 'tried']),
  ),
  commands: 'the commands, which know nothing of the record',
  formForLine: 'a form with empty fields',
  answer: 'as answerLine, called with options',
  run: 'as answerLine, for callers that handle errors',
  settled: 'gives nothing',
  pages: 'the pages, which are tried',
  refusalTo: 'why somebody may not read, in words that know nothing of the record',
  remember: 'gives nothing',
};
