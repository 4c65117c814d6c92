type Kind = 'digest' | 'watch';

/** What digests and watches have in common: how they are listed, changed, halted and narrowed. */
export const subscriptions = {
  /** Further sources of the same words, and how many more there are. */
  alsoIn: (sources: readonly string[], more: number) =>
    `Also in ${sources.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  notOnRecordAnyMore: 'Told before, and not on record any more:',
  onRecordAgain: 'Told as corrected before, and on record again:',
  toldBefore: 'Told before:',
  onRecordNow: 'On record now:',
  /** Why nothing is posted in a channel. */
  seenFromOutside: 'People from outside are in the channel, and would see it.',
  ownerMayNotRead: 'Whoever asked for it may not read the record any more.',
  halted: (subscription: string, reason: string) => `${subscription} was halted: ${reason}`,
  nothingPosted:
    'Nothing was posted there. It goes on where it was when it is resumed in a channel of your own people.',
  stopped: (kind: Kind, id: number) => `Your ${kind} ${id} was stopped. You are not among those whom this bot answers.`,
  disabled: (subscription: string, reason: string) => `${subscription} was disabled: ${reason}`,
  resumeWhenMended: 'When that is mended, resume it: it goes on with all that came in meanwhile.',
  resume: 'Resume',
  /** Where it is unclear whether a post arrived, or clear that it did not. */
  notPosted: (subscription: string, isUnclear: boolean, why: string) =>
    `${subscription} was due and ${isUnclear ? 'is perhaps' : 'is'} not there: ${why}`,
  notSentAgain: 'It is not sent again, so that nothing stands there twice: look for it.',
  showMore: 'Show more',
  kinds: { direct: 'exact quotes', mixed: 'partly quoted', indirect: 'paraphrases' },
  notOnRecordYet: (name: string) => `${name} (not on record yet)`,
  onTopics: (topics: string) => `on ${topics}`,
  inSources: (sources: string) => `in ${sources}`,
  kindsOnly: (kinds: string) => `${kinds} only`,
  exactWords: (phrase: string) => `the exact words ${phrase}`,
  quietHours: (hours: string) => `; quiet ${hours}`,
  watch: (id: number, watch: string, quiet: string) => `Watch ${id}: ${watch}${quiet}`,
  digest: (id: number, when: string) => `Digest ${id}: ${when}`,
  idOption: (kind: Kind) => `the number of a ${kind}, as in the list`,
  idLabel: 'Number',
  removeDescription: (kind: Kind) => `Takes a ${kind} away for good`,
  removed: (subscription: string) => `${subscription} is removed.`,
  nobodyCalled: (names: string) =>
    `Nobody called ${names} is on record yet; whoever turns up under that name is meant.`,
  /** "Digest 3 is set."; with one of `done`. */
  changed: (kind: Kind, id: number, done: string) => `${kind === 'digest' ? 'Digest' : 'Watch'} ${id} ${done}.`,
  done: { set: 'is set', changed: 'is changed', paused: 'is paused', resumed: 'goes on' },
  noneYet: 'None yet. What is scheduled or watched here is told to you alone.',
  moreListed: (more: number) => `${more} more: /digest list, /watch list`,
  scheduleDigest: 'Schedule a digest',
  addWatch: 'Add a watch',
  to: (place: string) => `To ${place}.`,
  paused: (to: string) => `${to} Paused.`,
  disabledBecause: (to: string, reason: string | null | undefined) =>
    `${to} Disabled: ${reason ?? 'the bot could not post there.'}`,
  nextOn: (to: string, time: string) => `${to} Next on ${time}.`,
  mutedUntil: (to: string, time: string) => `${to} Muted until ${time}.`,
  quietUntil: (to: string, time: string) => `${to} Quiet until ${time}.`,
  youAlone: 'you alone',
  channel: (channel: string) => `the channel ${channel}`,
  thisChannel: 'this channel',
  preview: 'Preview',
  remove: 'Remove',
  pause: 'Pause',
  muteTwoHours: 'Mute 2h',
  toOption: 'to this channel, or to you alone',
  options: {
    speakers: 'whose statements; several with commas',
    speakersPlaceholder: 'Everybody',
    topics: 'what they are about; several with commas',
    topicsPlaceholder: 'Everything',
    sources: 'words of titles or outlets, or a kind such as transcripts; several with commas',
    sourcesPlaceholder: 'All sources',
    kind: 'exact quotes or paraphrases only',
  },
};
