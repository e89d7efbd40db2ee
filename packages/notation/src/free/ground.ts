// What lies on a line and close beside it: how much of a stretch is covered by cards, and how narrow it is between them.

/** A card, seen along one axis: lines in that direction run from `from` to `to`, and pass beside it outside `sideFrom`…`sideTo`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly sideFrom: number;
  readonly sideTo: number;
  /** Room before `from` for what stands at its inlets. */
  readonly room: number;
}

/** Nearer than this no wire passes a card that is not its own. */
export const clearOfCardsPx = 5;
/** A gutter as wide as this has room for a few lanes. */
const roomyPx = 28;

/** How much of a stretch along a line lies on cards; the cards on each line are looked up once. */
export function crossing(spans: readonly Span[]): (line: number, from: number, to: number) => number {
  const known = new Map<number, readonly number[]>();
  return (line, from, to) => {
    let edges = known.get(line);
    if (edges === undefined) {
      edges = coveredAt(spans, line);
      known.set(line, edges);
    }
    const start = Math.min(from, to);
    const end = Math.max(from, to);
    let covered = 0;
    for (let index = firstEndAfter(edges, start); index < edges.length; index += 2) {
      const low = edges[index] ?? 0;
      if (low >= end) break;
      covered += Math.min(edges[index + 1] ?? 0, end) - Math.max(low, start);
    }
    return covered;
  };
}

/** What cards cover of a line, as ascending pairs of from and to; those that touch are one. */
function coveredAt(spans: readonly Span[], line: number): readonly number[] {
  const covering = spans
    .filter((span) => line > span.sideFrom - clearOfCardsPx && line < span.sideTo + clearOfCardsPx)
    .map((span) => [span.from - clearOfCardsPx, span.to + clearOfCardsPx] as const)
    .toSorted(([a], [b]) => a - b);
  const edges: number[] = [];
  for (const [from, to] of covering) {
    const last = edges.at(-1);
    if (last !== undefined && from <= last) edges[edges.length - 1] = Math.max(last, to);
    else edges.push(from, to);
  }
  return edges;
}

/** The index of the first pair that ends after `at`. */
function firstEndAfter(edges: readonly number[], at: number): number {
  let low = 0;
  let high = edges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[2 * middle + 1] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

/** How much less than a roomy gutter a stretch has between the cards on its two sides; the cards near a line are looked up once. */
export function lacking(spans: readonly Span[]): (line: number, from: number, to: number) => number {
  const known = new Map<number, readonly Span[]>();
  return (line, from, to) => {
    let near = known.get(line);
    if (near === undefined) {
      near = spans.filter((span) => span.sideTo > line - roomyPx && span.sideFrom < line + roomyPx);
      known.set(line, near);
    }
    let before = roomyPx;
    let after = roomyPx;
    for (const span of near) {
      if (span.to <= from || span.from >= to) continue;
      if (span.sideTo <= line) before = Math.min(before, line - span.sideTo);
      else if (span.sideFrom >= line) after = Math.min(after, span.sideFrom - line);
    }
    return Math.max(0, roomyPx - before - after);
  };
}
