import type { wording } from './en/wording/index.js';

/**
 * What is said to people in replies: messages, labels, and how numbers and days are written. English is its model: another
 * language gives each message of `en/wording/` by the same name and with the same parameters, else it doesn't compile.
 * Parameters are ready to be shown: names and titles stand in their text direction, dates are ISO dates.
 */
export type Wording = typeof wording;
