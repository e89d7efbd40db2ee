// The workloads' events, read into the form that the engine takes.
import type { ChoreographyEvent } from "@laban/trace";
import { readFileSync } from "node:fs";

/** All events of a file of JSON lines. */
export function readEvents(file: string): readonly ChoreographyEvent[] {
  return readFileSync(file, "utf8").trimEnd().split("\n").map(eventOf);
}

/** One line as an event. */
export function eventOf(line: string): ChoreographyEvent {
  const raw = JSON.parse(line) as Record<string, string> & { data: ChoreographyEvent["data"] };
  const {
    event_id: id = "",
    event_type: type = "",
    source_agent: source = "",
    correlation_id = "",
    timestamp = "",
    data,
  } = raw;
  return { id, type, source, time: Date.parse(timestamp), correlation_id, data };
}
