// Where conditions stand and what they may name: what compiler and engine must agree on.
import { type CelType, prepareCondition, typeText } from "@laban/cel";
import { expect, test } from "vitest";
import type { Bundle, Operator, SequenceStep } from "./bundle.ts";
import { conditionsOf } from "./conditionScope.ts";

const order: CelType = { kind: "object", fields: { value: { type: { kind: "int" }, optional: false } }, open: false };
const events: Bundle["events"] = { order: { key: [["correlation_id"]], data: order } };
const base = { id: "p", priority: 0, scope: "key", actions: {} } as const;
const step = (name: string, more: Partial<SequenceStep> = {}): SequenceStep => ({
  name,
  events: ["order"],
  min: 1,
  max: 1,
  strict: false,
  ...more,
});

const operators: readonly Operator[] = [
  { operator: "match", ...base, on: ["order"], when: "data.value > 1" },
  {
    operator: "sequence",
    ...base,
    steps: [
      step("first"),
      step("loop", { max: 3, when: "true" }),
      step("any", { events: ["order", "other"], when: "true" }),
    ],
    guards: [{ events: ["other"] }, { events: ["order"], when: "true" }],
    starts: "one",
    afterMatch: "consume",
  },
  {
    operator: "absence",
    ...base,
    start: { events: ["order"], when: "true" },
    expect: { events: ["other"], when: "true" },
    cancel: { events: ["order"], when: "true" },
    withinMs: 1,
    starts: "overlap",
    repeat: 1,
  },
];

test("every condition is found, with its path below the operator", () => {
  expect(operators.map((operator) => conditionsOf(operator, events).map(({ path }) => path.join(".")))).toEqual([
    ["when"],
    ["steps.1.when", "steps.2.when", "guards.1.when"],
    ["start.when", "expect.when", "cancel.when"],
  ]);
});

test("data has the type of the schema, and is anything where several types may come or none is declared", () => {
  const typesOf = (operator: Operator | undefined): (string | undefined)[] =>
    operator === undefined
      ? []
      : conditionsOf(operator, events).map(({ scope }) => scope["data"] && typeText(scope["data"]));
  const [dyn, object] = [typeText({ kind: "dyn" }), typeText(order)];
  expect(operators.map(typesOf)).toEqual([[object], [object, dyn, object], [object, dyn, object]]);
});

test("steps name the event itself, or a list where a step may bind several; only where there are steps", () => {
  const [matched, inSequence, inAbsence] = operators.map(
    (operator) => conditionsOf(operator, events).at(-1)?.scope ?? {},
  );
  const asks = (when: string, scope: object | undefined): boolean =>
    prepareCondition(when, { ...scope }).condition !== undefined;
  expect(asks("steps.first.data.value == data.value && steps.loop[0].data.value == 1", inSequence)).toBe(true);
  expect(asks("steps.loop.data.value == 1", inSequence)).toBe(false);
  expect(asks("steps.start.data.value == 1 && time - steps.start.time < duration('5m')", inAbsence)).toBe(true);
  expect(asks("steps.second.data.value == 1", inSequence)).toBe(false);
  expect(asks("steps.start.data.value == 1", matched)).toBe(false);
});

test("an event type named like a built-in is not found where it was not declared", () => {
  const [place] = conditionsOf({ operator: "match", ...base, on: ["constructor"], when: "true" }, events);
  expect(place?.scope["data"]).toEqual({ kind: "dyn" });
});
