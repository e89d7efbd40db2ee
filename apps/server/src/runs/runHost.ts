// The host of runs: a bounded queue, a thread for each run, frames on the disk before the thread may go far ahead, followers woken by every change.
import {
  failed,
  done,
  runEventsMax,
  runsAtOnce,
  runsWaitingMax,
  frameRecordsMax,
  type Clock,
  type Result,
  type RunHost,
  type RunOrder,
} from "@laban/service";
import { Worker } from "node:worker_threads";
import type { RunEnding, RunLedger } from "../store/sqliteRuns.ts";
import { createChangeBoard } from "./changeBoard.ts";
import { cancelled, endedEarly, interrupted, tellAgain } from "./endings.ts";
import type { FromRunThread, RunThreadData, ToRunThread } from "./threadMessages.ts";

/** A thread that does not listen to a cancellation for so long is ended. */
const cancelPatienceMs = 2_000;
const memoryMegabytesMax = 1_536;

/** The host, and how the server stops it. */
export interface ThreadRunHost extends RunHost {
  /** Marks what a killed server left unfinished; called before the first request. */
  adoptUnfinished(): void;
  /** Takes no more runs, ends those that are going on as interrupted, and resolves when no thread is left. */
  stop(): Promise<void>;
}

/** What the host works with. */
export interface RunHostParts {
  readonly ledger: RunLedger;
  readonly clock: Clock;
  readonly storeFile: string;
  readonly report: (problem: unknown, place: string) => void;
}

interface LiveRun {
  readonly order: RunOrder;
  readonly worker: Worker;
  frames: number;
  records: number;
  reached: number | null;
  hasEnded: boolean;
}

/** Makes the host. */
export function createRunHost({ ledger, clock, storeFile, report }: RunHostParts): ThreadRunHost {
  const waiting: RunOrder[] = [];
  const live = new Map<string, LiveRun>();
  const board = createChangeBoard();
  let isStopping = false;

  const end = (run: string, ending: Omit<RunEnding, "at">): void => {
    const entry = live.get(run);
    if (entry?.hasEnded === true) return;
    if (entry !== undefined) entry.hasEnded = true;
    try {
      ledger.end(run, { ...ending, at: clock.now() });
    } catch (problem) {
      // The store is broken; the next start will find the run unfinished and say so.
      report(problem, `end of run ${run}`);
    }
    board.post(run);
    void entry?.worker.terminate();
  };

  const launch = (order: RunOrder): void => {
    const workerData: RunThreadData = { order, storeFile, eventsMax: runEventsMax, recordsPerFrame: frameRecordsMax };
    const worker = new Worker(new URL("./runThread.ts", import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytesMax },
    });
    const entry: LiveRun = { order, worker, frames: 0, records: 0, reached: null, hasEnded: false };
    live.set(order.run, entry);
    worker.on("message", (message: FromRunThread) => hear(entry, message));
    worker.on("error", (problem) => {
      report(problem, `run ${order.run}`);
      end(order.run, endedEarly(order, problem));
    });
    worker.on("exit", () => {
      end(order.run, endedEarly(order, new Error("its thread ended")));
      live.delete(order.run);
      next();
    });
    try {
      ledger.start(order.run, clock.now());
      board.post(order.run);
    } catch (problem) {
      // Often called from another thread's exit, where nobody could catch it: a broken store ends this run, not the server.
      report(problem, `start of run ${order.run}`);
      end(order.run, endedEarly(order, problem));
    }
  };

  const hear = (entry: LiveRun, message: FromRunThread): void => {
    const { run } = entry.order;
    if (entry.hasEnded) return;
    if (message.type !== "frames") return end(run, endingOf(entry, message));
    try {
      ledger.append(run, entry.frames, message.frames, message.progress);
    } catch (problem) {
      report(problem, `frames of run ${run}`);
      return end(run, endedEarly(entry.order, problem));
    }
    entry.frames += message.frames.length;
    entry.records = message.progress.records;
    entry.reached = message.progress.reached;
    board.post(run);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    entry.worker.postMessage({ type: "kept" } satisfies ToRunThread);
  };

  const next = (): void => {
    if (isStopping) return;
    while (live.size < runsAtOnce) {
      const order = waiting.shift();
      if (order === undefined) return;
      launch(order);
    }
  };

  const room = (): Result<void> => {
    if (isStopping) return stopping;
    return waiting.length < runsWaitingMax ? done(undefined) : queueFull;
  };

  return {
    room,
    submit: (order) => {
      const admitted = room();
      if (!admitted.ok) {
        // Others came in between the question and this answer.
        end(order.run, { status: "cancelled", message: `It was not started. ${admitted.failure.message}` });
        return admitted;
      }
      waiting.push(order);
      next();
      return done(undefined);
    },
    cancel: (run) => {
      const place = waiting.findIndex((order) => order.run === run);
      if (place >= 0) {
        waiting.splice(place, 1);
        end(run, cancelled(null));
        return true;
      }
      const entry = live.get(run);
      if (entry === undefined || entry.hasEnded) return false;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      entry.worker.postMessage({ type: "cancel" } satisfies ToRunThread);
      setTimeout(() => end(run, cancelled(entry.reached)), cancelPatienceMs).unref();
      return true;
    },
    version: board.version,
    changed: board.changed,
    adoptUnfinished: () => {
      for (const left of ledger.unfinished()) ledger.end(left.id, { ...interrupted(left), at: clock.now() });
    },
    stop: async () => {
      isStopping = true;
      for (const order of waiting.splice(0)) end(order.run, interrupted({ ...order, reached: null, records: 0 }));
      const ending = [...live.values()].map(({ worker }) => new Promise((resolve) => worker.once("exit", resolve)));
      for (const entry of live.values()) end(entry.order.run, interrupted({ ...entry.order, ...entry }));
      await Promise.all(ending);
    },
  };
}

const stopping = failed({
  code: "stopping",
  message: "The server is being stopped.",
  wayOut: "Start it again and run then.",
  retryable: true,
});

const queueFull = failed({
  code: "queue-full",
  message: `${runsAtOnce} runs are going on and ${runsWaitingMax} are waiting already.`,
  wayOut: "Wait for one to finish, or cancel one.",
  retryable: true,
});

function endingOf(entry: LiveRun, message: Exclude<FromRunThread, { type: "frames" }>): Omit<RunEnding, "at"> {
  switch (message.type) {
    case "finished":
      return { status: "finished", summary: message.summary };
    case "cancelled":
      return cancelled(entry.reached);
    case "limit":
      return { status: "cancelled", message: message.message, wayOut: message.wayOut };
    case "failed":
      return { status: "failed", message: message.message, wayOut: message.wayOut || tellAgain(entry.order.seed) };
    default:
      throw new Error(`run ${entry.order.run}: its thread sent ${JSON.stringify(message satisfies never)}`);
  }
}
