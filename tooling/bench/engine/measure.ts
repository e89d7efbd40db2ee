// One measured process: ours on one workload; prints one line of JSON. Started by the suite, alternating with the peers.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { createEngine, type Engine } from "@laban/engine";
import { readDocument } from "@laban/model";
import type { ChoreographyEvent, Effect } from "@laban/trace";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { documentFor } from "./documents.ts";
import type { SpecEntry } from "./documents.ts";

/** What a host keeps of the effects, as the hand-written code's sink does: columns, formatted after the clock has stopped. */
class Told {
  readonly #events: string[] = [];
  readonly #patterns: string[] = [];
  readonly #outcomes: string[] = [];
  readonly #keys: unknown[] = [];
  readonly #at: number[] = [];

  take(effects: readonly Effect[]): void {
    for (const { events, pattern, outcome, key, at } of effects) {
      // A set of W3 that did not come together in time is an outcome here, too; the workload asks for matches only.
      if (outcome === "timeout" && !tellsTimeouts) continue;
      this.#events.push(events.at(-1) ?? "");
      this.#patterns.push(pattern);
      this.#outcomes.push(outcome);
      this.#keys.push(key[0]);
      this.#at.push(at);
    }
  }

  lines(workload: string): string[] {
    return this.#patterns.map((pattern, index) =>
      workload === "w2"
        ? `${this.#outcomes[index] === "matched" ? "completed" : "timeout"} ${pattern} ${String(this.#keys[index])} ${this.#at[index] ?? 0}`
        : `${this.#events[index] ?? ""} ${pattern}`,
    );
  }
}

const [workload = "", file = "", key = "", repetitions = "5"] = process.argv.slice(2);
const tellsTimeouts = workload === "w2";
const spec =
  (JSON.parse(readFileSync(join(dirname(file), "spec.json"), "utf8")) as Record<string, SpecEntry[]>)[key] ?? [];
const events = readFileSync(file, "utf8").trimEnd().split("\n").map(parse);

const { document } = readDocument(documentFor(spec), kindCatalog);
if (document === undefined) throw new Error("the bench document could not be read");
const { bundle, diagnostics } = compileDocument(document);
if (bundle === undefined) throw new Error(`the bench document does not compile: ${diagnostics[0]?.message ?? ""}`);

const cpuMs: number[] = [];
let heapMB = 0;
let told = new Told();
// An engine that is let go takes the shapes of its objects with it, and compiled code that knew them: hosts keep theirs.
const engines: Engine[] = [];
for (let repetition = 0; repetition < Number(repetitions); repetition++) {
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const engine = createEngine(bundle, { dedupHorizonMs: 0 });
  engines.push(engine);
  told = new Told();
  const before = process.cpuUsage();
  for (const event of events) told.take(engine.offer(event));
  told.take(engine.tick(Number.POSITIVE_INFINITY));
  const used = process.cpuUsage(before);
  cpuMs.push((used.user + used.system) / 1000);
  heapMB = Math.max(heapMB, (process.memoryUsage().heapUsed - heapBefore) / 1e6);
}

// The first half warms up; the median of the second half counts.
const measured = cpuMs.slice(Math.floor(cpuMs.length / 2)).sort((a, b) => a - b);
const median = measured[measured.length >> 1] ?? 0;
const lines = told.lines(workload);
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
