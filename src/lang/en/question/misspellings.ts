import { wordSet } from '../../word-list.js';

/** The words of a question's grammar that are understood with a slip, by the place where they stand. */

/** Where a question begins. */
export const FIRST_WORDS = wordSet(`
  what who when where which whose how why anything something everything anyone someone quote quotes statement statements
`);

/** Behind a question word, or at the beginning. */
export const HELPING_WORDS = wordSet('did does has');

/** Behind somebody who says it: of `SAYING_VERBS` those that people ask by most, the first that fits being meant. */
export const SAYING_WORDS = wordSet(`
  say says said saying mention mentions mentioned talk talks talked tell tells told speak spoke think ask asked answer
  comment
`);

/** Before what it is about. */
export const LEADING_WORDS = wordSet('about regarding concerning');

/** Words and names of English that are one slip from one of these, and are none. */
export const NO_SLIPS = wordSet(`
  wheat whoa whop whos wens wheen ware were here whore wholes howl hows whys ho hats
  quite quoted quota quotas quoter testament
  died dido didi doe doss dose doses doers dodos ha hash hags hams hats haps
  tel sty stays slay spay sway shay slays spays sways sad staid sapid saud saad sayed syed slaying staying swaying
  tanks tasks tack talc tale tall task tank teal teals telly tolls tills todd toll
  sneak spear speck steak spark smoke spike stoke spore spoken thank thin thing thinks thick thine
  ashed askew as ass asks aske commend comments comet answers
  abort abut abbot abbott abou scout rewarding retarding concerting
`);
