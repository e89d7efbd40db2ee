// Exported documents on the two real logs: what SCION tells is what the engine tells, and (on all cases) what was found independently.
import { describe, expect, test } from "vitest";
import { countsOf, eventsOf, factsOf, recordedLogs, statedOf } from "../machine/facts.scene.ts";
import { bundleOf, toldOfEach } from "../machine/told.scene.ts";
import { toldByScion } from "./scxmlProcess.scene.ts";

/** SCION takes some seconds for a whole log: a test run takes every fourth case, `LABAN_ALL_CASES=1` all of them, with the stated counts. */
const takesAll = process.env["LABAN_ALL_CASES"] === "1";

describe.each(recordedLogs)("in $name", ({ name, outcomes, facts }) => {
  test("SCION finds what the engine finds", () => {
    const stated = factsOf(outcomes);
    expect(stated).toHaveLength(facts);
    const whole = eventsOf(name);
    const cases = [...new Set(whole.map(({ correlation_id }) => correlation_id))];
    const taken = new Set(cases.filter((_case, index) => takesAll || index % 4 === 0));
    const log = whole.filter(({ correlation_id }) => taken.has(correlation_id));
    expect(log.length).toBeGreaterThan(1_000);
    const bundle = bundleOf(
      stated.map(({ operator }) => operator),
      {},
    );
    const [told] = toldByScion([{ bundle, logs: [log] }]);
    const byEngine = toldOfEach(bundle, log);
    for (const { fact, operator } of stated) {
      const found = told?.get(operator.id) ?? [];
      expect(found).toEqual(byEngine.get(operator.id));
      if (takesAll) expect(countsOf(fact, found)).toEqual(statedOf(fact));
    }
  }, 120_000);
});
