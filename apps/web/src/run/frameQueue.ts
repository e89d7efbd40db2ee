// Frames in, records into the trace, in slices short enough that the page stays quick however fast frames come.
import { createFrameReader, type FrameFailure } from "@laban/trace";
import { useRun } from "./runStore.ts";
import type { RunTrace } from "./runTrace.ts";

/** Longest that one slice works. */
const SLICE_MS = 9;

/** The frames of one run on their way into its trace. */
export interface FrameQueue {
  /** Takes the next frame as it came: any JSON. */
  push(frame: unknown): void;
  /** Calls back once everything so far is in the trace; at once if it is. */
  whenEmpty(then: () => void): void;
  /** Takes nothing any more. */
  stop(): void;
}

/** A queue for a new trace; a frame that cannot be read ends it with `onFailure`. */
export function createFrameQueue(trace: RunTrace, onFailure: (failure: FrameFailure) => void): FrameQueue {
  const reader = createFrameReader();
  let waiting: unknown[] = [];
  let then: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const work = (): void => {
    timer = undefined;
    const begin = performance.now();
    let taken = 0;
    while (taken < waiting.length && performance.now() - begin < SLICE_MS) {
      const frame = waiting[taken];
      const reading = reader.read(frame);
      taken += 1;
      if (!reading.ok) {
        isStopped = true;
        waiting = [];
        onFailure(reading.failure);
        return;
      }
      trace.add(reading.records, { frame, reader });
    }
    waiting = waiting.slice(taken);
    if (taken > 0 && useRun.getState().trace === trace) {
      useRun.setState((run) => ({ version: run.version + 1, framesReceived: run.framesReceived + taken }));
    }
    if (waiting.length > 0) timer = setTimeout(work, 0);
    else {
      const call = then;
      then = undefined;
      call?.();
    }
  };

  return {
    push(frame) {
      if (isStopped) return;
      waiting.push(frame);
      timer ??= setTimeout(work, 0);
    },
    whenEmpty(call) {
      if (waiting.length === 0) call();
      else then = call;
    },
    stop() {
      isStopped = true;
      waiting = [];
      clearTimeout(timer);
    },
  };
}
