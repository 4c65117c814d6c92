/** A character or two that may be a quotation mark. */
export interface Mark {
  readonly at: number;
  readonly length: number;
  /** What assigning each role costs, in arbitrary units; see `quotations.ts`. */
  readonly open: number;
  readonly close: number;
  readonly ignore: number;
  readonly single: boolean;
  /** What it costs to open a quotation where one is open: Infinity but where a sentence has ended. */
  readonly reopen: number;
  /** Whether an attribution stands right behind it: `,” she said`. */
  readonly attributed: boolean;
  /** Left- or right-handed by its glyph. */
  readonly hand: 'left' | 'right' | 'none';
}

/**
 * What a mark does; `ignore`: it is no quotation mark; `reopen`: it opens a quotation where one is open that nobody closed.
 */
export type MarkRole = 'open' | 'close' | 'ignore' | 'reopen';

/** What it costs to leave a quotation open at the end, or to begin inside one. */
const UNCLOSED = 4;
const UNOPENED = 8;
const UNOPENED_AFTER_UNCLOSED = 2;
/** What it costs to close a quotation inside another one before an attribution: that belongs to the outer one. */
const ATTRIBUTED_INSIDE = 3;
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
type MarkState = (typeof STATES)[number];
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

function moves(to: Partial<Record<MarkState, MarkState>>): readonly number[] {
  return STATES.map((state) => STATES.indexOf(to[state] as MarkState));
}

const ROLES: readonly MarkRole[] = ['open', 'close', 'ignore', 'reopen'];
const OPEN = 0;
const CLOSE = 1;
const IGNORE = 2;
const REOPEN = 3;

/**
 * The cheapest consistent reading of the marks of one paragraph: a role for every mark (Viterbi over what is open).
 *
 * @param continues whether the paragraph before ended inside a quotation.
 * @param single whether single marks may be outermost.
 */
export function decideRoles(marks: readonly Mark[], continues: boolean, single: boolean): MarkRole[] {
  const unopened = continues ? UNOPENED_AFTER_UNCLOSED : UNOPENED;
  const lattice = new Lattice(marks.length);
  lattice.begin(NONE, 0);
  lattice.begin(DOUBLE, unopened);
  if (single) lattice.begin(SINGLE, unopened);
  for (const mark of marks) {
    const kind = mark.single ? 'single' : 'double';
    lattice.step();
    for (let state = 0; state < STATES.length; state++) {
      if (!lattice.isReached(state)) continue;
      lattice.relax(state, state, IGNORE, mark.ignore);
      const inner = OPENS[kind][state]!;
      if (inner >= 0 && (single || inner !== SINGLE))
        lattice.relax(state, inner, OPEN, mark.open + nestingPrice(mark, STATES[inner]!));
      const outer = CLOSES[kind][state]!;
      if (outer >= 0)
        lattice.relax(state, outer, CLOSE, mark.close + (mark.attributed && outer !== NONE ? ATTRIBUTED_INSIDE : 0));
      if (state === (mark.single ? SINGLE : DOUBLE)) lattice.relax(state, state, REOPEN, mark.open + mark.reopen);
    }
  }
  return lattice.cheapest();
}

/** The cheapest way to each state behind each mark. In plain numbers: an object a step would cost more than all else. */
class Lattice {
  readonly #marks: number;
  /** For each mark and state: the state before, times the roles, plus the role. */
  readonly #back: Uint8Array;
  #at = -1;
  #before = new Float64Array(STATES.length).fill(Number.POSITIVE_INFINITY);
  #cost = new Float64Array(STATES.length).fill(Number.POSITIVE_INFINITY);

  constructor(marks: number) {
    this.#marks = marks;
    this.#back = new Uint8Array(marks * STATES.length);
  }

  begin(state: number, price: number): void {
    this.#cost[state] = price;
  }

  /** Goes on to the next mark. */
  step(): void {
    [this.#before, this.#cost] = [this.#cost, this.#before];
    this.#cost.fill(Number.POSITIVE_INFINITY);
    this.#at++;
  }

  isReached(state: number): boolean {
    return this.#before[state] !== Number.POSITIVE_INFINITY;
  }

  relax(from: number, to: number, role: number, price: number): void {
    const total = this.#before[from]! + price;
    if (total >= this.#cost[to]!) return;
    this.#cost[to] = total;
    this.#back[this.#at * STATES.length + to] = from * ROLES.length + role;
  }

  cheapest(): MarkRole[] {
    let state = NONE;
    const price = (end: number): number => this.#cost[end]! + DEPTHS[end]! * UNCLOSED;
    for (let end = 0; end < STATES.length; end++) if (price(end) < price(state)) state = end;
    const roles = new Array<MarkRole>(this.#marks);
    for (let mark = this.#marks - 1; mark >= 0; mark--) {
      const step = this.#back[mark * STATES.length + state]!;
      roles[mark] = ROLES[step % ROLES.length]!;
      state = Math.floor(step / ROLES.length);
    }
    return roles;
  }
}

/** A mark inside marks of its own kind: only its glyph can tell. */
function nestingPrice({ hand }: Mark, opened: MarkState): number {
  return opened === 'double-double' || opened === 'single-single' ? (hand === 'left' ? 2 : 8) : 0;
}
