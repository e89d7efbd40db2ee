// Recorded events played again.
import { compileDocument } from "@laban/compiler";
import type { ChoreographyEvent, TraceRecord } from "@laban/trace";
import { expect, test } from "vitest";
import { createReplay } from "./index.ts";
import { documentOf, exampleText, only, play } from "./simulator.scene.ts";

const { bundle } = compileDocument(documentOf(exampleText));
if (bundle === undefined) throw new Error("the example does not compile");

test("a replay of a simulation's events gives its effects again, ids and times as they were", () => {
  const text = exampleText.replace("count: 400", "count: 30");
  const played = play(text, { scenario: "friday_peak" });
  const events = only(played, "event").map(({ event }) => event);
  const records: TraceRecord[] = [];
  const replay = createReplay({
    bundle,
    events,
    total: events.length,
    observe: (record) => records.push(record),
    closeAtEnd: true,
  });
  while (!replay.advance({ maxEvents: 7 }).done);
  const effects = records.filter((record) => record.type === "effect");
  expect(effects).toEqual(only(played, "effect"));
  expect(records.filter((record) => record.type === "event").map(({ event }) => event)).toEqual(events);
  expect(records.some((record) => record.type === "action_started")).toBe(false);
});

test("the end of the input ends every run that has a deadline, or leaves it open, as the host wants", () => {
  const order: ChoreographyEvent = {
    id: "1",
    type: "order_received",
    source: "shop",
    time: 1_000,
    data: { order_id: "a", order_value: 5, customer: { email: "" } },
  };
  for (const closeAtEnd of [true, false]) {
    const replay = createReplay({ bundle, events: [order], observe: () => {}, closeAtEnd });
    expect(replay.advance({ maxEvents: 10 })).toMatchObject({ done: true, events: 1, at: 1_000, fraction: 1 });
    expect(replay.counters().patterns["unpaid"]).toMatchObject({ opened: 1, active: closeAtEnd ? 0 : 1 });
  }
});

test("tells how far it has come", () => {
  const events = Array.from({ length: 4 }, (_, index): ChoreographyEvent => ({
    id: `${index}`,
    type: "x",
    source: "s",
    time: index,
    data: {},
  }));
  const replay = createReplay({ bundle, events, total: 4, observe: () => {}, closeAtEnd: true });
  expect(replay.advance({ maxEvents: 1 })).toMatchObject({ done: false, fraction: 0.25 });
  expect(replay.advance({ maxEvents: 3 })).toMatchObject({ done: false, fraction: 1, at: 3 });
  expect(replay.advance({ maxEvents: 1 })).toMatchObject({ done: true });
});
