// Scenes of `sequence`: order, bounds, strictness, loops, guards, starts, what a match consumes.
import { bundleOf, sequence } from "./make.scene.ts";
import type { Scene } from "./scene.scene.ts";

const actions = {
  matched: { action: "praise", capability: "any" },
  timeout: { action: "nudge", capability: "any" },
};

/** All of them. */
export const sequenceScenes: readonly Scene[] = [
  {
    name: "matches steps in order, whatever else comes between, per key",
    bundle: bundleOf([sequence("s", ["a", "b", "c"], { actions })]),
    script: `
      0:00 A a
      0:01 B a
      0:02 A c
      0:03 A b
      0:04 A a
      0:05 A c
      0:06 B b`,
    effects: "0:05 A s matched e1 e4 e6 -> praise",
    counters: "s.opened=2 s.matched=1 s.active=1 s.latencyMsTotal=5000",
  },
  {
    name: "an event exactly at the maximum interval is in time, one a millisecond later is not",
    bundle: bundleOf([sequence("s", ["a", "b", "c"], { actions, maxIntervalMs: 60_000 })]),
    script: `
      0:00     A a
      1:00     A b
      2:00     A c
      5:00     B a
      6:00     B b
      7:00.001 B c`,
    effects: `
      2:00 A s matched e1 e2 e3 -> praise
      7:00 B s timeout e4 e5 -> nudge (waits for c)`,
  },
  {
    name: "within bounds the whole from the first event, whatever the interval allows",
    bundle: bundleOf([sequence("s", ["a", "b", "c"], { withinMs: 90_000, maxIntervalMs: 60_000 })]),
    script: `
      0:00 A a
      1:00 A b
      1:30 A c
      2:00 B a
      3:00 B b
      tick 3:30
      tick 3:31`,
    effects: `
      1:30 A s matched e1 e2 e3
      3:30 B s timeout e4 e5 (waits for c)`,
  },
  {
    name: "a deadline fires without further events, when the host ticks past it",
    bundle: bundleOf([sequence("s", ["a", "b"], { withinMs: 10_000, actions })]),
    script: `
      0:00 A a
      tick 0:10
      tick 0:10.001`,
    effects: "0:10 A s timeout e1 -> nudge (waits for b)",
  },
  {
    name: "a run that a deadline ended frees its key: the same event opens the next",
    bundle: bundleOf([sequence("s", ["a", "b"], { maxIntervalMs: 5_000 })]),
    script: `
      0:00 A a
      0:06 A a
      0:07 A b`,
    effects: `
      0:05 A s timeout e1 (waits for b)
      0:07 A s matched e2 e3`,
    counters: "s.opened=2",
  },
  {
    name: "strict: the very next event of the key, of any type, must fit; what breaks a run may open the next",
    bundle: bundleOf([sequence("s", ["a", { name: "b", strict: true }])]),
    script: `
      0:00 A a
      0:01 B noise
      0:02 A b
      0:03 A a
      0:04 A noise
      0:05 A b
      0:06 A a
      0:07 A a
      0:08 A b`,
    effects: `
      0:02 A s matched e1 e3
      0:04 A s broken e4 (waits for b)
      0:07 A s broken e7 (waits for b)
      0:08 A s matched e8 e9`,
  },
  {
    name: "a loop whose minimum is met prefers the next step, and binds what else fits until then",
    bundle: bundleOf([
      sequence("s", ["a", { name: "b", min: 2, max: null }, { name: "c", events: ["b", "c"], when: "data.last" }]),
    ]),
    script: `
      0:00 A a
      0:01 A b {"last": true}
      0:02 A b {"last": false}
      0:03 A b {"last": false}
      0:04 A b {"last": true}`,
    effects: "0:04 A s matched e1 e2 e3 e4 e5",
    counters: "s.noMatch=1",
  },
  {
    name: "an optional step may be passed over, and the last optional steps are not waited for",
    bundle: bundleOf([sequence("s", ["a", { name: "b", min: 0 }, "c", { name: "d", min: 0, max: 3 }])]),
    script: `
      0:00 A a
      0:01 A c
      0:02 B a
      0:03 B b
      0:04 B c
      0:05 B d`,
    effects: `
      0:01 A s matched e1 e2
      0:04 B s matched e3 e4 e5`,
  },
  {
    name: "a guard between two steps ends the run as violated, and the same event may open the next",
    bundle: bundleOf([
      sequence("s", ["a", "b", "c"], {
        guards: [{ events: ["cancel", "a"], after: 0 }],
        actions: { violated: { action: "stop", capability: "any" } },
      }),
    ]),
    script: `
      0:00 A a
      0:01 A cancel
      0:02 A a
      0:03 A a
      0:04 A b
      0:05 A cancel
      0:06 A c`,
    effects: `
      0:01 A s violated e1 -> stop (waits for b)
      0:03 A s violated e3 -> stop (waits for b)
      0:06 A s matched e4 e5 e7`,
  },
  {
    name: "conditions of later steps look at what was bound before: an event for one, a list for a loop",
    bundle: bundleOf([
      sequence("s", [
        "a",
        { name: "b", max: 2, when: "data.v > steps.a.data.v" },
        { name: "c", when: "size(steps.b) == 2 && data.v == steps.b[1].data.v" },
      ]),
    ]),
    script: `
      0:00 A a {"v": 5}
      0:01 A b {"v": 5}
      0:02 A b {"v": 6}
      0:03 A c {"v": 6}
      0:04 A b {"v": 7}
      0:05 A c {"v": 7}`,
    effects: "0:05 A s matched e1 e3 e5 e6",
  },
  {
    name: "starts one: while a run is live, its first event opens no other",
    bundle: bundleOf([sequence("s", ["a", "b"], { starts: "one" })]),
    script: `
      0:00 A a
      0:01 A a
      0:02 A b`,
    effects: "0:02 A s matched e1 e3",
    counters: "s.opened=1",
  },
  {
    name: "starts restart: a new first event cancels the live run and opens another",
    bundle: bundleOf([sequence("s", ["a", "b"], { starts: "restart" })]),
    script: `
      0:00 A a
      0:01 A a
      0:02 A b`,
    effects: `
      0:01 A s cancelled restarted e1 (waits for b)
      0:02 A s matched e2 e3`,
    counters: "s.opened=2 s.restarted=1 s.cancelled=1",
  },
  {
    name: "starts overlap, after match all: every run goes its own way",
    bundle: bundleOf([sequence("s", ["a", "b", "c"], { starts: "overlap", afterMatch: "all" })]),
    script: `
      0:00 A a
      0:01 A a
      0:02 A b
      0:03 A a
      0:04 A c`,
    effects: `
      0:04 A s matched e1 e3 e5
      0:04 A s matched e2 e3 e5`,
    counters: "s.opened=3 s.active=1",
  },
  {
    name: "starts overlap, after match consume: an event belongs to one match, and runs that share it have no future",
    bundle: bundleOf([sequence("s", ["a", "b", { name: "c", strict: true }], { starts: "overlap" })]),
    script: `
      0:00 A a
      0:01 A a
      0:02 A b
      0:03 A c`,
    effects: `
      0:03 A s matched e1 e3 e4
      0:03 A s cancelled e2 e3 (waits for c)`,
    counters: "s.opened=2 s.active=0 s.cancelled=1 s.broken=0",
  },
  {
    name: "past the cap the oldest run of the key is evicted, never silently",
    bundle: bundleOf([sequence("s", ["a", "b"], { starts: "overlap", afterMatch: "all", runsPerKeyMax: 2 })]),
    script: `
      0:00 A a
      0:01 A a
      0:02 A a
      0:03 A b`,
    effects: `
      0:02 A s evicted e1 (waits for b)
      0:03 A s matched e2 e4
      0:03 A s matched e3 e4`,
  },
  {
    name: "past the cap on keys the key that has been open for longest is evicted",
    bundle: bundleOf([sequence("s", ["a", "b"])]),
    options: { limits: { keysMax: 1 } },
    script: `
      0:00 A a
      0:01 B a
      0:02 A b
      0:03 B b`,
    effects: `
      0:01 A s evicted e1 (waits for b)
      0:03 B s matched e2 e4`,
  },
  {
    name: "an unbounded loop is capped by the events that a run may bind",
    bundle: bundleOf([sequence("s", ["a", { name: "b", max: null, when: "data.v" }, "c"], {})]),
    options: { limits: { eventsPerRunMax: 2 } },
    script: `
      0:00 A a
      0:01 A b {"v": true}
      0:02 A b {"v": true}
      0:03 A c`,
    effects: "0:02 A s evicted e1 e2 (waits for c)",
  },
  {
    name: "in its cool-down a match is still told and counted, but asks for nothing",
    bundle: bundleOf([sequence("s", ["a", "b"], { actions, cooldownMs: 60_000 })]),
    script: `
      0:00 A a
      0:01 A b
      0:02 A a
      0:03 A b`,
    effects: `
      0:01 A s matched e1 e2 -> praise
      0:03 A s matched e3 e4`,
    counters: "s.fired=1 s.matched=2 s.cooling=1",
  },
];
