/** A day as it is written; without a year where none is. */
export interface WrittenDay {
  readonly year?: number;
  /** The century isn't written. */
  readonly isShort?: true;
  readonly month: number;
  readonly day: number;
}

/** A time of day as it is written. */
export interface Clock {
  /** 0 to 24; 24 is the end of the day. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Neither a.m. nor p.m. is said, and the hour may be either. */
  readonly isOpen?: true;
  /** The midnight that ends the day, plus the minutes ("one minute past midnight"). */
  readonly isMidnight?: true;
}

/** The clocks that a name may mean: identifiers of the IANA database or offsets. `local`: that of the document. */
export type Zone = readonly string[] | 'local';

/** ISO: Monday is 1, Sunday 7. */
export type WeekdayNumber = number;

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** What a piece of a statement about an embargo says. */
export type ItemContent =
  /** `span`: more than one day was named, these are the last; `choice`: one of several days, nobody knows which. */
  | {
      readonly kind: 'day';
      readonly options: readonly WrittenDay[];
      readonly spread?: DaySpread;
      readonly maybeHour?: true;
    }
  | { readonly kind: 'dayOfMonth'; readonly day: number }
  | { readonly kind: 'weekday'; readonly weekday: WeekdayNumber; readonly step: 'plain' | 'this' | 'next' | 'second' }
  | { readonly kind: 'nearDay'; readonly days: number; readonly part?: DayPart; readonly unit?: Unit }
  /** A day as an attribute of something else ("Friday's report"): it counts where no other day is named. */
  | { readonly kind: 'attribute'; readonly day: ItemContent }
  | { readonly kind: 'dayPart'; readonly part: DayPart }
  | { readonly kind: 'clock'; readonly clock: Clock }
  /** Four figures that may be an hour or a year. */
  | { readonly kind: 'figures'; readonly value: number; readonly afterAt: boolean }
  /** "10.12": an hour or a day. */
  | { readonly kind: 'pair'; readonly first: number; readonly second: number; readonly isOpen?: true }
  | { readonly kind: 'number'; readonly value: number; readonly afterAt: boolean }
  | { readonly kind: 'zone'; readonly zone: Zone }
  | { readonly kind: 'month'; readonly month: number; readonly year?: number }
  | { readonly kind: 'year'; readonly year: number }
  /** "the end of this month": so many months from the one of the reference. */
  | { readonly kind: 'monthEnd'; readonly unit: 'month' | 'year'; readonly ahead: number }
  /** `end`: the end of what follows; `whole`: of what it stands with; `through`, `after`, `by`: of the day, where no hour is said. */
  | { readonly kind: 'end'; readonly of: 'end' | 'whole' | 'through' | 'after' | 'by' }
  | {
      readonly kind: 'duration';
      readonly amount: number;
      readonly unit: Unit;
      readonly since: 'now' | 'publication' | 'event';
    }
  /** The end of the call or the briefing itself. */
  | { readonly kind: 'occasion' }
  /**
   * Words that say from when something may be told. `isStrict`: what follows is the end, even where it is no time ("until").
   * `isEvent`: the publication, which has no instant where only its day is said.
   */
  | { readonly kind: 'lift'; readonly isStrict: boolean; readonly isEvent?: true }
  /** Words that say when something else happened: when the embargo was set, when the text was sent. */
  | { readonly kind: 'set' }
  /** What makes the instant uncertain: above all words that no form knows. */
  | { readonly kind: 'doubt' }
  | { readonly kind: 'or' }
  /** Who may tell it: several of them may have times of their own. */
  | { readonly kind: 'medium' }
  /** Words and marks that join the parts of a time. */
  | { readonly kind: 'joint'; readonly mark: string }
  /** Figures that are no time: telephone numbers, addresses, sums. */
  | { readonly kind: 'noise' }
  /** A known word that says nothing of the time. `isThing`: what is under an embargo. */
  | { readonly kind: 'word'; readonly isThing?: true };

export type DaySpread = 'span' | 'boundary' | 'choice';
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night' | 'other';

/** A piece of the statement with its place in the plain text. */
export type EmbargoItem = ItemContent & { readonly start: number; readonly end: number };
export type EmbargoItemOf<K extends ItemContent['kind']> = Extract<EmbargoItem, { kind: K }>;

/** What a form makes of its match; null where the match is something else after all. */
export type MakeContent = (match: RegExpExecArray, before: ItemContext) => ItemContent | readonly ItemContent[] | null;
export interface ItemForm {
  /** Sticky. */
  readonly pattern: RegExp;
  readonly make: MakeContent;
}

/** What stands before a match. */
export interface ItemContext {
  /** The last item that is no mark of punctuation or joining word. */
  readonly last: EmbargoItem | undefined;
  /** The text between the last such item and the match. */
  readonly between: string;
  /** The whole plain text, and where the match begins. */
  readonly text: string;
  readonly at: number;
}

/** A form from a pattern, which minds no case unless its flags say so. */
export function form(pattern: string, make: MakeContent | ItemContent, flags: 'iyu' | 'yu' = 'iyu'): ItemForm {
  return { pattern: new RegExp(pattern, flags), make: typeof make === 'function' ? make : () => make };
}
