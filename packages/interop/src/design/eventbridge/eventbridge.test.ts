// What is said of rules that are not read, and of the parts of patterns that cannot be said in CEL.
import type { Json } from "@laban/model";
import { describe, expect, test } from "vitest";
import { importDesign } from "../importDesign.ts";
import { filterTest } from "./filterTest.ts";
import { ruleCondition } from "./ruleCondition.ts";

function imported(text: string) {
  const result = importDesign([{ name: "rules.json", bytes: new TextEncoder().encode(text) }], { from: "eventbridge" });
  if ("failure" in result) throw new Error(result.failure.message);
  return result;
}

const ok = { Name: "ok", EventPattern: { "detail-type": ["paid"] }, Targets: [{ Id: "ship" }] };

describe("a rule without a pattern to read is left out with the reason", () => {
  test.each<[string, Json, string]>([
    ["a text that is no JSON", { Name: "other", EventPattern: "{broken" }, "its EventPattern is no JSON"],
    ["JSON that is no object", { Name: "other", EventPattern: "[1]" }, "its EventPattern is JSON, but no object"],
    ["a list", { Name: "other", EventPattern: [] }, "its EventPattern is neither an object nor a text"],
    [
      "what a template makes",
      { Name: "other", EventPattern: { "Fn::Sub": "{}" } },
      "its EventPattern is made when the template is deployed (Fn::Sub)",
    ],
    [
      "a schedule",
      { Name: "other", ScheduleExpression: "rate(5 minutes)", State: "ENABLED", Targets: [] },
      "it is a schedule, no event",
    ],
    ["a name and targets alone", { Name: "other", Targets: [{ Arn: "arn:x", Id: "x" }] }, "it has no EventPattern"],
  ])("%s", (_case, rule, why) => {
    const { document, notes } = imported(JSON.stringify({ Rules: [ok, rule] }));
    expect(Object.keys(document.patterns)).toEqual(["ok"]);
    expect(Object.keys(document.events)).toEqual(["paid"]);
    expect(notes.filter(({ fate }) => fate === "left_out")).toMatchObject([{ what: "rule other", why }]);
  });

  test("in a template, whatever its properties", () => {
    const { document, notes } = imported(
      JSON.stringify({
        Resources: {
          Good: { Type: "AWS::Events::Rule", Properties: ok },
          Nightly: { Type: "AWS::Events::Rule", Properties: { ScheduleExpression: "rate(1 day)" } },
          Bare: { Type: "AWS::Events::Rule" },
          Table: { Type: "AWS::DynamoDB::Table", Properties: {} },
        },
      }),
    );
    expect(Object.keys(document.patterns)).toEqual(["ok"]);
    expect(notes.flatMap(({ fate, what, why }) => (fate === "left_out" ? [`${what}: ${why}`] : []))).toEqual([
      "rule Nightly: it is a schedule, no event",
      "rule Bare: it has no EventPattern",
    ]);
  });

  test("and a pattern alone is still a pattern", () => {
    const { document, notes } = imported('{"detail-type": ["paid"], "detail": {"Name": ["x"], "Targets": ["y"]}}');
    expect(Object.values(document.patterns)).toMatchObject([
      { on: "paid", when: expect.stringContaining("data.Name") },
    ]);
    expect(notes.filter(({ fate }) => fate === "left_out")).toEqual([]);
  });
});

test.each<[Json, string]>([
  [{ "anything-but": { prefix: "x", suffix: "y" } }, "anything-but denies exactly one filter"],
  [{ "anything-but": {} }, "anything-but denies exactly one filter"],
  [{ "anything-but": { prefix: [] } }, "anything-but with prefix wants at least one text"],
  [{ "anything-but": { exists: true } }, 'anything-but cannot deny the filter "exists"'],
  [{ "anything-but": [] }, "anything-but wants at least one value"],
  [{ "anything-but": [1, Infinity] }, "the number is larger than any that can be kept"],
  [{ numeric: ["=", Infinity] }, "the number is larger than any that can be kept"],
  [{ prefix: { "equals-ignore-case": "x", suffix: "y" } }, "prefix wants a text"],
  [Infinity, "the number is larger than any that can be kept"],
])("%j cannot be said: %s", (filter, why) => {
  expect(filterTest(filter, "v")).toEqual({ why });
});

test("what anything-but denies may be a list", () => {
  expect(filterTest({ "anything-but": { suffix: ["x", "y"] } }, "v")).toEqual({
    text: '!((type(v) == string && v.endsWith("x")) || (type(v) == string && v.endsWith("y")))',
  });
});

test("a number of the source that no double holds stands as not_translated in the pattern", () => {
  const { document, notes } = imported('{"detail-type": ["paid"], "detail": {"n": [{"numeric": ["=", 1e400]}]}}');
  expect(Object.values(document.patterns)).toMatchObject([{ when: expect.stringMatching(/^not_translated\(/) }]);
  expect(notes.filter(({ fate }) => fate === "left_out")).toHaveLength(1);
});

test("empty lists and alternatives are told, filters with a second name too, and an empty object asks nothing", () => {
  expect(ruleCondition({ detail: { a: {}, b: {} } })).toEqual({ types: [], problems: [] });
  const { when, problems } = ruleCondition({ detail: { a: [], $or: [], b: [{ exists: true, prefix: "x" }] } });
  expect(when?.match(/not_translated/g)).toHaveLength(3);
  expect(problems.map(({ path, why }) => `${path.join(".")}: ${why}`)).toEqual([
    "detail.a: a list of at least one value or filter was expected",
    "detail.$or: $or wants a list with at least one alternative",
    "detail.b.0: a filter has exactly one name",
  ]);
});
