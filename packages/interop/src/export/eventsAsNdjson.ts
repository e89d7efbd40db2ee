// Writes events as CloudEvents in NDJSON: one event per line, in pieces that a host can write one after the other.
import type { CloudEvent } from "../cloudEvent.ts";

const LINES_PER_PIECE = 1_000;

/** Pieces of whole lines. What is written here, `importLog` reads back as the same events. */
export function* eventsAsNdjson(events: readonly CloudEvent[]): Generator<string> {
  for (let at = 0; at < events.length; at += LINES_PER_PIECE) {
    yield events
      .slice(at, at + LINES_PER_PIECE)
      .map((event) => `${JSON.stringify(event)}\n`)
      .join("");
  }
}
