// One measured process: what a snapshot of 100,000 live runs costs to write (to JSON text) and to restore, and what compiling 10,000 patterns
// from their text and making an engine of them costs. Prints one line of JSON, the medians of the repetitions.
import { createEngine, restoreEngine, type EngineSnapshot } from "@laban/engine";
import { compiled, eventFile, specOf } from "./prepared.ts";

const runCount = 100_000;
const repetitions = 3;

const waiting = compiled([{ id: "waits", steps: ["opened", "closed"], maxIntervalMs: 3_600_000 }]);
const many = specOf(eventFile("w4-100000"), "w4_10000");
const times: Record<string, number[]> = {};

for (let repetition = 0; repetition < repetitions; repetition++) {
  const engine = createEngine(waiting, { dedupHorizonMs: 0 });
  for (let run = 0; run < runCount; run++) {
    engine.offer({
      id: `e${run}`,
      type: "opened",
      source: "bench",
      time: run,
      correlation_id: `k${run}`,
      data: { run },
    });
  }
  const text = timed("snapshot_write_ms", () => JSON.stringify(engine.snapshot()));
  const restored = timed("snapshot_restore_ms", () => restoreEngine(waiting, JSON.parse(text) as EngineSnapshot));
  const active = restored.counters().patterns["waits"]?.active;
  if (active !== runCount) throw new Error(`${active} runs are live after the restoring, not ${runCount}`);
  const bundle = timed("compile_10000_ms", () => compiled(many));
  timed("engine_10000_ms", () => createEngine(bundle));
}

const medians = Object.entries(times).map(([name, values]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return [name, Math.round(sorted[sorted.length >> 1] ?? Number.NaN)];
});
console.log(JSON.stringify(Object.fromEntries(medians)));

function timed<T>(name: string, work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  (times[name] ??= []).push((user + system) / 1000);
  return result;
}
