// One measured process: ours on one workload; prints one line of JSON. Started by the suite, alternating with the peers.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { createEngine } from "@laban/engine";
import { readDocument } from "@laban/model";
import type { ChoreographyEvent, Effect } from "@laban/trace";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { documentFor } from "./documents.ts";
import type { SpecEntry } from "./documents.ts";

const [workload = "", file = "", key = "", repetitions = "5"] = process.argv.slice(2);
const spec =
  (JSON.parse(readFileSync(join(dirname(file), "spec.json"), "utf8")) as Record<string, SpecEntry[]>)[key] ?? [];
const events = readFileSync(file, "utf8").trimEnd().split("\n").map(parse);

const { document } = readDocument(documentFor(spec), kindCatalog);
if (document === undefined) throw new Error("the bench document could not be read");
const { bundle, diagnostics } = compileDocument(document);
if (bundle === undefined) throw new Error(`the bench document does not compile: ${diagnostics[0]?.message ?? ""}`);

const cpuMs: number[] = [];
let heapMB = 0;
let effects: Effect[] = [];
for (let repetition = 0; repetition < Number(repetitions); repetition++) {
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const engine = createEngine(bundle, { dedupHorizonMs: 0 });
  effects = [];
  const before = process.cpuUsage();
  for (const event of events) for (const effect of engine.offer(event)) effects.push(effect);
  for (const effect of engine.tick(Number.POSITIVE_INFINITY)) effects.push(effect);
  const used = process.cpuUsage(before);
  cpuMs.push((used.user + used.system) / 1000);
  heapMB = Math.max(heapMB, (process.memoryUsage().heapUsed - heapBefore) / 1e6);
}

// The first half warms up; the median of the second half counts.
const measured = cpuMs.slice(Math.floor(cpuMs.length / 2)).sort((a, b) => a - b);
const median = measured[measured.length >> 1] ?? 0;
const lines = effects.map(line);
const digest = (texts: readonly string[]) => createHash("sha256").update(texts.join("\n")).digest("hex");
const multiset = digest(lines.toSorted());
console.log(
  JSON.stringify({
    us: (median * 1000) / events.length,
    effects: lines.length,
    ordered: digest(lines),
    multiset,
    heapMB,
  }),
);

function line(effect: Effect): string {
  if (workload !== "w2") return `${effect.events[0] ?? ""} ${effect.pattern}`;
  return `${effect.outcome === "matched" ? "completed" : "timeout"} ${effect.pattern} ${JSON.stringify(effect.key[0]).slice(1, -1)} ${effect.at}`;
}

function parse(text: string): ChoreographyEvent {
  const raw = JSON.parse(text) as Record<string, string> & { data: ChoreographyEvent["data"] };
  const {
    event_id: id = "",
    event_type: type = "",
    source_agent: source = "",
    correlation_id = "",
    timestamp = "",
    data,
  } = raw;
  return { id, type, source, time: Date.parse(timestamp), correlation_id, data };
}
