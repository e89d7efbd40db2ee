// How long it takes to make lanes and to place those in view. Run: `node packages/timeline/src/layout/model.bench.ts`.
// Budget: a million events in a few seconds of work, spread over the frames that bring them; the lanes in view in under 2 ms.
import { performance } from "node:perf_hooks";
import { restsOf } from "./busyInstants.ts";
import { lanesPassing, parseLaneFilter } from "./laneFilter.ts";
import { foldedRows } from "./laneRows.ts";
import { createTimelineModel, type TimelineModel } from "./model.ts";
import { type Lane } from "./lane.ts";
import { ORDERS_START, ordersTrace } from "./orders.scene.ts";
import { placeLane } from "./placeLane.ts";
import { rangeStatistics } from "./rangeStatistics.ts";
import { createTimeScale } from "./timeScale.ts";

function measured<T>(name: string, work: () => T): T {
  const begin = performance.now();
  const result = work();
  console.log(`${name}: ${(performance.now() - begin).toFixed(1)} ms`);
  return result;
}

for (const count of [1_434, 160_000]) {
  const trace = ordersTrace({ count, everyMs: 4_000 });
  const events = trace.filter((record) => record.type === "event").length;
  const model: TimelineModel = measured(`take ${trace.length} records, ${events} events, ${count} correlations`, () => {
    const fresh = createTimelineModel();
    for (const record of trace) fresh.add(record);
    return fresh;
  });
  const lanes = model.lanes.map((_, i) => i);
  measured("  what folds over all lanes", () => restsOf(model, lanes));
  measured("  what folds over the lanes of a filter", () => {
    const filter = parseLaneFilter("ord-77");
    return restsOf(model, lanesPassing(model, { filter, isFailedOnly: false }));
  });
  measured("  the numbers of a range that is everything", () =>
    rangeStatistics(model, { lanes, fromMs: ORDERS_START, toMs: Number.MAX_SAFE_INTEGER }),
  );
  const scale = createTimeScale({ fromMs: ORDERS_START, toMs: model.span?.toMs ?? 0, pxPerMs: 0.01 });
  const window = { leftPx: (count / 2) * 40, widthPx: 1_500 };
  for (let round = 0; round < 3; round += 1) {
    measured("  place the 30 lanes of a high window", () => {
      for (let i = count / 2; i < count / 2 + 30; i += 1) {
        const lane = model.lanes[i] as Lane;
        placeLane(model, lane, foldedRows(model, lane, "dock"), { scale, window });
      }
    });
  }
}
