// Exported documents, interpreted by SCION, tell what the engine does: many random patterns over random logs.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { charted, randomEvents, someLog } from "../machine/random.scene.ts";
import { bundleOf, toldOfEach } from "../machine/told.scene.ts";
import { toldByScion } from "./scxmlProcess.scene.ts";

/** `LABAN_CHART_LOGS=1000` compares as many random logs. */
const logsCount = Number(process.env["LABAN_CHART_LOGS"] ?? 20);
const seed = Number(process.env["LABAN_CHART_SEED"] ?? 4127);

test("SCION tells what the engine does, for random patterns over random logs", () => {
  const count = Math.max(1, Math.ceil(logsCount / 10));
  const operators = fc.sample(fc.oneof(...Object.values(charted)), { seed, numRuns: count * 10 });
  const logs = fc.sample(someLog, { seed, numRuns: count * 10 });
  const jobs = Array.from({ length: count }, (_job, index) => {
    const own = operators.slice(index * 10, index * 10 + 10);
    const bundle = bundleOf(
      own.map((operator, at) => Object.assign({}, operator, { id: `p${at}` })),
      randomEvents,
    );
    return { bundle, logs: logs.slice(index * 10, index * 10 + 10) };
  });
  const told = toldByScion(jobs);
  let outcomes = 0;
  for (const [index, { bundle, logs: ofJob }] of jobs.entries()) {
    for (const [at, log] of ofJob.entries()) {
      const expected = toldOfEach(bundle, log);
      const found = told[index * 10 + at];
      for (const operator of bundle.patterns) {
        const byEngine = expected.get(operator.id);
        outcomes += byEngine?.length ?? 0;
        expect({ operator, log, told: found?.get(operator.id) }).toEqual({ operator, log, told: byEngine });
      }
    }
  }
  expect(outcomes).toBeGreaterThan(logsCount);
}, 240_000);
