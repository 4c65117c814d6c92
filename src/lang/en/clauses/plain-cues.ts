import { wordSet } from '../../word-list.js';

/** Verbs that report what somebody put forward as so, and add nothing to it, in all their forms. */
export const PLAIN_CUES = wordSet(`
  say says said saying add adds added adding tell tells told telling note notes noted noting state states stated stating
  explain explains explained explaining announce announces announced announcing declare declares declared declaring
  write writes wrote writing reply replies replied replying respond responds responded responding answer answered
  remark remarked observe observed observing comment commented continue continued continuing conclude concluded
  concluding stress stressed stressing emphasize emphasized emphasise emphasised reiterate reiterated repeat repeated
  repeating report reported recall recalled mention mentioned mentioning confirm confirmed confirming inform informed
  point pointed pointing go goes went according argue argued arguing insist insisted insisting
`);

/** Words of an attribution by which what it reports was not put forward, or not as so. */
export const TURNING_WORDS = wordSet(`
  not never no nobody none neither nor cannot hardly without if whether unless until yet refuse refuses refused refusing
  decline declines declined declining fail fails failed failing deny denies denied denying accuse accuses accused
  accusing doubt doubts doubted false falsely
`);

/** Negative contractions: "didn't", "won’t". */
export const CONTRACTED_NOT = /n['’]t$/;
