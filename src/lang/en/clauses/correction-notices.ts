/** How a paper corrects what it wrote before. What stands there is not what anybody said. */

const WRITING = 'article|story|report|column|piece|page|post|interview|headline|caption|obituary|review';

/** The head of a notice: "Correction:", "Corrections and clarifications", "Clarification –". At the start of a paragraph. */
export const CORRECTION_HEAD =
  /^[*_#\s>]*(?:corrections?|clarifications?|erratum|errata|for the record)\b[^.!?]{0,40}(?:[:.–—-]|$)/i;

/** "An earlier version of this article …", "A previous version wrongly …", near the start of a paragraph. */
export const EARLIER_VERSION = new RegExp(
  `\\b(?:earlier|previous|prior|original)\\s+versions?\\s+(?:of\\s+(?:this|the|that|our)\\s+(?:${WRITING})|(?:of\\s+\\S+\\s+)?(?:wrongly|incorrectly|mistakenly|erroneously|misstated|misquoted|misattributed|misidentified))\\b`,
  'i',
);

/** "In our report on … we said that …; in fact …": what a paper says of itself, and that it was wrong. */
export const OWN_WORDS = /\bwe\s+(?:\w+ly\s+)?(?:said|reported|stated|wrote|quoted|attributed|misquoted)\b/i;
export const OWN_FAULT =
  /\b(?:in fact|wrongly|incorrectly|mistakenly|erroneously|misquoted|apologi[sz]e|should have (?:said|read|been))\b/i;
