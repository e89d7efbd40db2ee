// What Python answers is what the translated condition answers, on random events; and what cannot be translated says where and why.
import { eventScope, prepareCondition } from "@laban/cel";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writtenConditions } from "../conditions.scene.ts";
import { parseWhole } from "../parseExpression.ts";
import { pythonAnswers } from "../python.scene.ts";
import { PythonProblem } from "../syntax.ts";
import { pythonTokens } from "../tokens.ts";
import { conditionToCel } from "./translate.ts";

const scope = eventScope({ kind: "dyn" }, { history: true });

function cel(condition: string): string {
  return conditionToCel(parseWhole(pythonTokens(condition, "a.py"), "a.py")).text;
}

// Values are of the kind that their field is for, null, or missing: Python counts True as 1, which CEL does not.
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 6 });
const word = fc.constantFrom("", "a", "vip", "gold", "urgent: call", "confirmed", "pending", "x", "é");
const number = fc.constantFrom(0, 1, 2, 3, 9.5, 50, 100, 1000, 1500, -1);
const data = fc.record(
  {
    order_value: orNull(number),
    retry_count: orNull(number),
    items_available: orNull(fc.boolean()),
    payment_status: orNull(word),
    note: orNull(word),
    tracking_number: orNull(word),
    tags: orNull(fc.array(word, { maxLength: 3 })),
    customer: orNull(
      fc.record({ tier: orNull(word), address: fc.record({ city: word }, { requiredKeys: [] }) }, { requiredKeys: [] }),
    ),
    items: orNull(
      fc.array(
        fc.record(
          { sku: orNull(word), quantity: orNull(number), parts: fc.array(word, { maxLength: 2 }) },
          { requiredKeys: [] },
        ),
        { maxLength: 3 },
      ),
    ),
  },
  { requiredKeys: [] },
);

test("answers as Python does, wherever Python answers", () => {
  const events = fc.sample(data, { numRuns: 150, seed: 4127 });
  const cases = writtenConditions.flatMap((condition) => events.map((event) => [condition, event] as const));
  const theirs = pythonAnswers(cases);
  const prepared = new Map(writtenConditions.map((condition) => [condition, prepareCondition(cel(condition), scope)]));
  const counts = { same: 0, raised: 0 };
  for (const [index, [condition, event]] of cases.entries()) {
    const { condition: ask, issues } = prepared.get(condition) ?? { issues: [] };
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
    const whole = { id: "1", type: "t", source: "s", time: 0, correlation_id: "c", data: event };
    const answer = ask?.({ data: event, event: whole, source: "s", time: 0, correlation_id: "c" });
    const expected = theirs[index];
    if (typeof expected === "boolean") {
      expect([condition, cel(condition), event, answer]).toEqual([condition, cel(condition), event, expected]);
      counts.same += 1;
    } else counts.raised += 1;
  }
  expect(counts.same).toBeGreaterThan(8_000);
  expect(counts.raised).toBeGreaterThan(1_000);
});

describe("what reads well", () => {
  test.each([
    ["data.get('order_value') > 0", "data.order_value > 0"],
    ["data.get('order_value', 0) > 1000", "data.?order_value.orValue(0) > 1000"],
    ["data.get('tracking_number') is not None", "has(data.tracking_number) && data.tracking_number != null"],
    ["not data['a'] == 1 and data['b']", '!(data.a == 1) && !(data.b in [null, false, 0, "", [], {}])'],
    ["0 < data['x'] <= 10", "0 < data.x && data.x <= 10"],
    ["data.get('x') not in ('a', 'b')", '!has(data.x) || !(data.x in ["a", "b"])'],
    [
      "len([e for e in recent_events if e['event_type'] == 'a' and (datetime.fromisoformat(event['timestamp']) - datetime.fromisoformat(e['timestamp'])).total_seconds() <= 300]) >= 3",
      'size(recent_events.filter(e, e.type == "a" && event.time - e.time <= duration("300s"))) >= 3',
    ],
  ])("%s", (python, expected) => {
    expect(cel(python)).toBe(expected);
  });
});

describe("what is refused", () => {
  test.each([
    ["data.__class__", 5],
    ["data['__class__']", 5],
    ["data.get('__init__')", 9],
    ["__import__('os').system('x')", 0],
    ["().__class__.__bases__[0].__subclasses__()", 26],
    ["[e for __x in data['l']]", 7],
    ["[c for c in ().__class__.__mro__]", 25],
    ["data['a'] // 2 > 1", 0],
    ["data['a'] % 2 == 0", 0],
    ["open('/etc/passwd')", 0],
    ["str(data['a']) == '1'", 0],
    ["data['a'][1:2]", 0],
    ["{1, 2}", 0],
    ["f'{data}' == 'x'", 0],
    ["nobody > 1", 0],
    ["data['a'] is 'x'", 13],
    ["event['nothing']", 6],
  ])("%s, at its place", (condition, offset) => {
    let problem: unknown;
    try {
      cel(condition);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(PythonProblem);
    expect((problem as PythonProblem).offset).toBe(offset);
  });
});
