// Reads the events out of a trace, as `laban simulate` and the page write it: what was played can be run again, under other rules too.
import { isJsonObject, type JsonObject } from "@laban/model";
import type { FoundEvent } from "../collectEvents.ts";
import { parseUnixTime } from "../time/parseInstant.ts";

/** Whether a line is the record of an event in a trace. */
export function isEventRecord(value: JsonObject): boolean {
  return value["type"] === "event" && typeof value["seq"] === "number" && eventIn(value) !== undefined;
}

/** The event of such a record, or why there is none. */
export function eventOfRecord(value: JsonObject): Omit<FoundEvent, "line"> | string {
  const { id, type, source, time, data, correlation_id: correlation } = eventIn(value) ?? {};
  if (typeof type !== "string" || type === "") return "its event has no type";
  const instant = typeof time === "number" ? parseUnixTime(String(time)) : undefined;
  if (instant === undefined) return `"time" is no time: ${JSON.stringify(time ?? null).slice(0, 40)}`;
  return {
    type,
    instant,
    data: isJsonObject(data) ? data : {},
    ...(typeof id === "string" ? { id } : {}),
    ...(typeof source === "string" ? { source } : {}),
    ...(typeof correlation === "string" ? { correlation } : {}),
  };
}

function eventIn(value: JsonObject): JsonObject | undefined {
  const event = Object.hasOwn(value, "event") ? value["event"] : undefined;
  return isJsonObject(event) ? event : undefined;
}
