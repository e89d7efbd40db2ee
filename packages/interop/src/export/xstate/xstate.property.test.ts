// Exported machines run by XState tell what the engine does: many random patterns in one module, over random logs. The soak takes all of 1,000.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { charted, randomEvents, someLog } from "../machine/random.scene.ts";
import { bundleOf, toldOfEach } from "../machine/told.scene.ts";
import { textOf } from "./textOf.scene.ts";
import { toldByModules } from "./xstateProcess.scene.ts";

/** `LABAN_CHART_LOGS=1000` compares as many random logs. */
const logsCount = Number(process.env["LABAN_CHART_LOGS"] ?? 40);
const seed = Number(process.env["LABAN_CHART_SEED"] ?? 4127);

test("XState tells what the engine does, for random patterns over random logs", () => {
  const modules = Math.max(1, Math.ceil(logsCount / 20));
  const operators = fc.sample(fc.oneof(...Object.values(charted)), { seed, numRuns: modules * 20 });
  const logs = fc.sample(someLog, { seed, numRuns: modules * 20 });
  const jobs = Array.from({ length: modules }, (_module, index) => {
    const own = operators.slice(index * 20, index * 20 + 20);
    const bundle = bundleOf(
      own.map((operator, at) => Object.assign({}, operator, { id: `p${at}` })),
      randomEvents,
    );
    return { bundle, text: textOf(bundle), logs: logs.slice(index * 20, index * 20 + 20) };
  });
  const told = toldByModules(jobs);
  let outcomes = 0;
  for (const [index, { bundle, logs: ofModule }] of jobs.entries()) {
    for (const [at, log] of ofModule.entries()) {
      const expected = toldOfEach(bundle, log);
      const found = told[index * 20 + at];
      for (const operator of bundle.patterns) {
        const byEngine = expected.get(operator.id);
        outcomes += byEngine?.length ?? 0;
        expect({ operator, log, told: found?.get(operator.id) }).toEqual({ operator, log, told: byEngine });
      }
    }
  }
  expect(outcomes).toBeGreaterThan(logsCount);
}, 120_000);
