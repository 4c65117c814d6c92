import { lines } from '../../word-list.js';

/** Given names and the forms they are called by. One group a line; any stands for any other of its group. */
const GROUPS = lines(`
  mark, marc
  joseph, joe
  james, jim, jimmy
  john, jack, johnny
  robert, bob, rob, bobby
  william, bill, will, billy
  michael, mike
  richard, rick, dick
  thomas, tom
  charles, charlie, chuck
  jennifer, jen, jenny
  elizabeth, liz, beth, betsy
  katherine, kathy, kate, katie
  anthony, tony
  antony, tony
  samuel, sam
  daniel, dan
  donald, don
  edward, ed, ted
  benjamin, ben
  christopher, chris
  matthew, matt
  alexander, alex
  stephen, steve
  steven, steve
  kenneth, ken
  ronald, ron
  timothy, tim
  patrick, pat
  patricia, pat
  susan, sue
  andrew, andy
  jacob, jake
  lawrence, larry
  gregory, greg
  jeffrey, jeff
  nicholas, nick
  rochelle, shelly
  pamela, pam
`);

/** A given name → every form it is called by, itself included. */
export const NICKNAMES: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const map = new Map<string, Set<string>>();
  for (const group of GROUPS) {
    for (const name of group) map.set(name, new Set([...(map.get(name) ?? []), ...group]));
  }
  return map;
})();
