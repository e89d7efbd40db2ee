// One measured process: ours on one workload in one mode; prints one line of JSON. Started by the suite, alternating with the peers.
// Modes: told (pre-parsed events, effects told one by one), lists (effects as lists), dedup, explained (an observer is told of everything).
import { compileDocument, kindCatalog } from "@laban/compiler";
import { createEngine, type Engine, type EngineOptions } from "@laban/engine";
import { readDocument } from "@laban/model";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { documentFor } from "./documents.ts";
import type { SpecEntry } from "./documents.ts";
import { readEvents } from "./events.ts";
import { Kept } from "./kept.ts";

const [workload = "", file = "", key = "", mode = "told", repetitions = "9"] = process.argv.slice(2);
const spec =
  (JSON.parse(readFileSync(join(dirname(file), "spec.json"), "utf8")) as Record<string, SpecEntry[]>)[key] ?? [];
const events = readEvents(file);

const { document } = readDocument(documentFor(spec), kindCatalog);
if (document === undefined) throw new Error("the bench document could not be read");
const { bundle, diagnostics } = compileDocument(document);
if (bundle === undefined) throw new Error(`the bench document does not compile: ${diagnostics[0]?.message ?? ""}`);
const ids = bundle.patterns.map(({ id }) => id);
const indexes = new Map(ids.map((id, index) => [id, index]));

const cpuMs: number[] = [];
let heapMB = 0;
let kept = new Kept(workload);
let records = 0;
// An engine that is let go takes the shapes of its objects with it, and compiled code that knew them: hosts keep theirs.
const engines: Engine[] = [];
for (let repetition = 0; repetition < Number(repetitions); repetition++) {
  kept = new Kept(workload);
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const engine = createEngine(bundle, optionsFor(kept));
  engines.push(engine);
  const before = process.cpuUsage();
  play(engine, kept);
  const used = process.cpuUsage(before);
  cpuMs.push((used.user + used.system) / 1000);
  heapMB = Math.max(heapMB, (process.memoryUsage().heapUsed - heapBefore) / 1e6);
}

// The first half warms up; the median of the second half counts.
const measured = cpuMs.slice(Math.floor(cpuMs.length / 2)).sort((a, b) => a - b);
const median = measured[measured.length >> 1] ?? 0;
const lines = kept.lines(ids, events);
const digest = (texts: readonly string[]): string => createHash("sha256").update(texts.join("\n")).digest("hex");
console.log(
  JSON.stringify({
    us: (median * 1000) / events.length,
    usMin: (Math.min(...cpuMs) * 1000) / events.length,
    effects: lines.length,
    records,
    ordered: digest(lines),
    multiset: digest(lines.toSorted()),
    heapMB,
  }),
);

function optionsFor(keeper: Kept): EngineOptions {
  const options = { dedupHorizonMs: 0, onEffect: keeper.told };
  switch (mode) {
    case "told":
      return options;
    case "lists":
      return { dedupHorizonMs: 0 };
    case "dedup":
      return { onEffect: keeper.told };
    case "explained":
      return { ...options, observe: () => void records++ };
    default:
      throw new Error(`there is no mode "${mode}"`);
  }
}

function play(engine: Engine, keeper: Kept): void {
  if (mode === "lists") {
    for (const event of events) keeper.list(engine.offer(event), indexes);
    keeper.list(engine.tick(Number.POSITIVE_INFINITY), indexes);
  } else {
    for (const event of events) engine.offer(event);
    engine.tick(Number.POSITIVE_INFINITY);
  }
}
