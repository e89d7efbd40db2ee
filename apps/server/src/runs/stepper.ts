// A run that goes forward by steps, wherever its events come from: a scenario of the document, or an imported log.
import type { RunSummary } from "@laban/service";
import { createTraceHash, type TraceRecord } from "@laban/trace";
import type { RunProgress } from "../store/sqliteRuns.ts";

/** A run in the hands of its thread. */
export interface Stepper {
  /** Goes on until about `records` more records were made; the records, and whether that was all. */
  step(records: number): { readonly records: readonly TraceRecord[]; readonly isOver: boolean };
  progress(): Omit<RunProgress, "records">;
  summary(): RunSummary;
}

/** Placeholder until the simulator is there. */
export function scenarioStepper(text: string): Stepper {
  const total = Number(/count: (\d+)/.exec(text)?.[1] ?? 10);
  let seq = 0;
  const hash = createTraceHash();
  return {
    step: (limit) => {
      const records: TraceRecord[] = [];
      while (records.length < limit && seq < total) {
        const record: TraceRecord = {
          type: "event",
          seq,
          at: seq * 1000,
          event: { id: `e${seq}`, type: "tick", source: "x", time: seq * 1000, data: {} },
          correlation: String(seq % 7),
          verdict: "accepted",
        };
        hash.add(record);
        records.push(record);
        seq += 1;
      }
      return { records, isOver: seq >= total };
    },
    progress: () => ({ events: seq, reached: seq * 1000, progress: seq / total }),
    summary: () => ({
      traceHash: hash.hex(),
      counters: {
        accepted: seq,
        duplicates: 0,
        late: 0,
        uncorrelated: 0,
        releasedEarly: 0,
        dedupForgotten: 0,
        patterns: {},
      },
    }),
  };
}
