// Exported machines on the two real logs: what XState tells is what the engine tells, and what was found in them independently.
import { describe, expect, test } from "vitest";
import { countsOf, eventsOf, factsOf, recordedLogs, statedOf } from "../machine/facts.scene.ts";
import { bundleOf, toldOfEach } from "../machine/told.scene.ts";
import { textOf } from "./textOf.scene.ts";
import { toldByModules } from "./xstateProcess.scene.ts";

describe.each(recordedLogs)("in $name", ({ name, outcomes, facts }) => {
  test("XState finds what the engine and independent work find", () => {
    const stated = factsOf(outcomes);
    expect(stated).toHaveLength(facts);
    const log = eventsOf(name);
    const bundle = bundleOf(
      stated.map(({ operator }) => operator),
      {},
    );
    const [told] = toldByModules([{ text: textOf(bundle), logs: [log] }]);
    const byEngine = toldOfEach(bundle, log);
    for (const { fact, operator } of stated) {
      const found = told?.get(operator.id) ?? [];
      expect(found).toEqual(byEngine.get(operator.id));
      expect(countsOf(fact, found)).toEqual(statedOf(fact));
    }
  }, 120_000);
});
