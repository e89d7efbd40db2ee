// The part of the log that a number counts: what a pattern did in one way, or the events of one type.
import type { Outcome, TraceRecord } from "@laban/trace";

/** How a pattern was concerned: it fired, it refused an event, or a run of it ended. */
export type Happening = "fired" | "no match" | "unknown" | "cooling" | Outcome;

/** What the log is narrowed to. */
export type LogFilter =
  | { readonly type: "pattern"; readonly name: string; readonly happening: Happening }
  | { readonly type: "event"; readonly name: string };

/** The positions of the records that a filter means, rising. It counts as the metrics do. O(records). */
export function positionsIn(records: readonly TraceRecord[], filter: LogFilter): readonly number[] {
  const positions: number[] = [];
  for (const [position, record] of records.entries()) if (isMeant(record, filter)) positions.push(position);
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

function isMeant(record: TraceRecord, filter: LogFilter): boolean {
  if (filter.type === "event")
    return (
      record.type === "event" &&
      record.event.type === filter.name &&
      record.verdict !== "duplicate" &&
      record.verdict !== "late"
    );
  const { name, happening } = filter;
  switch (record.type) {
    case "effect":
      return happening === "fired" && record.effect.outcome === "matched" && record.effect.pattern === name;
    case "no_match":
      return record.pattern === name && happening === (record.verdict === "false" ? "no match" : record.verdict);
    case "run_ended":
      return record.pattern === name && happening === record.outcome;
    case "event":
    case "run_opened":
    case "run_advanced":
    case "action_started":
    case "action_ended":
    case "dead_letter":
      return false;
  }
}
