// Gives runs that share a gutter lanes of their own: in which order they lie, and where, so that no two trunks lie on
// each other and few cross. The same in both directions: "line" is measured across the gutter, "from" and "to" along it.

/** A wire turns off a run, or ends at it. */
export interface Turn {
  /** Where along the run. */
  readonly at: number;
  /** To which side it leaves: towards smaller (-1) or larger (1) lines. */
  readonly side: -1 | 1;
}

/** A straight piece of a trunk that may be shifted across its gutter. */
export interface Run {
  /** Runs of one trunk may lie on each other. */
  readonly trunk: string;
  /** Where the search put it. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** How far it may be shifted and keep clear of cards; `line` lies between them. */
  readonly low: number;
  readonly high: number;
  /** How far it may be shifted at all, where lanes have no room otherwise. */
  readonly lowest: number;
  readonly highest: number;
  /** Half of how thick it is drawn. */
  readonly reachPx: number;
  readonly turns: readonly Turn[];
}

/** Clear ground between two lanes. */
const clearPx = 4.5;
/** What an order costs for which there is no room. */
const noRoom = 1000;
/** Runs that end this close to each other are taken to meet. */
const meetPx = 4;

/** How far apart the middles of two lanes are. */
export const pitchOf = (a: Run, b: Run): number => a.reachPx + b.reachPx + clearPx;

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly pitch: number;
}

/**
 * The new line of each run. Runs of different trunks that overlap keep their pitch where there is room for it, and
 * share what room there is evenly otherwise. Deterministic, and independent of the order of `runs`; O(runs²).
 */
export function shiftRuns(runs: readonly Run[]): readonly number[] {
  const order = orderRuns(runs);
  const pairs = pairsOf(runs, order);
  const components = join(order, pairs);
  const lines = runs.map((run) => run.line);
  for (const { runs: members, pairs: own } of components) spread(runs, members, own, lines);
  return lines;
}

/** How wide the lanes of these runs are together: the heaviest chain of overlapping runs, in px from first to last middle. */
export function widthOfLanes(runs: readonly Run[]): number {
  const order = orderRuns(runs);
  const reached = runs.map(() => 0);
  let most = 0;
  for (const { first, second, pitch } of pairsOf(runs, order)) {
    reached[second] = Math.max(reached[second] ?? 0, (reached[first] ?? 0) + pitch);
    most = Math.max(most, reached[second] ?? 0);
  }
  return most;
}

/** By line; runs on one line so that few wires cross. */
function orderRuns(runs: readonly Run[]): readonly number[] {
  const groups = new Map<number, number[]>();
  for (const [index, run] of runs.entries()) {
    const line = Math.round(run.line * 100);
    const group = groups.get(line);
    if (group === undefined) groups.set(line, [index]);
    else group.push(index);
  }
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, group]) => (group.length === 1 ? group : untangle(runs, group.toSorted(byGeometry(runs)))));
}

/** An order that does not depend on how the runs were listed. */
function byGeometry(runs: readonly Run[]): (a: number, b: number) => number {
  return (a, b) => {
    const one = runs[a];
    const other = runs[b];
    if (one === undefined || other === undefined) return 0;
    return (
      leaning(one) - leaning(other) ||
      one.from - other.from ||
      one.to - other.to ||
      (one.trunk < other.trunk ? -1 : one.trunk > other.trunk ? 1 : 0)
    );
  };
}

const leaning = (run: Run): number => run.turns.reduce((sum, turn) => sum + turn.side, 0);

/** Puts each run where it crosses the fewest of those already there; twice, so that the first ones get a second look. */
function untangle(runs: readonly Run[], group: readonly number[]): readonly number[] {
  let order: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    for (const index of group) {
      const others = order.filter((other) => other !== index);
      order = others.toSpliced(bestPlace(runs, others, index), 0, index);
    }
  }
  return order;
}

function bestPlace(runs: readonly Run[], others: readonly number[], index: number): number {
  const run = runs[index];
  if (run === undefined) return 0;
  let cost = 0;
  for (const other of others) cost += crossings(run, runs[other]);
  let least = cost;
  let place = 0;
  for (const [before, other] of others.entries()) {
    cost += crossings(runs[other], run) - crossings(run, runs[other]);
    if (cost > least) continue;
    // The last of several equal places: runs stay in the order in which they were looked at.
    least = cost;
    place = before + 1;
  }
  return place;
}

/**
 * How often the wires of two runs cross when `left` lies before `right`. Wires that would lie on each other count more,
 * and an order for which there is no room most.
 */
