/** In the menu of every message (*Apps*). */
export const FIND_STATEMENTS = { name: 'Find statements like this' } as const;
