// One measured process: ours on one workload in one mode; prints one line of JSON. Started by the suite, alternating with the peers.
// Modes: told (pre-parsed events, effects told one by one), lists (effects as lists), dedup, explained (an observer is told of everything),
// json (from lines of text, with parsing), parse (parsing the lines alone).
import { createEngine, type Engine, type EngineOptions } from "@laban/engine";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { eventOf } from "./events.ts";
import { Kept } from "./kept.ts";
import { compiled, specOf } from "./prepared.ts";

const [workload = "", file = "", key = "", mode = "told", repetitions = "9"] = process.argv.slice(2);
const bundle = compiled(specOf(file, key));
const lines = readFileSync(file, "utf8").trimEnd().split("\n");
const events = lines.map(eventOf);
const ids = bundle.patterns.map(({ id }) => id);
const indexes = new Map(ids.map((id, index) => [id, index]));

const cpuMs: number[] = [];
let heapMB = 0;
let kept = new Kept(workload);
let records = 0;
// Read at the end, so that nothing of the parsing can be left out.
let parsedSize = 0;
// An engine that is let go takes the shapes of its objects with it, and compiled code that knew them: hosts keep theirs.
const engines: Engine[] = [];
for (let repetition = 0; repetition < Number(repetitions); repetition++) {
  globalThis.gc?.();
  const heapBefore = heapBytes();
  kept = new Kept(workload);
  const engine = createEngine(bundle, optionsFor(kept));
  engines.push(engine);
  const before = process.cpuUsage();
  play(engine, kept);
  const used = process.cpuUsage(before);
  cpuMs.push((used.user + used.system) / 1000);
  // As the hand-written code is measured: what was taken at most, garbage that is not collected yet included, less the columns of the output.
  heapMB = Math.max(heapMB, (heapBytes() - heapBefore - kept.columnBytes) / 1e6);
}

// The first half warms up; the median of the second half counts.
const measured = cpuMs.slice(Math.floor(cpuMs.length / 2)).sort((a, b) => a - b);
const median = measured[measured.length >> 1] ?? 0;
const output = kept.lines(ids, events);
const digest = (texts: readonly string[]): string => createHash("sha256").update(texts.join("\n")).digest("hex");
console.log(
  JSON.stringify({
    us: (median * 1000) / events.length,
    usMin: (Math.min(...cpuMs) * 1000) / events.length,
    effects: output.length,
    records,
    parsedSize,
    ordered: digest(output),
    multiset: digest(output.toSorted()),
    heapMB,
  }),
);

function heapBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function optionsFor(keeper: Kept): EngineOptions {
  const options = { dedupHorizonMs: 0, onEffect: keeper.told };
  switch (mode) {
    case "told":
    case "json":
    case "parse":
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
  switch (mode) {
    case "parse":
      for (const line of lines) parsedSize += (JSON.parse(line) as { readonly event_id: string }).event_id.length;
      return;
    case "json":
      for (const line of lines) engine.offer(eventOf(line));
      break;
    case "lists":
      for (const event of events) keeper.list(engine.offer(event), indexes);
      break;
    default:
      for (const event of events) engine.offer(event);
  }
  const last = engine.tick(Number.POSITIVE_INFINITY);
  if (mode === "lists") keeper.list(last, indexes);
}
