/**
 * The words by which the bot knows what is no question, whom a watch is of, which attributions a card has to
 * show, and which sentences it must not part.
 */
export interface ChatWords {
  readonly AGREEMENTS: string;
  readonly THANKS: string;
  readonly THANKED_FOR: string;
  readonly GREETINGS: string;
  readonly GREETED: string;
  readonly HELP_REQUESTS: string;
  readonly WATCH_TOPIC_MARKERS: string;
  readonly WATCHED_ANYBODY: ReadonlySet<string>;
  readonly PLAIN_CUES: ReadonlySet<string>;
  readonly TURNING_WORDS: ReadonlySet<string>;
  readonly CONTRACTED_NOT: RegExp;
  readonly SENTENCE_FILLERS: RegExp;
  readonly QUALIFYING_OPENING: RegExp;
  readonly LIMITING_WORD: RegExp;
  readonly NEGATION: RegExp;
  readonly VERDICT: RegExp;
  readonly DEPENDENT_OPENING: RegExp;
  readonly POINTING_WORD: RegExp;
  readonly SUPPOSITION_OPENING: RegExp;
}
