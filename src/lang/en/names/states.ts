import { lines } from '../../word-list.js';

/** States and territories by their postal codes (USPS Publication 28, appendix B): "Brown (D-OH)". */
const STATES = lines(`
  al, alabama
  ak, alaska
  az, arizona
  ar, arkansas
  ca, california
  co, colorado
  ct, connecticut
  de, delaware
  fl, florida
  ga, georgia
  hi, hawaii
  id, idaho
  il, illinois
  in, indiana
  ia, iowa
  ks, kansas
  ky, kentucky
  la, louisiana
  me, maine
  md, maryland
  ma, massachusetts
  mi, michigan
  mn, minnesota
  ms, mississippi
  mo, missouri
  mt, montana
  ne, nebraska
  nv, nevada
  nh, new hampshire
  nj, new jersey
  nm, new mexico
  ny, new york
  nc, north carolina
  nd, north dakota
  oh, ohio
  ok, oklahoma
  or, oregon
  pa, pennsylvania
  ri, rhode island
  sc, south carolina
  sd, south dakota
  tn, tennessee
  tx, texas
  ut, utah
  vt, vermont
  va, virginia
  wa, washington
  wv, west virginia
  wi, wisconsin
  wy, wyoming
  dc, district columbia
  pr, puerto rico
`);

/** Postal code → words of the name. */
export const STATE_BY_CODE: ReadonlyMap<string, readonly string[]> = new Map(
  STATES.map(([code = '', name = '']) => [code, name.split(' ')]),
);

/** All words that occur in names of states. */
export const STATE_WORDS: ReadonlySet<string> = new Set(STATES.flatMap(([, name = '']) => name.split(' ')));
