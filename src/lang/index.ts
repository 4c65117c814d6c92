import * as english from './en/index.js';
import type { Language } from './language.js';

/** The language that is read: its lists, by their names. */
export * from './en/index.js';
export type { CueVerb, Gender } from './language.js';

/** Every language by its code (ISO 639-1). One that lacks a list of the port fails to compile here. */
export const LANGUAGES = { en: english } as const satisfies Readonly<Record<string, Language>>;
