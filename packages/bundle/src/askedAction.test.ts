// Which action an effect carries, for outcomes, alternatives, transitions, deadlines of states and recoveries.
import { expect, test } from "vitest";
import { askedAction } from "./askedAction.ts";
import type { AnyOfOperator, BundleAction, StateMachineOperator, ThresholdOperator } from "./bundle.ts";

const base = { id: "p", priority: 0, scope: "key" } as const;
const asks = (action: string, timeoutMs: number): BundleAction => ({ action, capability: "desk", timeoutMs });
const told = (action: string) => ({ action, capability: "desk" });

test("an alternative with an action of its own, and one without", () => {
  const any: AnyOfOperator = {
    ...base,
    operator: "any_of",
    alternatives: [
      { name: "a", events: ["a"], action: asks("own", 1) },
      { name: "b", events: ["b"] },
    ],
    starts: "one",
    actions: { matched: asks("go", 2), timeout: asks("nudge", 3) },
  };
  expect(askedAction(any, { outcome: "matched", alternative: "a", ...told("own") })?.timeoutMs).toBe(1);
  expect(askedAction(any, { outcome: "matched", alternative: "b", ...told("go") })?.timeoutMs).toBe(2);
  expect(askedAction(any, { outcome: "timeout", ...told("nudge") })?.timeoutMs).toBe(3);
  expect(askedAction(any, { outcome: "cancelled" })).toBeUndefined();
});

test("the transition that was taken, the deadline of a state, and the end", () => {
  const machine: StateMachineOperator = {
    ...base,
    operator: "state_machine",
    initial: "new",
    states: [
      { name: "new", final: false, timeout: { afterMs: 1, to: "done", action: asks("remind", 1) } },
      { name: "done", final: true },
    ],
    transitions: [
      { from: ["new"], events: ["a"], to: "done", action: asks("first", 2) },
      { from: ["new"], events: ["b"], to: "done", action: asks("second", 3) },
      { from: ["new"], events: ["c"], to: "done" },
    ],
    keepFinalMs: 1,
    actions: { matched: asks("archive", 4), evicted: asks("mourn", 5) },
  };
  const moved = { from: "new", to: "done" };
  expect(askedAction(machine, { outcome: "timeout", ...moved, ...told("remind") })?.timeoutMs).toBe(1);
  expect(askedAction(machine, { outcome: "matched", ...moved, ...told("second") })?.timeoutMs).toBe(3);
  expect(askedAction(machine, { outcome: "matched", ...moved, ...told("archive") })?.timeoutMs).toBe(4);
  expect(askedAction(machine, { outcome: "evicted", ...told("mourn") })?.timeoutMs).toBe(5);
});

test("a recovery is not the alarm", () => {
  const many: ThresholdOperator = {
    ...base,
    operator: "threshold",
    on: ["a"],
    measure: "count",
    comparison: "at_least",
    value: 2,
    last: 3,
    fires: "edge",
    actions: { matched: asks("act", 1), recovered: asks("act", 2) },
  };
  expect(askedAction(many, { outcome: "matched", ...told("act") })?.timeoutMs).toBe(1);
  expect(askedAction(many, { outcome: "matched", detail: "recovered", ...told("act") })?.timeoutMs).toBe(2);
});
