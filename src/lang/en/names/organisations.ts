import { wordSet } from '../../word-list.js';

/** Last words of names that are no person's: offices, media, places, parties. Lower case. */
export const ORGANISATION_WORDS = wordSet(`
  house senate congress department ministry office bureau agency administration committee commission council court
  party party’s campaign news times post journal tribune herald gazette press network radio television tv magazine
  daily review report university college school institute institution center centre foundation association
  federation union league society club group company corporation corp inc llc bank fund church police army navy
  force forces guard corps command staff chiefs states kingdom nations union republic city county state street avenue
  airport hospital hotel tower hall park river island beach coast valley mountain world america coalition alliance
  movement project initiative caucus convention conference act bill amendment plan service services system board
  authority trust team media america's twitter facebook google poll survey politico reuters bloomberg cnn nbc abc cbs
  fox msnbc npr pbs ap buzzfeed breitbart
`);

/** Words of organisations and places that are surnames as well: "Susan Park", "Jerry Hall". Folded. */
export const ORGANISATIONS_OR_SURNAMES = wordSet(
  'park hall church court banks rivers beach fox post street house bill king',
);

/** Common nouns by which an organisation that was named is called again: "the company". */
export const ORGANISATION_NOUNS = wordSet(`
  company firm club fund group bank agency ministry department university union party charity airline network
  newspaper paper council commission committee organisation organization foundation association authority brand
  business chain consortium corporation federation institute institution school hospital think-tank startup start-up
  watchdog lender retailer automaker carmaker broadcaster publisher manufacturer utility operator regulator body league
  coalition alliance
`);
