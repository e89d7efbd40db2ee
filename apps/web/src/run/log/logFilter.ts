// The part of the log that a number counts: what a pattern did in one way, or the events of one type.
import type { RunTrace } from "../runTrace.ts";
import { codeOf, type Happening } from "./happening.ts";

export type { Happening } from "./happening.ts";

/** What the log is narrowed to. */
export type LogFilter =
  | { readonly type: "pattern"; readonly name: string; readonly happening: Happening }
  | { readonly type: "event"; readonly name: string };

/** The positions of the records that a filter means, rising. It counts as the metrics do. O(records), some ten milliseconds for a million. */
export function positionsIn(trace: Pick<RunTrace, "happenings" | "names">, filter: LogFilter): readonly number[] {
  const wanted = codeOf(filter.name, filter.type === "event" ? "event" : filter.happening, trace.names);
  const positions: number[] = [];
  if (wanted < 0) return positions;
  for (let position = 0; position < trace.happenings.length; position += 1)
    if (trace.happenings.at(position) === wanted) positions.push(position);
  return positions;
}

/** Where a position stands, or would stand, among rising ones. O(log n). */
export function placeAmong(positions: readonly number[], position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] as number) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "check_stock, no match". */
export function filterText(filter: LogFilter): string {
  return filter.type === "event" ? `${filter.name}, events` : `${filter.name}, ${filter.happening}`;
}
