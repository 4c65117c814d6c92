/** A character or two that may be a quotation mark. */
export interface Mark {
  readonly at: number;
  readonly length: number;
  /** What assigning each role costs, in arbitrary units; see `marks.ts`. */
  readonly open: number;
  readonly close: number;
  readonly ignore: number;
  readonly single: boolean;
  /** Left- or right-handed by its glyph. */
  readonly hand: 'left' | 'right' | 'none';
}

/** What a mark does; `ignore`: it is no quotation mark. */
export type Role = 'open' | 'close' | 'ignore';

/** What it costs to leave a quotation open at the end, or to begin inside one. */
const UNCLOSED = 4;
const UNOPENED = 8;
const UNOPENED_AFTER_UNCLOSED = 2;
/** What is open at a place, outermost first: `double-single` is a single quotation inside a double one. */
const STATES = [
  'none',
  'double',
  'single',
  'double-single',
  'single-double',
  'double-double',
  'single-single',
] as const;
type State = (typeof STATES)[number];
const NONE = STATES.indexOf('none');
const DOUBLE = STATES.indexOf('double');
const SINGLE = STATES.indexOf('single');
/** How many quotations are open in each state. */
const DEPTHS = STATES.map((state) => (state === 'none' ? 0 : state.split('-').length));
/** From each state to the one that a mark of this kind opens, by their indices; -1 for none. */
const OPENS = {
  single: moves({ none: 'single', double: 'double-single', single: 'single-single' }),
  double: moves({ none: 'double', single: 'single-double', double: 'double-double' }),
};
/** And to the one that it closes back to. A nested quotation may be closed by the wrong kind of mark. */
const CLOSES = {
  single: moves({ single: 'none', 'double-single': 'double', 'single-single': 'single' }),
  double: moves({ double: 'none', 'single-double': 'single', 'double-double': 'double', 'double-single': 'double' }),
};

function moves(to: Partial<Record<State, State>>): readonly number[] {
  return STATES.map((state) => STATES.indexOf(to[state] as State));
}

/**
 * The cheapest consistent reading of the marks of one paragraph: a role for every mark (Viterbi over what is open).
 *
 * @param continues whether the paragraph before ended inside a quotation.
 * @param single whether single marks may be outermost.
 */
export function decideRoles(marks: readonly Mark[], continues: boolean, single: boolean): Role[] {
  const unopened = continues ? UNOPENED_AFTER_UNCLOSED : UNOPENED;
  const back: { from: number; role: Role }[][] = [];
  let cost = new Array<number>(STATES.length).fill(Number.POSITIVE_INFINITY);
  cost[NONE] = 0;
  cost[DOUBLE] = unopened;
  if (single) cost[SINGLE] = unopened;
  for (const mark of marks) {
    const kind = mark.single ? 'single' : 'double';
    const next = new Array<number>(STATES.length).fill(Number.POSITIVE_INFINITY);
    const step = new Array<{ from: number; role: Role }>(STATES.length).fill({ from: NONE, role: 'ignore' });
    const relax = (from: number, to: number, role: Role, price: number): void => {
      const total = cost[from]! + price;
      if (total >= next[to]!) return;
      next[to] = total;
      step[to] = { from, role };
    };
    for (let state = 0; state < STATES.length; state++) {
      if (cost[state] === Number.POSITIVE_INFINITY) continue;
      relax(state, state, 'ignore', mark.ignore);
      const inner = OPENS[kind][state]!;
      if (inner >= 0 && (single || inner !== SINGLE))
        relax(state, inner, 'open', mark.open + nestingPrice(mark, STATES[inner]!));
      const outer = CLOSES[kind][state]!;
      if (outer >= 0) relax(state, outer, 'close', mark.close);
    }
    cost = next;
    back.push(step);
  }
  let state = NONE;
  for (let end = 0; end < STATES.length; end++)
    if (cost[end]! + DEPTHS[end]! * UNCLOSED < cost[state]! + DEPTHS[state]! * UNCLOSED) state = end;
  const roles = new Array<Role>(marks.length);
  for (let i = marks.length - 1; i >= 0; i--) {
    const { from, role } = back[i]![state]!;
    roles[i] = role;
    state = from;
  }
  return roles;
}

/** A mark inside marks of its own kind: only its glyph can tell. */
function nestingPrice({ hand }: Mark, opened: State): number {
  return opened === 'double-double' || opened === 'single-single' ? (hand === 'left' ? 2 : 8) : 0;
}
