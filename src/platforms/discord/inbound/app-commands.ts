import { wording } from '../../../lang/index.js';
/** In the menu of every message (*Apps*). */
export const FIND_STATEMENTS = { name: wording.platform.findStatements } as const;
