// One measured process: the heap over a long run. Orders come, get their events and are gone, as long as it lasts; sequences, windows, sets and
// absences run over them, with timeouts and duplicates. The heap is read after a collection at the end of every chunk; its slope is that of the
// least squares over all but the first third, which warms up. Prints one line of JSON.
import { createEngine } from "@laban/engine";
import { compiledText } from "./prepared.ts";

const eventCount = Number(process.argv[2] ?? 10_000_000);
const chunkCount = 20;
const chunk = Math.ceil(eventCount / chunkCount);
const types = ["placed", "paid", "packed", "sent", "complained"] as const;

const text = JSON.stringify({
  laban: 1,
  name: "long run",
  events: Object.fromEntries(types.map((type) => [type, {}])),
  correlation: { default: ["correlation_id"] },
  patterns: {
    delivered: { kind: "sequence", steps: ["placed", "paid", "packed", "sent"], within: "1h" },
    busy: { kind: "threshold", on: "paid", count: { at_least: 3 }, within: "10m" },
    settled: { kind: "all_of", events: ["paid", "sent"], within: "30m" },
    unpaid: { kind: "absence", start: "placed", expect: "paid", within: "20m" },
    large: { kind: "pattern", on: "placed", when: "data.amount > 90.0" },
  },
});
const bundle = compiledText(text);

let effects = 0;
const engine = createEngine(bundle, { dedupHorizonMs: 600_000, onEffect: () => void effects++ });
let state = 4127;
const below = (limit: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};

const heapMB: number[] = [];
const began = process.cpuUsage();
for (let done = 0; done < eventCount;) {
  for (let end = Math.min(done + chunk, eventCount); done < end; done += 1) {
    const order = (done >> 2) + below(2_000);
    const type = types[below(types.length)] ?? "placed";
    // One in a hundred comes twice.
    const id = below(100) === 0 ? `e${done - 1}` : `e${done}`;
    engine.offer({
      id,
      type,
      source: "bench",
      time: done * 100,
      correlation_id: `o${order}`,
      data: { amount: below(100) },
    });
  }
  globalThis.gc?.();
  heapMB.push(process.memoryUsage().heapUsed / 1e6);
}
const { user, system } = process.cpuUsage(began);

console.log(
  JSON.stringify({
    us_per_event: Number(((user + system) / eventCount).toPrecision(3)),
    effects,
    heap_MB: Number((heapMB.at(-1) ?? Number.NaN).toPrecision(4)),
    slope_MB_per_10M_events: Number((slopeOf(heapMB.slice(Math.floor(chunkCount / 3))) * (1e7 / chunk)).toPrecision(2)),
  }),
);

/** Of values at equal distances, per distance. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [above, below_] = [0, 0];
  for (const [at, value] of values.entries()) {
    above += (at - middle) * (value - mean);
    below_ += (at - middle) ** 2;
  }
  return above / below_;
}
