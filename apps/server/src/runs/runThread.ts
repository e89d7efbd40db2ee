// The thread of one run: steps, makes frames, and stays at most a few unkept frames ahead of the store. Never touches the store's tables itself.
import { eventsMax } from "@laban/simulator";
import { createFrameWriter } from "@laban/trace";
import { setImmediate as breathe } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { openStepper } from "./openStepper.ts";
import type { FromRunThread, RunThreadData, ToRunThread } from "./threadMessages.ts";

/** Messages that may be on their way to the disk; the memory that a slow disk can cost. */
const unkeptMax = 4;
/** Frames are gathered for so long before they are sent: one disk write for several. */
const gatherMs = 30;

const port = parentPort;
if (port === null) throw new Error("runThread.ts is started as a worker thread, by runHost.ts");
const tell = (message: FromRunThread): void => port.postMessage(message);

/** Changed by messages while the run waits. */
const flow = { unkept: 0, isCancelled: false };
let wake: () => void = () => {};
port.on("message", (message: ToRunThread) => {
  if (message.type === "cancel") flow.isCancelled = true;
  else flow.unkept -= 1;
  wake();
});
const mustWait = (): boolean => flow.unkept >= unkeptMax && !flow.isCancelled;

await carryOut(workerData as RunThreadData);
port.close();

async function carryOut(data: RunThreadData): Promise<void> {
  const opened = openStepper(data);
  if (!opened.ok) return tell({ type: "failed", ...opened.problem });
  const stepper = opened.stepper;
  const writer = createFrameWriter();
  let frames: string[] = [];
  let records = 0;
  let sentAt = performance.now();
  const send = (): void => {
    if (frames.length === 0) return;
    tell({ type: "frames", frames, progress: { ...stepper.progress(), records } });
    flow.unkept += 1;
    frames = [];
    sentAt = performance.now();
  };
  for (;;) {
    const { records: made, isOver } = stepper.step(data.recordsPerFrame);
    for (let from = 0; from < made.length; from += data.recordsPerFrame)
      frames.push(JSON.stringify(writer.write(made.slice(from, from + data.recordsPerFrame))));
    records += made.length;
    const isPast = stepper.progress().events >= data.eventsMax && !isOver;
    if (isOver || isPast || performance.now() - sentAt >= gatherMs) send();
    const stopped = isOver ? stepper.stopped() : undefined;
    if (stopped !== undefined) return tell({ type: "limit", message: stopped, wayOut: "" });
    if (isOver) return tell({ type: "finished", summary: stepper.summary() });
    if (isPast)
      return tell({
        type: "limit",
        message: `It was stopped at the limit of ${data.eventsMax} events for one run.`,
        wayOut: `Make the scenario's horizon or its counts smaller, or run it with \`laban simulate\` in a terminal, which goes on to ${eventsMax} events.`,
      });
    await breathe();
    while (mustWait()) await new Promise<void>((resolve) => (wake = resolve));
    if (flow.isCancelled) {
      send();
      return tell({ type: "cancelled" });
    }
  }
}
