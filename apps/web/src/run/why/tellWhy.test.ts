// Questions to the explaining worker, from the events of a run to lines.
import type { ChoreographyEvent } from "@laban/trace";
import { expect, test } from "vitest";
import { createRunTrace } from "../runTrace.ts";
import { eventsBefore, REPLAYED_MAX } from "./eventsBefore.ts";
import { tellWhy } from "./tellWhy.ts";

const text = `laban: 1
name: Payments
events:
  paid:
    schema: { type: object, properties: { order: { type: string }, amount: { type: integer }, note: { type: string } } }
  sent: {}
  raised:
    schema: { type: object, properties: { order: { type: string }, amount: { type: integer } } }
correlation: { default: [data.order] }
agents: { desk: { capabilities: [look] } }
patterns:
  big: { kind: pattern, on: paid, when: 'data.amount > 100 && data.note == "x"', cooldown: 10s, do: { action: look_at, capability: look } }
  delivery: { kind: sequence, steps: [paid, sent], within: 1m }
  rising: { kind: sequence, starts: overlap, within: 1h, steps: [paid, { event: raised, when: 'data.amount > steps.paid.data.amount' }] }
`;

const event = (n: number, type: string, data: ChoreographyEvent["data"]): ChoreographyEvent => ({
  id: `e${n}`,
  type,
  source: "s",
  time: n * 1_000,
  data: { order: "a", ...data },
});

const asks = (pattern: string, events: readonly ChoreographyEvent[]): ReturnType<typeof tellWhy> =>
  tellWhy({ question: 7, text, pattern, events });

test("tells the clauses of a condition that did not hold, false and unknown apart", () => {
  const answer = asks("big", [event(1, "paid", { amount: 200 })]);
  expect(answer).toMatchObject({ question: 7, type: "told" });
  const [asked] = answer.type === "told" ? answer.why.asked : [];
  expect(asked).toMatchObject({ place: "its condition", verdict: "unknown" });
  expect(asked?.lines.map(({ text: clause, values, verdict }) => [clause, values, verdict])).toEqual([
    ["&&", "", "unknown"],
    ["data.amount > 100", "200", "true"],
    ['data.note == "x"', "missing", "unknown"],
  ]);
});

test("tells what the events before have to do with it", () => {
  const fires = { amount: 200, note: "x" };
  const answer = asks("big", [event(1, "paid", fires), event(4, "paid", fires)]);
  const reasons = answer.type === "told" ? answer.why.reasons : [];
  expect(reasons).toEqual([expect.stringMatching(/^It is cooling down: it fired for this key at 00:00:01\.000/)]);
  const bound = asks("delivery", [event(1, "paid", {}), event(2, "sent", {})]);
  expect(bound).toMatchObject({ type: "told" });
});

test("of a condition that very many runs were asked, a few are told and the rest is counted", () => {
  const opened = Array.from({ length: 50 }, (_, i) => event(i + 1, "paid", { amount: 9 }));
  const answer = asks("rising", [...opened, event(60, "raised", { amount: 5 })]);
  const why = answer.type === "told" ? answer.why : undefined;
  expect(why?.asked).toHaveLength(3);
  expect(why?.omitted).toBe("47 more were asked at the same places, of other runs.");
  expect(asks("big", [event(1, "paid", {})])).toMatchObject({ why: { omitted: "" } });
});

test("says what is in the way of an answer", () => {
  expect(asks("nobody", [event(1, "paid", {})])).toMatchObject({ type: "failed", message: /no pattern nobody/ });
  expect(tellWhy({ question: 1, text: "nonsense: [", pattern: "big", events: [] })).toMatchObject({ type: "failed" });
});

test("plays all events before one again, or far into a run those of its correlation; dropped ones never", () => {
  const trace = createRunTrace();
  const record = (n: number, correlation: string, verdict: "accepted" | "duplicate") =>
    ({ type: "event", seq: n, at: n, event: event(n, "paid", {}), correlation, verdict }) as const;
  trace.add([record(1, "a", "accepted"), record(2, "b", "accepted"), record(3, "a", "duplicate")]);
  expect(eventsBefore(trace, 1)?.events.map(({ id }) => id)).toEqual(["e1", "e2"]);
  expect(eventsBefore(trace, 2)).toBeUndefined();
  for (let n = 4; n < REPLAYED_MAX + 10; n += 1) trace.add([record(n, n % 1_000 === 0 ? "a" : "b", "accepted")]);
  const far = eventsBefore(trace, REPLAYED_MAX - 1);
  expect(far).toMatchObject({ isPartial: false });
  trace.add([record(REPLAYED_MAX + 50, "a", "accepted")]);
  const partial = eventsBefore(trace, trace.records.length - 1);
  expect(partial?.isPartial).toBe(true);
  expect(partial?.events.map(({ id }) => id)).toEqual(["e1", "e1000", "e2000", "e3000", "e4000", "e5000", "e5050"]);
});
