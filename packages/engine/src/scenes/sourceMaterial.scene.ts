// What the source material gets wrong (semantics, section 5), done right: one scene each, as far as effects can show it.
// What they cannot show is in sourceMaterial.test.ts.
import { absence, bundleOf, match, sequence, threshold } from "./make.scene.ts";
import type { Scene } from "./scene.scene.ts";

/** All of them. */
export const sourceMaterialScenes: readonly Scene[] = [
  {
    name: "a sequence can be defined with nothing but its steps",
    bundle: bundleOf([sequence("s", ["a", "b"])]),
    script: `
      0:00 A a
      0:01 A b`,
    effects: "0:01 A s matched e1 e2",
  },
  {
    name: "a window condition that cannot be answered is counted as unknown, not swallowed as no match",
    bundle: bundleOf([match("m", "a", { when: "correlated_events[7].data.v > 1" })]),
    script: "0:00 A a",
    effects: "",
    counters: "m.unknown=1 m.noMatch=0",
  },
  {
    name: "two events within a millisecond are two events: ids are the sender's and never made up from the clock",
    bundle: bundleOf([match("m", "a")]),
    script: `
      0:00.001 A a
      0:00.001 A a`,
    effects: `
      0:00.001 A m matched e1
      0:00.001 A m matched e2`,
    counters: "total.duplicates=0",
  },
  {
    name: "no correlation is invented: events without one meet in no sequence",
    bundle: bundleOf([sequence("s", ["a", "b"])]),
    script: `
      0:00 - a
      0:01 - b`,
    effects: "",
    counters: "total.uncorrelated=2 s.opened=0 s.uncorrelated=2",
  },
  {
    name: "correlation keys are read",
    bundle: bundleOf([sequence("s", ["a", "b"], { by: [["data", "order"]] })]),
    script: `
      0:00 X a {"order": 1}
      0:01 Y b {"order": 2}
      0:02 Z b {"order": 1}`,
    effects: "0:02 1 s matched e1 e3",
  },
  {
    name: "priority is read",
    bundle: bundleOf([match("low", "a", { priority: 1 }), match("high", "a", { priority: 9 })]),
    script: "0:00 A a",
    effects: `
      0:00 A high matched e1
      0:00 A low matched e1`,
  },
  {
    name: "gaps are measured by the events' own time, and end without the next expected event",
    bundle: bundleOf([sequence("s", ["a", "b"], { maxIntervalMs: 60_000 })]),
    script: `
      0:00 A a
      9:00 B other`,
    effects: "1:00 A s timeout e1 (waits for b)",
  },
  {
    name: "an event that comes after the deadline is not thrown away: it opens the next run",
    bundle: bundleOf([sequence("s", ["a", "b"], { maxIntervalMs: 60_000 })]),
    script: `
      0:00 A a
      5:00 A a
      5:30 A b`,
    effects: `
      1:00 A s timeout e1 (waits for b)
      5:30 A s matched e2 e3`,
  },
  {
    name: "only the first step opens a run, never the last",
    bundle: bundleOf([sequence("s", ["a", "b", "c"])]),
    script: `
      0:00 A c
      0:01 A b`,
    effects: "",
    counters: "s.opened=0 s.active=0",
  },
  {
    name: "history of the own key is not crowded out by ten events of others",
    bundle: bundleOf([match("second", "a", { when: "size(correlated_events) == 2" })]),
    script: ["0:00 A a", ...Array.from({ length: 12 }, () => "0:01 B other"), "0:02 A a"].join("\n"),
    effects: "0:02 A second matched e14",
  },
  {
    name: "a threshold does not storm: it fires when it is reached, not on each event after it",
    bundle: bundleOf([threshold("many", "a", 2, { withinMs: 60_000 })]),
    script: ["0:00 A a", "0:01 A a", ...Array.from({ length: 20 }, () => "0:02 A a")].join("\n"),
    effects: "0:01 A many matched e1 e2",
  },
  {
    name: "a window of its own key fills, however many events of other keys come",
    bundle: bundleOf([threshold("many", "a", 3, { withinMs: 60_000 })]),
    script: ["0:00 A a", "0:01 A a", ...Array.from({ length: 20 }, () => "0:02 B other"), "0:03 A a"].join("\n"),
    effects: "0:03 A many matched e1 e2 e23",
  },
  {
    name: "completed sequences and missed deadlines are counted",
    bundle: bundleOf([sequence("s", ["a", "b"]), absence("u", "a", "c", 60_000)]),
    script: `
      0:00 A a
      0:01 A b
      tick end`,
    effects: `
      0:01 A s matched e1 e2
      1:00 A u timeout e1 (waits for c)`,
    counters: "s.matched=1 s.latencyMsTotal=1000 u.timeout=1",
  },
  {
    name: "everything is bounded, and what a bound drops is told as evicted",
    bundle: bundleOf([absence("u", "a", "b", 60_000)]),
    options: { limits: { keysMax: 2 } },
    script: `
      0:00 A a
      0:01 B a
      0:02 C a`,
    effects: "0:02 A u evicted e1 (waits for b)",
    counters: "u.active=2 u.evicted=1",
  },
];
