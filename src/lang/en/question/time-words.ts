import { wordSet } from '../../word-list.js';
import { MONTH_FORMS, WEEKDAYS } from '../calendar.js';

/**
 * Words of which every English expression of a time without a figure holds one, as chrono-node reads them. Questions
 * without any are not searched for dates, which would take most of the time that they take.
 */
export const TIME_WORDS: ReadonlySet<string> = new Set([
  ...wordSet(`
    sun mon tue tues wed thu thur thurs fri sat
    second seconds sec minute minutes min mins hour hours hr hrs h day days d week weeks w weekend weekends weekday
    weekdays fortnight fortnights month months mo mos quarter quarters qtr year years yr yrs y decade decades century
    now today tonight tomorrow tmr tmrw overmorrow yesterday ago last past previous this next
    morning afternoon evening night midnight midday noon
  `),
  ...MONTH_FORMS.flat(),
  ...WEEKDAYS,
]);
