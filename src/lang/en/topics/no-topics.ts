import { wordSet } from '../../word-list.js';
import { MONTH_FORMS, WEEKDAYS } from '../calendar.js';

/** Words that say nothing about what a passage is about: function words, common verbs, adverbs and adjectives. Folded. */
export const NO_TOPICS: ReadonlySet<string> = new Set([
  ...wordSet(`
    a about above across actually add added adding adds after again against ago ahead all almost alone along already also
    although always am among an and announced another answer any anybody anymore anyone anything anyway anyways apart are
    aren't around as ask asked asking asks at away back bad based be became because become becomes been before began begin
    beginning behind being believe believed believes below best better between beyond big bigger both bring brings brought
    but by call called calling calls came can can't cannot certain certainly clear clearly come comes coming completely
    continue continued continues continuing could couldn't course day days deal did didn't different do does doesn't doing
    done don't down during each earlier early either else end enough especially even ever every everybody everyone
    everything exactly example except explain explained explains extent extremely fact fair far feel feels felt few final
    finally find first five follow followed following for forward found four from front full fully further gave general
    generally get gets getting give given gives giving glad go goes going gone good got gotten great greater guess guy guys
    had hadn't half hand happen happened happening happens happy hard has hasn't have haven't having he hear heard hello
    help her here here's hers herself hey hi high him himself his hold hope hour hours how however huge i i'd i'll i'm i've
    if immediately important in including incredible indeed instead into involved is isn't it it's its itself just keep
    keeps kept kind knew know known knows large last late later latest lead least led left less let let's like likely
    little long longer look looked looking looks lot lots low made main mainly make makes making man many may maybe me mean
    means might mind minute minutes moment month months more morning most mostly mr mrs ms much must my myself near nearly
    need needed needs never new next nice night no nobody none nor normal not note noted nothing noting now number o'clock
    obviously of off often oh ok okay old on once one ones only onto open or order other others our ours ourselves out over
    own part particular particularly past people perhaps person place plus point pointed points possible pretty previous
    probably prior put quite rather read ready real really reason recent recently regard regarding related reply respond
    responded result right said same saw say saying says second see seeing seem seemed seems seen sees sense sent several
    shall she she's should shouldn't show showed shows side similar simply since sir six small so some somebody somehow
    someone something sometimes somewhat soon sorry sort speak spoke stand start started starting state stated states still
    stop such suggested sure take taken takes taking talk talked talking tell telling ten terms than thank thanks that
    that's the their theirs them themselves then there there's therefore these they they'd they'll they're they've thing
    things think thinking thinks third this those though thought three through throughout time times to today together told
    tomorrow tonight too took top toward towards tried trouble true truly try trying turn turned two under understand until
    up upon us use used using usually various very via want wanted wants was wasn't watch way ways we we'd we'll we're we've
    week weeks well went were weren't what what's whatever when whenever where whether which while who who's whole whom
    whose why will wish with within without won't word words work worked working works would wouldn't write written wrote
    year years yes yesterday yet you you'd you'll you're you've young your yours yourself yourselves dr sen rep gov gen st
    may
    firstly secondly thirdly lastly question questions forever significantly prepared everybody's anybody's
  `),
  ...MONTH_FORMS.flat(),
  ...WEEKDAYS,
]);

/** Words of titles that name the occasion rather than what it was about. Folded. */
export const OCCASION_WORDS = wordSet(`
  press briefing briefings gaggle remarks secretary president principal deputy call background official officials senior
  administration house white by aboard air force one en route coordinator strategic communications nsc national security
  transcript statement conference interview speech address news release opening general director advisor chairman pm am
  edt est congressional record volume
`);
