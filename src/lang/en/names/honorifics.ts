import type { Gender } from '../../language.js';

/** Forms of address, which say nothing about the office, with what they say about the person. In the plain form. */
const COMMON_HONORIFICS: readonly (readonly [form: string, gender: Gender | null])[] = [
  ['mr', 'male'],
  ['sir', 'male'],
  ['mrs', 'female'],
  ['ms', 'female'],
  ['miss', 'female'],
  ['madam', 'female'],
  ['dr', null],
  ['hon', null],
];

/** In a label: "MISTER SMITH", "PROF. SMITH". A question's "prof" is a form of the title "professor" instead. */
export const LABEL_HONORIFICS: ReadonlyMap<string, Gender | null> = new Map([
  ...COMMON_HONORIFICS,
  ['mister', 'male'],
  ['prof', null],
]);

/** In a question: "Mx. Smith", "the Honorable John Smith". In a label "honorable" goes on to be part of the title. */
export const HONORIFICS: ReadonlySet<string> = new Set([
  ...COMMON_HONORIFICS.map(([form]) => form),
  ...['mx', 'maam', 'honorable'],
]);

export const FEMALE_HONORIFICS: ReadonlySet<string> = new Set([...formsOf('female'), 'maam']);
export const MALE_HONORIFICS: ReadonlySet<string> = new Set(formsOf('male'));

/** The common forms of address that tell a gender. */
export function formsOf(gender: Gender): string[] {
  return COMMON_HONORIFICS.filter(([, told]) => told === gender).map(([form]) => form);
}
