import { LONGEST_STATEMENT, plainStatement } from './plain.js';

const NO_EMBARGO = [
  'none|no|nil|n/?a|false|off|not applicable',
  '(?:there (?:is|was) )?no (?:embargo(?:es)?|restrictions?|hold)(?: (?:applies|apply|is in force|in force|on (?:this|it|use|publication)))?',
  "(?:not|never|no longer|is not|was not|isn't|wasn't) (?:under (?:an? )?embargo|embargoed)",
  '(?:without|free of|free from) (?:an? )?embargo',
  'unembargoed|embargo-free',
  '(?:for )?immediate(?:ly)?(?: (?:release|publication|use|broadcast|distribution|dissemination))?',
  '(?:for )?(?:release|publication|use|broadcast) (?:immediately|now|at once)',
  '(?:(?:is|was|has been|has now been|is now|now|already|has already been) )?lifted(?: (?:now|already))?',
];

/** The words may be nothing but this: "lifted on Friday", "until lifted" and "not for immediate release" are something else. */
const WHOLE = new RegExp(
  `^(?:(?:(?:the|this|press|news|media) )*(?:embargo(?: status)?|release|statement|text|document)\\b[ :,-]*)?(?:${NO_EMBARGO.join('|')})[ .!]*$`,
  'i',
);

/**
 * Whether the words say that there is no embargo: "none", "no embargo", "for immediate release", "lifted". All of the
 * words must say so.
 */
export function isNoEmbargo(stated: string): boolean {
  return (
    stated.length <= LONGEST_STATEMENT && WHOLE.test(plainStatement(stated).replace(/^[\s:;,.([-]+|[\s)\]]+$/g, ''))
  );
}
