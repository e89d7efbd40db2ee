// A run in this page: the same engine and simulator, in a worker, with no server. Its trace is not kept when the page is closed.
import { createFrameQueue } from "./frameQueue.ts";
import type { FromPageRun, ToPageRun } from "./pageRunMessages.ts";
import { type RunInput, useRun } from "./runStore.ts";
import type { RunTrace } from "./runTrace.ts";
import type { FollowedRun } from "./serverRun.ts";

/** Runs a text in a worker and follows it. */
export function followPageRun(
  what: { readonly text: string; readonly input: RunInput | null; readonly seed: number | null },
  trace: RunTrace,
): FollowedRun {
  const isMine = (): boolean => useRun.getState().trace === trace;
  const fail = (message: string, wayOut: string): void => {
    if (isMine()) useRun.setState({ state: "failed", message, wayOut });
  };
  if (what.input?.type === "log") {
    fail("An imported log can only be run on the server, where its events are.", "Choose to run on the server.");
    return { stop: () => {} };
  }
  const worker = new Worker(new URL("./pageRun.worker.ts", import.meta.url), { type: "module" });
  const queue = createFrameQueue(trace, (failure) => {
    worker.terminate();
    fail(failure.message, "Start the run again.");
  });
  worker.addEventListener("message", ({ data }: MessageEvent<FromPageRun>) => {
    if (!isMine()) return;
    switch (data.type) {
      case "frame":
        queue.push(data.frame);
        useRun.setState({ state: "streaming", progress: data.progress });
        break;
      case "ended":
        worker.terminate();
        queue.whenEmpty(() => {
          if (isMine()) useRun.setState({ state: "done", traceHash: data.traceHash, progress: 1, ranSeed: data.seed });
        });
        break;
      case "failed":
        worker.terminate();
        fail(data.message, data.wayOut);
        break;
    }
  });
  worker.addEventListener("error", (event) => {
    worker.terminate();
    fail(
      `The run stopped unexpectedly: ${event.message}`,
      "Start it again. If it stops again, please report it with these words.",
    );
  });
  const order: ToPageRun = { text: what.text, scenario: what.input?.name ?? null, seed: what.seed };
  worker.postMessage(order, []);
  return {
    stop() {
      queue.stop();
      worker.terminate();
    },
  };
}
