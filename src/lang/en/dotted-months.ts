/** Months that are written with a full stop ("Sept."), as the alternatives of a pattern. */
export const DOTTED_MONTHS = 'Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec';
