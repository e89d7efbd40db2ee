// The worker of a run in the page: compiles, simulates and makes frames, as the server's thread does, with the same packages. It knows no clock: slices are
// told by events, and the page ends it by ending the worker.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { createSimulation, readScenario } from "@laban/simulator";
import { createFrameWriter, createTraceHash, type TraceRecord } from "@laban/trace";
import type { FromPageRun, ToPageRun } from "./pageRunMessages.ts";

/** Events between two frames. */
const SLICE_EVENTS = 150;
/** A page holds its whole trace in memory; beyond this the server is the place. */
const EVENTS_MAX = 200_000;

const tell = (message: FromPageRun): void => self.postMessage(message, []);

self.addEventListener("message", ({ data }: MessageEvent<ToPageRun>) => {
  tell(runAll(data));
});

function runAll({ text, scenario: wanted, seed: chosenSeed }: ToPageRun): FromPageRun {
  const { document } = readDocument(text, kindCatalog);
  const bundle = document === undefined ? undefined : compileDocument(document).bundle;
  if (document === undefined || bundle === undefined) {
    return failed("The document has problems and cannot be run.", "Mend what the problems list shows.");
  }
  const { scenario, diagnostics } = readScenario(document, wanted ?? Object.keys(document.scenarios)[0] ?? "");
  if (scenario === undefined) {
    return failed(
      diagnostics[0]?.message ?? "The document has no scenario.",
      "Add or mend a scenario, and run it again.",
    );
  }
  const seed = chosenSeed ?? scenario.seed;
  const hash = createTraceHash();
  const writer = createFrameWriter();
  let made: TraceRecord[] = [];
  const simulation = createSimulation({
    document,
    bundle,
    scenario,
    seed,
    observe: (record) => {
      hash.add(record);
      made.push(record);
    },
  });
  for (;;) {
    const progress = simulation.advance({ maxEvents: SLICE_EVENTS });
    if (made.length > 0) tell({ type: "frame", frame: writer.write(made), progress: progress.fraction });
    made = [];
    if (progress.done) return { type: "ended", traceHash: hash.hex(), seed };
    if (progress.events >= EVENTS_MAX) {
      return failed(
        `Stopped at ${EVENTS_MAX} events, the most that a page holds.`,
        "Run it on the server, or make its horizon shorter.",
      );
    }
  }
}

function failed(message: string, wayOut: string): FromPageRun {
  return { type: "failed", message, wayOut };
}
