// Causes and consequences through a whole order, and why a pattern did not fire.
import { describe, expect, test } from "vitest";
import { causeOf, createCausalityIndex } from "./causality.ts";
import type { TraceRecord } from "./records.ts";
import { effectOf, orderStory } from "./records.scene.ts";
import { whyNot } from "./whyNot.ts";

const nameOf = (record: TraceRecord | undefined): string => {
  if (record === undefined) return "nothing";
  if (record.type === "event") return record.event.type;
  if (record.type === "effect") return record.effect.pattern;
  if (record.type === "action_started") return `${record.name} begins`;
  if (record.type === "action_ended") return record.outcome;
  return record.type;
};

describe("causality", () => {
  test("leads from the last event back to the one from outside", () => {
    const story = orderStory();
    const index = createCausalityIndex();
    for (const record of story) index.add(record);
    const paid = story.findIndex((record) => record.type === "event" && record.event.type === "payment_successful");
    expect(index.chainOf(paid).map((position) => nameOf(story[position]))).toStrictEqual([
      "payment_successful",
      "done",
      "retry_payment begins",
      "retry_payment",
      "payment_failed",
      "done",
      "process_payment begins",
      "take_payment",
      "inventory_confirmed",
      "done",
      "check_inventory begins",
      "check_stock",
      "order_received",
    ]);
  });

  test("leads forwards to everything an event set off, in order", () => {
    const story = orderStory();
    const index = createCausalityIndex();
    for (const record of story) index.add(record);
    expect(index.consequencesOf(0).map((position) => nameOf(story[position]))).toStrictEqual([
      "check_stock",
      "no_match",
      "run_opened",
      "run_opened",
    ]);
    expect(index.causeOf(0)).toBeUndefined();
    expect(index.consequencesOf(999)).toStrictEqual([]);
  });

  test("is the inverse of itself: each record is among the consequences of its cause", () => {
    const story = [...orderStory("a"), ...orderStory("b", undefined, 40)];
    const index = createCausalityIndex();
    for (const record of story) index.add(record);
    for (let position = 0; position < index.length; position += 1) {
      const cause = index.causeOf(position);
      if (cause === undefined) continue;
      expect(cause).toBeLessThan(position);
      expect(index.consequencesOf(cause)).toContain(position);
    }
  });

  test("lays a missed deadline to the event that was bound last, not to the one that happened before it", () => {
    const story = orderStory();
    const effect: TraceRecord = {
      type: "effect",
      at: 9e12,
      correlation: "ord-4128",
      effect: effectOf({ seq: 4, at: 9e12, pattern: "unpaid", outcome: "timeout", events: ["evt-1"], id: "unpaid/1" }),
    };
    expect(nameOf(causeOf([...story, effect], effect))).toBe("order_received");
  });

  test("points past a duplicate at the event that was handled", () => {
    const [first] = orderStory() as [Extract<TraceRecord, { type: "event" }>];
    const duplicate: TraceRecord = { ...first, seq: 1, verdict: "duplicate" };
    const effect: TraceRecord = {
      type: "effect",
      at: 1,
      correlation: null,
      effect: effectOf({ seq: 1, at: 1, pattern: "p", id: "x" }),
    };
    expect(causeOf([first, duplicate, effect], effect)).toBe(first);
  });
});

describe("why not", () => {
  const story = orderStory();

  test("tells a false condition from one that could not be decided", () => {
    expect(whyNot(story, "flag_high_value", 1)).toStrictEqual({
      verdict: "false",
      reason: "Its condition is false for this event.",
    });
    expect(whyNot(story, "stop_retrying", 3)).toStrictEqual({
      verdict: "unknown",
      reason: "data.retry_count is missing",
    });
  });

  test("says when it did fire, open or bind after all", () => {
    expect(whyNot(story, "check_stock", 1).verdict).toBe("fired");
    expect(whyNot(story, "paid_quickly", 1).reason).toBe(
      "paid_quickly opened a run and waits for inventory_confirmed.",
    );
    expect(whyNot(story, "paid_quickly", 2).reason).toBe("paid_quickly bound it as inventory_confirmed.");
    expect(whyNot(story, "unpaid", 4).reason).toBe("It ended a run of unpaid: fulfilled.");
  });

  test("says when the event was dropped before anyone saw it, and when there is none", () => {
    const first = story[0] as Extract<TraceRecord, { type: "event" }>;
    expect(whyNot([{ ...first, verdict: "duplicate" }], "p", 1).verdict).toBe("duplicate");
    expect(whyNot([{ ...first, verdict: "late" }], "p", 1).verdict).toBe("late");
    expect(whyNot([{ ...first, verdict: "uncorrelated", correlation: null }], "p", 1).verdict).toBe("uncorrelated");
    expect(whyNot(story, "book_shipping", 1).verdict).toBe("not_concerned");
    expect(whyNot(story, "book_shipping", 77)).toStrictEqual({
      verdict: "no_such_event",
      reason: "This trace has no event with seq 77.",
    });
  });
});
