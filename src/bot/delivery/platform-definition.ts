import type { Logger } from 'pino';
import type { ErrorEntry } from '../../model/error-codes.js';
import type { StatementRecord } from '../../record/index.js';
import type { Finding } from '../answers/examination.js';
import type { Command } from '../commands/command.js';
import type { Bot } from '../dispatch.js';
import type { EventDeduplicator } from '../memory/deduplication.js';
import type { PagesMode } from '../memory/pages.js';
import type { Platform, Web } from './platform.js';

/** Settings of the whole process that a platform goes by, too. */
export interface ProcessSettings {
  /** Under which the HTTP server is reached from outside; no slash at its end. */
  readonly publicUrl: string | null;
  /** Who reads the pages of statements; `off` where there is no public address. */
  readonly pages: PagesMode;
  /** Encrypts what is kept for others, such as their tokens. */
  readonly secret: string | null;
  /** What encrypted it before, latest first or in any order: it is encrypted anew at the start. */
  readonly previousSecrets: readonly string[];
}

/** What a platform is started with. */
export interface StartParts {
  readonly bot: Bot;
  /** Tells on all platforms what comes in for a second time. */
  readonly once: EventDeduplicator;
  readonly record: StatementRecord;
  /** The HTTP server of the process; null where there is none. */
  readonly web: Web | null;
  /** What works and what doesn't, on all platforms, as seen from a place. */
  readonly health: (place: string) => Promise<readonly Finding[]>;
  readonly logger: Logger;
  /** Ends the start, which waits for a platform that can't be reached. */
  readonly signal: AbortSignal;
}

/** What a platform is examined with where it does not run. */
export interface ExaminationParts {
  readonly commands: readonly Command[];
  readonly record: StatementRecord;
  readonly logger: Logger;
}

export interface RegistrationParts {
  readonly commands: readonly Command[];
  /** Whether it is only said what would be changed. */
  readonly dryRun: boolean;
}

/** What making the commands known on a platform comes to: data, such as a manifest, and lines for people. */
export interface Registration {
  readonly data?: object;
  readonly lines: readonly string[];
}

/** What a platform does, with the client that it needs for it. */
export interface PlatformModule<Settings> {
  /** Connects and answers. Rejects with an `OnrecordError`, or with anything when the signal is aborted. */
  start(settings: Settings, process: ProcessSettings, parts: StartParts): Promise<Platform>;
  /** What of its settings works, without connecting as the bot. Never rejects. */
  examine(settings: Settings, process: ProcessSettings, parts: ExaminationParts): Promise<readonly Finding[]>;
  /** What of that works which it keeps in the record. */
  examineKept?(settings: Settings, process: ProcessSettings, parts: ExaminationParts): Promise<readonly Finding[]>;
  /** Makes the commands known where people call them. Rejects with an `OnrecordError`. */
  register(settings: Settings, process: ProcessSettings, parts: RegistrationParts): Promise<Registration>;
}

/** Settings, null where nothing of the platform is set; or what is wrong with them, a sentence without its full stop each. */
export type SettingsReading<Settings> =
  | { readonly settings: Settings | null; readonly faults: readonly [] }
  | { readonly settings: null; readonly faults: readonly string[] };

/** A platform as its folder defines it: nothing of it needs the platform's client before it is loaded. */
export interface PlatformDefinition<Settings> {
  /** One lower-case word, as in `ready slack` and `/healthz`. Its variables begin with it, in capitals. */
  readonly name: string;
  /** The names of the variables that it reads. */
  readonly variables: readonly string[];
  /** The codes of errors that it alone brings about. */
  readonly errors: Readonly<Record<string, ErrorEntry>>;
  /** What `register` does there, in a few words for the help of the command line. */
  readonly registration: string;
  /**
   * Reads its settings. No secret is ever part of a fault.
   *
   * @param set the variables that are set, trimmed
   */
  read(set: Readonly<Record<string, string>>): SettingsReading<Settings>;
  /** What of the settings may never be logged. */
  secretsIn(settings: Settings): readonly string[];
  /** Loads what it does, which takes some tenths of a second. */
  load(): Promise<PlatformModule<Settings>>;
  /** What `register` gives where no platform is configured at all: what an app is made of, so that there are tokens to set. */
  registerUnset?(process: ProcessSettings, parts: RegistrationParts): Promise<Registration>;
}

/** A platform with its settings, whatever form they have. */
export interface ConfiguredPlatform {
  readonly name: string;
  readonly settings: unknown;
  /** What may never be logged. */
  readonly secrets: readonly string[];
  load(): Promise<LoadedPlatform>;
}

/** What a configured platform does. See `PlatformModule`. */
export interface LoadedPlatform {
  readonly name: string;
  start(process: ProcessSettings, parts: StartParts): Promise<Platform>;
  examine(process: ProcessSettings, parts: ExaminationParts): Promise<readonly Finding[]>;
  examineKept(process: ProcessSettings, parts: ExaminationParts): Promise<readonly Finding[]>;
  register(process: ProcessSettings, parts: RegistrationParts): Promise<Registration>;
}

/** A platform in the list of all of them. */
export interface ListedPlatform
  extends Pick<PlatformDefinition<unknown>, 'name' | 'variables' | 'errors' | 'registration' | 'registerUnset'> {
  /** The platform with its settings; null where nothing of it is set, or something is wrong with it. */
  configure(set: Readonly<Record<string, string>>): {
    readonly configured: ConfiguredPlatform | null;
    readonly faults: readonly string[];
  };
}

/** Makes a definition fit for the list, where nobody knows the form of its settings. */
export function definePlatform<Settings>(definition: PlatformDefinition<Settings>): ListedPlatform {
  const { name, variables, errors, registration, registerUnset } = definition;
  return {
    ...{ name, variables, errors, registration },
    ...(registerUnset && { registerUnset: (process, parts) => definition.registerUnset!(process, parts) }),
    configure(set) {
      const { settings, faults } = definition.read(set);
      return { configured: settings === null ? null : withSettings(definition, settings), faults };
    },
  };
}

function withSettings<Settings>(definition: PlatformDefinition<Settings>, settings: Settings): ConfiguredPlatform {
  const { name } = definition;
  return {
    name,
    settings,
    secrets: definition.secretsIn(settings),
    async load() {
      const module = await definition.load();
      return {
        name,
        start: (process, parts) => module.start(settings, process, parts),
        examine: (process, parts) => module.examine(settings, process, parts),
        examineKept: async (process, parts) => (await module.examineKept?.(settings, process, parts)) ?? [],
        register: (process, parts) => module.register(settings, process, parts),
      };
    },
  };
}