function crossings(left: Run | undefined, right: Run | undefined): number {
  if (left === undefined || right === undefined || left.trunk === right.trunk || !meet(left, right)) return 0;
  let count = right.highest - left.lowest < 1 ? noRoom : 0;
  for (const turn of left.turns) {
    if (turn.side === 1 && turn.at > right.from && turn.at < right.to) count += 1;
    if (turn.side === 1) {
      for (const other of right.turns) if (other.side === -1 && Math.abs(other.at - turn.at) < meetPx) count += 3;
    }
  }
  for (const turn of right.turns) if (turn.side === -1 && turn.at > left.from && turn.at < left.to) count += 1;
  return count;
}

const meet = (a: Run, b: Run): boolean => a.from < b.to + meetPx && b.from < a.to + meetPx;

/** Which runs must keep clear of which, in the order of the lanes. */
function pairsOf(runs: readonly Run[], order: readonly number[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const [at, first] of order.entries()) {
    const a = runs[first];
    if (a === undefined) continue;
    for (let next = at + 1; next < order.length; next += 1) {
      const second = order[next] ?? 0;
      const b = runs[second];
      if (b === undefined || a.trunk === b.trunk || !meet(a, b)) continue;
      const pitch = pitchOf(a, b);
      if (b.lowest - a.highest < pitch) pairs.push({ first, second, pitch });
    }
  }
  return pairs;
}

/** Runs in their order, and what keeps them apart. */
interface Component {
  readonly runs: number[];
  readonly pairs: Pair[];
}

/** Groups runs that push each other, directly or through others; those that push none are left out. */
function join(order: readonly number[], pairs: readonly Pair[]): Iterable<Component> {
  const parents = Array.from({ length: order.length }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      const above = parents[at] ?? at;
      parents[at] = parents[above] ?? above;
      at = above;
    }
    return at;
  };
  for (const { first, second } of pairs) parents[root(second)] = root(first);
  const found = new Map<number, Component>();
  for (const pair of pairs) {
    const at = root(pair.first);
    const known = found.get(at);
    if (known === undefined) found.set(at, { runs: [], pairs: [pair] });
    else known.pairs.push(pair);
  }
  for (const index of order) found.get(root(index))?.runs.push(index);
  return found.values();
}

/** Spreads one component around its lines. Where the gutter is too narrow first the pitch gives way, then clear ground, then the pitch again. */
function spread(runs: readonly Run[], order: readonly number[], pairs: readonly Pair[], lines: number[]): void {
  const limits: Limits = { least: new Float64Array(runs.length), most: new Float64Array(runs.length) };
  const clear = (run: Run): Bounds => run;
  const close = (run: Run): Bounds => ({ low: run.lowest, high: run.highest });
  const tries = [
    ...[1, 0.85, 0.7].map((scale) => ({ scale, bounds: clear })),
    ...Array.from({ length: 30 }, (_, round) => ({ scale: 0.86 ** round, bounds: close })),
  ];
  const found = tries.find(({ scale, bounds }) => findLimits(runs, order, pairs, { scale, bounds, limits }));
  if (found === undefined) return;
  const { scale } = found;
  const { least, most } = limits;
  const after = Float64Array.from(lines);
  const before = Float64Array.from(lines);
  for (const { first, second, pitch } of pairs) {
    after[second] = Math.max(after[second] ?? 0, (after[first] ?? 0) + pitch * scale);
  }
  for (let index = pairs.length - 1; index >= 0; index -= 1) {
    const { first = 0, second = 0, pitch = 0 } = pairs[index] ?? {};
    before[first] = Math.min(before[first] ?? 0, (before[second] ?? 0) - pitch * scale);
  }
  // Pushed away from the first and from the last, the middle of both keeps every distance and every limit.
  for (const index of order) {
    const pushed = Math.min(after[index] ?? 0, most[index] ?? 0);
    const pulled = Math.max(before[index] ?? 0, least[index] ?? 0);
    lines[index] = (pushed + pulled) / 2;
  }
}

/** How far each run may go so that all others still find room. */
interface Limits {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

interface Try {
  readonly scale: number;
  readonly bounds: (run: Run) => Bounds;
  readonly limits: Limits;
}

/** Works the limits out; answers whether there is room. */
function findLimits(
  runs: readonly Run[],
  order: readonly number[],
  pairs: readonly Pair[],
  { scale, bounds, limits: { least, most } }: Try,
): boolean {
  for (const index of order) {
    const run = runs[index];
    if (run === undefined) continue;
    const { low, high } = bounds(run);
    least[index] = low;
    most[index] = high;
  }
  for (const { first, second, pitch } of pairs) {
    least[second] = Math.max(least[second] ?? 0, (least[first] ?? 0) + pitch * scale);
  }
  for (let index = pairs.length - 1; index >= 0; index -= 1) {
    const { first = 0, second = 0, pitch = 0 } = pairs[index] ?? {};
    most[first] = Math.min(most[first] ?? 0, (most[second] ?? 0) - pitch * scale);
  }
  return order.every((index) => (least[index] ?? 0) <= (most[index] ?? 0));
}
