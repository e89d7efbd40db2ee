// Scenes of time: lateness, tolerance, duplicates, ticks.
import { absence, bundleOf, match, sequence } from "./make.scene.ts";
import type { Scene } from "./scene.scene.ts";

const ab = bundleOf([sequence("s", ["a", "b"], { withinMs: 60_000 })]);

/** All of them. */
export const timeScenes: readonly Scene[] = [
  {
    name: "without tolerance a late event is dropped and counted, and ties keep their order of arrival",
    bundle: ab,
    script: `
      0:10     A a
      0:09.999 B a
      0:10     A b`,
    effects: "0:10 A s matched e1 e3",
    counters: "total.late=1 total.accepted=2 s.opened=1",
  },
  {
    name: "within the tolerance events are put into order before any pattern sees them",
    bundle: ab,
    options: { toleranceMs: 10_000 },
    script: `
      0:10 A b
      0:05 A a
      0:20 A other`,
    effects: "0:10 A s matched e2 e1",
    counters: "total.late=0 total.accepted=2",
  },
  {
    name: "an event at the watermark is not late, one before it is",
    bundle: bundleOf([match("m", "a")]),
    options: { toleranceMs: 10_000 },
    script: `
      0:20     A a
      0:10     A a
      0:09.999 A a
      tick end`,
    effects: `
      0:10 A m matched e2
      0:20 A m matched e1`,
    counters: "total.late=1",
  },
  {
    name: "a late event that is processed is handled at the watermark, with a flag, and keeps its own time",
    bundle: bundleOf([match("m", "a", { when: 'time < timestamp("1970-01-01T00:00:10Z")' })]),
    options: { latePolicy: "process" },
    script: `
      0:10 A other
      0:05 A a`,
    effects: "0:10 A m matched late e2",
    counters: "total.late=1 total.accepted=2",
  },
  {
    name: "a duplicate is dropped before anything else sees it; the same id from another time of day is no excuse",
    bundle: bundleOf([match("m", "a", { when: "event_count < 100" })]),
    script: `
      0:00 A a
      again e1
      0:30 A a
      again e1
      again e2`,
    effects: `
      0:00 A m matched e1
      0:30 A m matched e2`,
    counters: "total.duplicates=3 total.accepted=2 total.late=0",
  },
  {
    name: "past the dedup horizon an id is forgotten",
    bundle: bundleOf([match("m", "a")]),
    options: { dedupHorizonMs: 60_000, latePolicy: "process" },
    script: `
      0:00     A a
      1:00     A b
      again e1
      1:00.001 A b
      again e1`,
    effects: `
      0:00 A m matched e1
      1:00.001 A m matched late e1`,
    counters: "total.duplicates=1",
  },
  {
    name: "tick fires what is due before it, and closes the past",
    bundle: bundleOf([absence("unpaid", "order", "paid", 60_000)]),
    script: `
      0:00 A order
      tick 1:00.001
      1:00 A paid`,
    effects: "1:00 A unpaid timeout e1 (waits for paid)",
    counters: "total.late=1",
  },
  {
    name: "tick releases what was held back, in order with the deadlines",
    bundle: bundleOf([absence("unpaid", "order", "paid", 60_000)]),
    options: { toleranceMs: 3_600_000 },
    script: `
      2:00 A paid
      0:30 B order
      0:00 A order
      tick end`,
    effects: `
      1:00 A unpaid timeout e3 (waits for paid)
      1:30 B unpaid timeout e2 (waits for paid)`,
    counters: "unpaid.matched=0 unpaid.timeout=2",
  },
  {
    name: "a full buffer releases the earliest before its time, and says so",
    bundle: bundleOf([match("m", "a")]),
    options: { toleranceMs: 3_600_000, limits: { bufferMax: 2 } },
    script: `
      0:03 A a
      0:02 A a
      0:01 A a
      0:00 A a`,
    effects: "0:01 A m matched e3",
    counters: "total.releasedEarly=1 total.late=1",
  },
];
