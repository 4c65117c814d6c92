/** Names of people, and what stands before or behind them. */
export interface PersonalNames {
  readonly COMMON_SURNAMES: ReadonlySet<string>;
  readonly NICKNAMES: ReadonlyMap<string, ReadonlySet<string>>;
  genderOf(givenName: string): 'm' | 'f' | null;
  isGivenName(word: string): boolean;
  readonly TITLES: ReadonlyMap<string, readonly string[]>;
  readonly TITLE_GENDER: ReadonlyMap<string, 'm' | 'f'>;
  readonly SHORT_TITLES: ReadonlySet<string>;
  readonly MILITARY_RANKS: ReadonlySet<string>;
  readonly CIVIL_OFFICES: ReadonlySet<string>;
  readonly OFFICE_ABBREVIATIONS: ReadonlyMap<string, string>;
  readonly WRITTEN_SUFFIXES: ReadonlySet<string>;
  readonly SUFFIXES: ReadonlySet<string>;
  readonly FULL_NAME_SUFFIXES: ReadonlySet<string>;
  readonly PARTICLES: ReadonlySet<string>;
  readonly NAME_PARTICLES: ReadonlySet<string>;
  readonly IN_ANY_NAME: ReadonlySet<string>;
  readonly NOT_GIVEN_NAMES: ReadonlySet<string>;
  readonly ORGANISATION_WORDS: ReadonlySet<string>;
  readonly ORGANISATION_NOUNS: ReadonlySet<string>;
  readonly ORGANISATIONS_OR_SURNAMES: ReadonlySet<string>;
  readonly ROLE_NOUNS: ReadonlySet<string>;
  isRoleNoun(noun: string): boolean;
  isFalseTitle(noun: string): boolean;
  readonly ACCUSING_NOUNS: ReadonlySet<string>;
  readonly PEER_TITLES: ReadonlySet<string>;
  readonly KIN_NOUNS: ReadonlySet<string>;
  readonly POST_NOMINALS: ReadonlySet<string>;
  singular(noun: string): string;
  readonly STATE_BY_CODE: ReadonlyMap<string, readonly string[]>;
  readonly STATE_WORDS: ReadonlySet<string>;
}
