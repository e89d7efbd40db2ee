// Scenarios that are read, and what is said of bad ones.
import { kindCatalog } from "@laban/compiler";
import { readDocument, type ChoreographyDocument, type Json } from "@laban/model";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readScenario } from "../index.ts";
import { agentText, documentOf, exampleText, smallText } from "../simulator.scene.ts";

/** Diagnostics of the small document with this scenario. */
function problemsOf(scenario: { readonly [name: string]: Json }): readonly string[] {
  const document: ChoreographyDocument = { ...documentOf(smallText({})), scenarios: { test: scenario } };
  return readScenario(document, "test").diagnostics.map(
    ({ path, message }) => `${path.slice(2).join(".")}: ${message}`,
  );
}

const arrival = { event: "order", every: "1s" };

test("the example's scenario is read without a word", () => {
  const { scenario, diagnostics } = readScenario(documentOf(exampleText), "friday_peak");
  expect(diagnostics).toEqual([]);
  expect(scenario).toMatchObject({
    seed: 4127,
    startAt: Date.UTC(2026, 10, 20, 14),
    endAt: Date.UTC(2026, 10, 20, 22),
  });
});

describe("a bad scenario is told with its place and its way out", () => {
  test.each<[string, { readonly [name: string]: Json }]>([
    [': A scenario needs arrivals: a list of 1 to 1000, each with an event and "every" or "at".', {}],
    ['horzon: There is no field "horzon". Did you mean "horizon"?', { horzon: "1h", arrivals: [arrival] }],
    ["seed: seed is a whole number from 0 to 9007199254740991, not 1.5.", { seed: 1.5, arrivals: [arrival] }],
    [
      'start: start is an instant with its offset, as in 2026-11-20T14:00:00Z, not "tomorrow".',
      { start: "tomorrow", arrivals: [arrival] },
    ],
    [
      'arrivals.0.event: There is no event type "ordr". Did you mean "order"?',
      { arrivals: [{ event: "ordr", every: "1s" }] },
    ],
    [
      'arrivals.0: An arrival has "every" (a rhythm) or "at" (a list of times after the start), one of the two.',
      { arrivals: [{ event: "order" }] },
    ],
    [
      "arrivals.0: An arrival names the event type that arrives; there is order, done, shipped.",
      { arrivals: [{ every: "1s" }] },
    ],
    ["arrivals.0.every: The time between arrivals must be more than 0.", { arrivals: [{ event: "order", every: 0 }] }],
    [
      "arrivals.0.every.poisson: The time between arrivals must be more than 0.",
      { arrivals: [{ event: "order", every: { poisson: "0s" } }] },
    ],
    [
      'arrivals.0.every.poison: There is no rhythm "poison". Did you mean "poisson"?',
      { arrivals: [{ event: "order", every: { poison: "1s" } }] },
    ],
    [
      "arrivals.0.every.burst.size: size is a whole number from 1 to 100000, not 0.",
      { arrivals: [{ event: "order", every: { burst: { size: 0, every: "1s" } } }] },
    ],
    ["arrivals.0.count: count is a whole number from 0 to 5000000, not -1.", { arrivals: [{ ...arrival, count: -1 }] }],
    [
      'arrivals.0.data.n.$integr: There is no generator "$integr". Did you mean "$integer"?',
      { arrivals: [{ ...arrival, data: { n: { $integr: [1, 2] } } }] },
    ],
    [
      "arrivals.0.data.n.$integer: The least is more than the most.",
      { arrivals: [{ ...arrival, data: { n: { $integer: [2, 1] } } }] },
    ],
    [
      'arrivals.0.data.n.$sequence: $sequence is a text with {n} in it, as in "ord-{n}", not "x".',
      { arrivals: [{ ...arrival, data: { n: { $sequence: "x" } } }] },
    ],
    [
      "arrivals.0.data.n.$choice: $choice is a list of at least one value.",
      { arrivals: [{ ...arrival, data: { n: { $choice: [] } } }] },
    ],
    [
      "arrivals.0.data.n.$cel: $cel is about the event that asks, and nothing asks here; write a constant or another generator.",
      { arrivals: [{ ...arrival, data: { n: { $cel: "1" } } }] },
    ],
    [
      'faults: "faults" of a scenario is not played yet; the run goes on without it.',
      { faults: [], arrivals: [arrival] },
    ],
  ])("%s", (problem, scenario) => {
    expect(problemsOf(scenario)).toEqual([problem]);
  });

  test("fixes mend what they name", () => {
    const document = {
      ...documentOf(smallText({})),
      scenarios: { test: { arrivals: [{ event: "ordr", every: "1s" }] } },
    };
    const [problem] = readScenario(document, "test").diagnostics;
    expect(problem?.fix?.edits).toEqual([{ path: ["scenarios", "test", "arrivals", 0, "event"], value: "order" }]);
  });

  test("expressions of agents are checked against the events that can ask", () => {
    const agents = agentText(
      "worker",
      "outcomes: [{ weight: 1, emits: done, data: { n: { $cel: data.orderid + 1 } } }]",
    );
    const [problem] = readScenario(documentOf(smallText({ agents })), "test").diagnostics;
    expect(problem).toMatchObject({
      code: "scenario/expression",
      path: ["agents", "worker", "behaviours", "work", "outcomes", 0, "data", "n", "$cel"],
      span: { start: 5, end: 12 },
    });
    expect(problem?.fix?.edits[0]?.value).toBe("data.order_id + 1");
  });

  test("a scenario that is not there is told with those that are", () => {
    const { scenario, diagnostics } = readScenario(documentOf(exampleText), "friday");
    expect(scenario).toBeUndefined();
    expect(diagnostics[0]?.message).toContain("friday_peak");
  });
});

test("anything at all in place of a scenario or a behaviour is read without throwing", () => {
  const document = documentOf(smallText({}));
  const words = fc.constantFrom(
    "event",
    "every",
    "at",
    "data",
    "order",
    "$choice",
    "$integer",
    "$cel",
    "poisson",
    "burst",
    "lognormal",
    "p50",
    "1s",
    "__proto__",
  );
  const json = fc.letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      fc.jsonValue() as fc.Arbitrary<Json>,
      words,
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(words, tie("any"), { maxKeys: 3 }),
    ),
  })).any;
  fc.assert(
    fc.property(json, json, (arrivals, latency) => {
      const scenarios = { test: { arrivals: [arrivals], horizon: "1s" } };
      expect(readScenario({ ...document, scenarios }, "test").diagnostics.length >= 0).toBe(true);
      const text = agentText("worker", `latency: ${JSON.stringify(latency)}, outcomes: []`);
      const read = readDocument(smallText({ agents: text }), kindCatalog);
      if (read.document !== undefined) readScenario(read.document, "test");
    }),
    { numRuns: 300 },
  );
});
