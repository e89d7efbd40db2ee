// Which kept log a scenario means.
import type { LogSummary } from "@laban/service";
import { expect, test } from "vitest";
import { logAmong, logNamedBy } from "./recordedLog.ts";

test("finds the log that a scenario names, and none for a scenario with arrivals of its own", () => {
  const scenarios = { recorded: { title: "As recorded", log: "receipt.csv" }, peak: { seed: 1 } };
  expect(logNamedBy(scenarios, { type: "scenario", name: "recorded" })).toBe("receipt.csv");
  expect(logNamedBy(scenarios, { type: "scenario", name: "peak" })).toBeNull();
  expect(logNamedBy(scenarios, { type: "scenario", name: "constructor" })).toBeNull();
  expect(logNamedBy(scenarios, null)).toBeNull();
});

test("takes the log by id before one by name, and the first (newest) of a name", () => {
  const logs = [
    { id: "b", name: "x.csv" },
    { id: "a", name: "x.csv" },
    { id: "x.csv", name: "other" },
  ] as unknown as readonly LogSummary[];
  expect(logAmong(logs, "a")?.id).toBe("a");
  expect(logAmong(logs.slice(0, 2), "x.csv")?.id).toBe("b");
  expect(logAmong(logs, "x.csv")?.name).toBe("other");
  expect(logAmong(logs, "missing")).toBeUndefined();
});
