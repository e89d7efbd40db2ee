// The example played whole: the loop closes, the dice decide everything, the law holds.
import { createTraceHash } from "@laban/trace";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleText, only, play, type Played } from "./simulator.scene.ts";

function hashOf(played: Played): string {
  const hash = createTraceHash();
  for (const record of played.records) hash.add(record);
  return hash.hex();
}

const friday = play(exampleText, { scenario: "friday_peak" });

describe("the e-commerce choreography on a Friday", () => {
  test("closes the loop from the order to the request for a review for most orders", () => {
    const orders = only(friday, "event").filter(({ event }) => event.type === "order_received");
    const reviews = only(friday, "effect").filter(({ effect }) => effect.pattern === "ask_for_review");
    expect(orders).toHaveLength(400);
    expect(reviews.length).toBeGreaterThan(360);
    expect(new Set(reviews.map(({ correlation }) => correlation)).size).toBe(reviews.length);
  });

  test("has every order once, with the payload that the scenario describes", () => {
    const orders = only(friday, "event").filter(({ event }) => event.type === "order_received");
    expect(orders[0]?.event).toMatchObject({
      source: "shop",
      data: { order_id: "ord-4101", customer: { email: "customer-1@example.com" } },
    });
    expect(new Set(orders.map(({ event }) => event.data["order_id"])).size).toBe(400);
    const values = orders.map(({ event }) => Number(event.data["order_value"])).toSorted((a, b) => a - b);
    // A lognormal with its middle at 120: the sample's middle lies near.
    expect(values[200]).toBeGreaterThan(90);
    expect(values[200]).toBeLessThan(160);
    expect(values.every((value) => Number.isInteger(Math.round(value * 1e9) / 1e7))).toBe(true);
  });

  test("ends every action, and those of the silent payments without an answer at five minutes", () => {
    const started = only(friday, "action_started");
    const ended = only(friday, "action_ended");
    expect(new Set(started.map(({ action }) => action)).size).toBe(started.length);
    expect(ended.map(({ action }) => action).toSorted()).toEqual(started.map(({ action }) => action).toSorted());
    const silent = ended.filter(({ outcome }) => outcome === "no_answer");
    expect(silent.length).toBeGreaterThan(0);
    for (const { action, at } of silent) {
      const begin = started.find((one) => one.action === action);
      expect(begin?.name).toBe("process_payment");
      expect(at - (begin?.at ?? 0)).toBeLessThanOrEqual(300_000);
    }
  });

  test("sends reminders for the unpaid orders only", () => {
    const reminded = only(friday, "effect").filter(({ effect }) => effect.action === "send_payment_reminder");
    expect(reminded.length).toBeGreaterThan(0);
    const paidInTime = new Map(
      only(friday, "event")
        .filter(({ event }) => event.type === "payment_successful")
        .map((record) => [record.correlation, record.at]),
    );
    const ordered = new Map(
      only(friday, "event")
        .filter(({ event }) => event.type === "order_received")
        .map((record) => [record.correlation, record.at]),
    );
    for (const { correlation } of reminded) {
      const paid = paidInTime.get(correlation) ?? Infinity;
      expect(paid - (ordered.get(correlation) ?? 0)).toBeGreaterThan(1_800_000);
    }
  });

  test("every emitted event names its action, which names it in turn", () => {
    const emitted = new Map(
      only(friday, "action_ended").flatMap(({ action, emits }) => emits.map((id) => [id, action] as const)),
    );
    const caused = only(friday, "event").filter(({ cause }) => cause !== undefined);
    expect(caused.length).toBeGreaterThan(1_000);
    for (const { event, cause } of caused) {
      // The delivery is a further event of the answer that was the shipping.
      if (event.type !== "delivery_confirmed") expect(emitted.get(event.id)).toBe(cause);
    }
  });

  test("has records in the order of time, ids that are unique, and positions without gaps", () => {
    const instants = friday.records.map((record) => record.at);
    const isDeadline = (index: number): boolean => friday.records[index]?.type !== "event";
    for (const [index, at] of instants.entries()) {
      // A deadline is stamped with its due instant, one millisecond before it has passed.
      expect(at).toBeGreaterThanOrEqual((instants[index - 1] ?? 0) - (isDeadline(index) ? 1 : 0));
    }
    const events = only(friday, "event");
    expect(new Set(events.map(({ event }) => event.id)).size).toBe(events.length);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.every(({ verdict }) => verdict === "accepted")).toBe(true);
  });

  test("keeps the law: opened = the sum of outcomes + active", () => {
    for (const [pattern, counts] of Object.entries(friday.run.counters().patterns)) {
      const { opened, matched, timeout, violated, broken, cancelled, evicted, active } = counts;
      expect([pattern, matched + timeout + violated + broken + cancelled + evicted + active]).toEqual([
        pattern,
        opened,
      ]);
    }
    expect(only(friday, "run_opened")).toHaveLength(800);
  });

  test("ends at its horizon", () => {
    expect(friday.run.progress()).toMatchObject({
      done: true,
      fraction: 1,
      at: friday.scenario.endAt,
      events: only(friday, "event").length,
    });
  });
});

describe("the same dice", () => {
  const short = exampleText.replace("count: 400", "count: 40");
  const expected = hashOf(play(short, { scenario: "friday_peak" }));

  test("give the same trace, another seed gives another", () => {
    expect(hashOf(play(short, { scenario: "friday_peak" }))).toBe(expected);
    expect(hashOf(play(short, { scenario: "friday_peak", seed: 4127 }))).toBe(expected);
    expect(hashOf(play(short, { scenario: "friday_peak", seed: 4128 }))).not.toBe(expected);
  });

  test("give the same trace in slices of any size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (slice) => {
        expect(hashOf(play(short, { scenario: "friday_peak", slice }))).toBe(expected);
      }),
      { numRuns: 8 },
    );
  });

  test("are not disturbed by an agent and a pattern that are added", () => {
    const added = short
      .replace(
        "\npatterns:\n",
        `  auditor:\n    capabilities: [auditing]\n    behaviours:\n      audit:\n        latency: { lognormal: { p50: 3s, p99: 9s } }\n        outcomes: [{ weight: 1 }, { weight: 1 }]\n\npatterns:\n`,
      )
      .replace(
        "\nscenarios:\n",
        "\n  audit_all:\n    kind: pattern\n    on: [order_received, payment_successful]\n    do: { action: audit, capability: auditing }\n\nscenarios:\n",
      );
    const before = play(short, { scenario: "friday_peak" });
    const after = play(added, { scenario: "friday_peak" });
    expect(only(after, "action_started").filter(({ agent }) => agent === "auditor").length).toBeGreaterThan(40);
    const eventsOf = (played: Played): readonly unknown[] =>
      only(played, "event").map(({ event, cause }) => [event, cause]);
    expect(eventsOf(after)).toEqual(eventsOf(before));
  });
});
