// The newest event of some types that the shown run has played: what a field's value was, for completions and beside a condition.
import { entryOf, isJsonObject, type Json } from "@laban/model";
import type { EventRecord } from "@laban/trace";
import type { KeptRecords } from "../run/keptRecords.ts";
import { useRun } from "../run/runStore.ts";

/** How far back it is looked for, in records: a rare event is not worth a slow frame. */
const lookBackMax = 4000;

/** The newest one before the playhead; before any, the newest of the whole run; null where the run has none. */
export function lastEvent(types: readonly string[]): EventRecord | null {
  const { trace, cursor } = useRun.getState();
  const { records } = trace;
  return (
    lastBefore(records, Math.min(records.length, cursor.index), types) ?? lastBefore(records, records.length, types)
  );
}

function lastBefore(records: KeptRecords, end: number, types: readonly string[]): EventRecord | null {
  for (let at = end - 1; at >= Math.max(0, end - lookBackMax); at -= 1) {
    const record = records.at(at);
    if (record?.type === "event" && types.includes(record.event.type)) return record;
  }
  return null;
}

/** The value below `data` at a dotted path; undefined where the event does not have it. */
export function valueIn(record: EventRecord, path: readonly string[]): Json | undefined {
  let value: Json | undefined = record.event.data;
  for (const name of path) value = value !== undefined && isJsonObject(value) ? entryOf(value, name) : undefined;
  return value;
}

/** A value short enough for a list. */
export function shortValue(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
