// What the engine makes of a bundle and events, as two hashes: all records of the trace, and the effects alone.
import { type Bundle, sha256Hex } from "../../packages/bundle/src/index.ts";
import { createEngine } from "../../packages/engine/src/index.ts";
import { type ChoreographyEvent, createTraceHash, type TraceRecord } from "../../packages/trace/src/index.ts";

/** How a play went. */
export interface Played {
  /** Hash of every record, in order. */
  readonly trace: string;
  readonly effects: number;
  /** Hash of the effects' ids, in order. */
  readonly effectIds: string;
}

/** Plays the events, and then time to its end. */
export function played(bundle: Bundle, events: readonly ChoreographyEvent[]): Played {
  const trace = createTraceHash();
  const ids: string[] = [];
  const observe = (record: TraceRecord): void => {
    trace.add(record);
    if (record.type === "effect") ids.push(record.effect.id);
  };
  const engine = createEngine(bundle, { observe });
  for (const event of events) engine.offer(event);
  engine.tick(Infinity);
  return { trace: trace.hex(), effects: ids.length, effectIds: `sha256:${sha256Hex(ids.join("\n"))}` };
}
