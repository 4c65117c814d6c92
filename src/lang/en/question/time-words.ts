import { wordSet } from '../../word-list.js';

/**
 * Words of which every English expression of a time without a figure holds one, as chrono-node reads them. Questions
 * without any are not searched for dates, which would take most of the time that they take.
 */
export const TIME_WORDS = wordSet(`
  jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october
  nov november dec december
  sun sunday mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday
  second seconds sec minute minutes min mins hour hours hr hrs h day days d week weeks w weekend weekends weekday
  weekdays fortnight fortnights month months mo mos quarter quarters qtr year years yr yrs y decade decades century
  now today tonight tomorrow tmr tmrw overmorrow yesterday ago last past previous this next
  morning afternoon evening night midnight midday noon
`);
