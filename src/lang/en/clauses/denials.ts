import { wordSet } from '../../word-list.js';

/** What makes reported words nobody's. */

export const NOBODY_WORDS = wordSet('no nobody none neither nor');

/** What doesn't hold, or need not: "the rumour that Smith had said", "it is false that Smith said". */
export const DOUBTFUL_WORDS = wordSet(`
  rumour rumours rumor rumors myth speculation suggestion suggestions notion possibility lie fiction pretence
  pretense untrue false wrong unlikely unclear doubtful possible impossible inconceivable
`);

/** What doesn't hold behind "not". */
export const DOUBTFUL_WITH_NOT = wordSet('true clear certain likely case');
