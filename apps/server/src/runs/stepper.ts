// A run that goes forward by steps, wherever its events come from: a scenario of the document, or an imported log.
import type { RunSummary } from "@laban/service";
import type { Playing } from "@laban/simulator";
import { createTraceHash, type TraceRecord } from "@laban/trace";
import type { RunProgress } from "../store/sqliteRuns.ts";

/** A run in the hands of its thread. */
export interface Stepper {
  /** Goes on until about `records` more records were made (an instant is never cut in two); the records, and whether that was all. */
  step(records: number): { readonly records: readonly TraceRecord[]; readonly isOver: boolean };
  progress(): Omit<RunProgress, "records">;
  /** Why it ended before its time, with the way out; undefined when it did not. */
  stopped(): string | undefined;
  summary(): RunSummary;
}

/** Events between two looks at how many records there are. */
const eventsPerSlice = 64;

/** A stepper on what `play` makes; `play` is handed the observer that it must tell everything to. */
export function createStepper(play: (observe: (record: TraceRecord) => void) => Playing): Stepper {
  const hash = createTraceHash();
  let made: TraceRecord[] = [];
  const playing = play((record) => {
    hash.add(record);
    made.push(record);
  });
  return {
    step: (records) => {
      made = [];
      let { done } = playing.progress();
      while (!done && made.length < records) ({ done } = playing.advance({ maxEvents: eventsPerSlice }));
      return { records: made, isOver: done };
    },
    progress: () => {
      const { at, events, fraction } = playing.progress();
      return { events, reached: events === 0 ? null : at, progress: fraction };
    },
    stopped: () => playing.progress().stopped,
    summary: () => ({ traceHash: hash.hex(), counters: playing.counters() }),
  };
}
