// Scenes of `all_of`, `any_of` and `threshold`: sets, alternatives, windows.
import { allOf, anyOf, bundleOf, threshold } from "./make.scene.ts";
import type { Scene } from "./scene.scene.ts";

const both = { matched: { action: "go", capability: "any" }, timeout: { action: "nudge", capability: "any" } };

/** All of them. */
export const windowScenes: readonly Scene[] = [
  {
    name: "all_of matches in any order, at the very edge of its window",
    bundle: bundleOf([allOf("all", ["a", "b"], 60_000, { actions: both })]),
    script: `
      0:00 A b
      1:00 A a
      2:00 A a
      tick end`,
    effects: `
      1:00 A all matched e1 e2 -> go
      3:00 A all timeout e3 -> nudge (waits for b)`,
    counters: "all.opened=2 all.matched=1 all.timeout=1 all.latencyMsTotal=60000",
  },
  {
    name: "all_of from the first says at its deadline what is missing, and how often",
    bundle: bundleOf([allOf("all", ["a", { name: "b", count: 2 }], 60_000, { anchor: "first" })]),
    script: `
      0:00 A a
      0:40 A a
      tick end`,
    effects: "1:00 A all timeout e1 (waits for b ×2)",
  },
  {
    name: "all_of with a trigger is completed by nothing else",
    bundle: bundleOf([allOf("all", ["a", "b"], 60_000, { trigger: { events: ["t"] } })]),
    script: `
      0:00 A t
      0:01 A a
      0:02 A b
      0:03 A t
      tick end`,
    effects: "0:03 A all matched e2 e3 e4",
  },
  {
    name: "all_of that is kept fires on every further member while it stands",
    bundle: bundleOf([allOf("all", ["a", "b"], 60_000, { afterMatch: "every" })]),
    script: `
      0:00 A a
      0:01 A b
      0:02 A a
      1:02 A b
      tick end`,
    effects: `
      0:01 A all matched e1 e2
      0:02 A all matched e2 e3
      1:02 A all matched e3 e4`,
    counters: "all.opened=1 all.matched=1 all.fired=3",
  },
  {
    name: "any_of asks what its winner asks, else what the pattern asks, and times out without one",
    bundle: bundleOf([
      anyOf("any", ["a", { name: "b", action: { action: "own", capability: "any" } }], {
        start: { events: ["s"] },
        withinMs: 60_000,
        actions: both,
      }),
    ]),
    script: `
      0:00 A s
      0:00 B s
      0:00 C s
      0:01 A b
      1:00 B a
      tick end`,
    effects: `
      0:01 A any matched e1 e4 -> own
      1:00 B any matched e2 e5 -> go
      1:00 C any timeout e3 -> nudge (waits for a | b)`,
  },
  {
    name: "any_of caps its live runs per key: the oldest is evicted and may ask for something",
    bundle: bundleOf([
      anyOf("any", ["a"], {
        start: { events: ["s"] },
        withinMs: 60_000,
        starts: "overlap",
        runsPerKeyMax: 1,
        actions: { evicted: { action: "mourn", capability: "any" } },
      }),
    ]),
    script: `
      0:00 A s
      0:01 A s
      0:02 A a`,
    effects: `
      0:01 A any evicted e1 -> mourn (waits for a)
      0:02 A any matched e2 e3`,
  },
  {
    name: "threshold fires once on the edge, recovers when events leave, and is then armed again",
    bundle: bundleOf([
      threshold("many", "a", 2, {
        withinMs: 60_000,
        actions: { matched: { action: "alarm", capability: "any" }, recovered: { action: "calm", capability: "any" } },
      }),
    ]),
    script: `
      0:00 A a
      0:30 A a
      0:40 A a
      tick 5:00
      6:00 A a
      6:01 A a`,
    effects: `
      0:30 A many matched e1 e2 -> alarm
      1:30 A many matched recovered e2 e3 -> calm
      6:01 A many matched e4 e5 -> alarm`,
    counters: "many.opened=2 many.matched=1 many.active=1 many.fired=2",
  },
  {
    name: "threshold on every event, and emptying the window",
    bundle: bundleOf([
      threshold("every", "a", 2, { withinMs: 60_000, fires: "every" }),
      threshold("consume", "a", 2, { withinMs: 60_000, fires: "consume" }),
    ]),
    script: `
      0:00 A a
      1:00 A a
      1:00 A a`,
    effects: `
      1:00 A every matched e2
      1:00 A consume matched e1 e2
      1:00 A every matched e3`,
  },
  {
    name: "a sum of values is exact, for all keys together, and what has no value is unknown",
    bundle: bundleOf([
      threshold("sum", "a", 0.6, { measure: "sum", of: "data.v", last: 3, scope: "global", comparison: "at_most" }),
    ]),
    script: `
      0:00 A a {"v": 7}
      0:01 B a {"v": 0.1}
      0:02 - a {"v": 0.2}
      0:03 A a {}
      0:04 A a {"v": 0.3}`,
    effects: "0:04 * sum matched e2 e3 e5",
    counters: "sum.unknown=1",
  },
  {
    name: "a window that the cap on keys drops is told as evicted",
    bundle: bundleOf([threshold("many", "a", 9, { withinMs: 60_000 })]),
    options: { limits: { keysMax: 1 } },
    script: `
      0:00 A a
      0:01 B a`,
    effects: "0:01 A many evicted e1",
    counters: "many.opened=1 many.evicted=1",
  },
];
