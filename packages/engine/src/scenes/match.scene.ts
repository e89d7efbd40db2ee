// Scenes of `match`: conditions, priorities, exclusive groups, cool-down, keys.
import { bundleOf, match } from "./make.scene.ts";
import type { Scene } from "./scene.scene.ts";

const ask = (action: string): object => ({ actions: { matched: { action, capability: "any" } } });

/** All of them. */
export const matchScenes: readonly Scene[] = [
  {
    name: "fires for every event of its type whose condition holds, with its action",
    bundle: bundleOf([match("high", "order", { when: "data.value > 1000", ...ask("review") })]),
    script: `
      0:00 A order {"value": 1200}
      0:01 A order {"value": 1000}
      0:02 B order {"value": 5000}
      0:03 B other {"value": 5000}`,
    effects: `
      0:00 A high matched e1 -> review
      0:02 B high matched e3 -> review`,
    counters: "high.fired=2 high.noMatch=1 high.unknown=0",
  },
  {
    name: "a missing field or a type mismatch is unknown: it does not fire and is counted apart from false",
    bundle: bundleOf([match("high", "order", { when: "data.value > 1000" })]),
    script: `
      0:00 A order {}
      0:01 A order {"value": "much"}
      0:02 A order {"value": 1}`,
    effects: "",
    counters: "high.fired=0 high.noMatch=1 high.unknown=2",
  },
  {
    name: "all that match fire, by priority descending and then in declaration order",
    bundle: bundleOf([
      match("second", "a"),
      match("third", "a"),
      match("first", "a", { priority: 7 }),
      match("last", "a", { priority: -1 }),
    ]),
    script: "0:00 A a",
    effects: `
      0:00 A first matched e1
      0:00 A second matched e1
      0:00 A third matched e1
      0:00 A last matched e1`,
  },
  {
    name: "of an exclusive group only the first that matches fires, and the others are counted as excluded",
    bundle: bundleOf([
      match("small", "order", { exclusiveGroup: "size" }),
      match("big", "order", { exclusiveGroup: "size", priority: 1, when: "data.value > 10" }),
      match("always", "order"),
    ]),
    script: `
      0:00 A order {"value": 11}
      0:00 A order {"value": 1}`,
    effects: `
      0:00 A big matched e1
      0:00 A always matched e1
      0:00 A small matched e2
      0:00 A always matched e2`,
    counters: "small.excluded=1 small.fired=1 big.noMatch=1",
  },
  {
    name: "cools down per key and fires again at exactly the duration",
    bundle: bundleOf([match("calm", "a", { cooldownMs: 10_000 })]),
    script: `
      0:00     A a
      0:05     B a
      0:09.999 A a
      0:10     A a
      0:15     B a
      0:19     A a`,
    effects: `
      0:00 A calm matched e1
      0:05 B calm matched e2
      0:10 A calm matched e4
      0:15 B calm matched e5`,
    counters: "calm.fired=4 calm.cooling=2",
  },
  {
    name: "past the cap on keys the oldest cool-down is forgotten, and counted",
    bundle: bundleOf([match("calm", "a", { cooldownMs: 60_000 })]),
    options: { limits: { keysMax: 1 } },
    script: `
      0:00 A a
      0:01 B a
      0:02 A a`,
    effects: `
      0:00 A calm matched e1
      0:01 B calm matched e2
      0:02 A calm matched e3`,
    counters: "total.coolDownsForgotten=2 calm.cooling=0",
  },
  {
    name: "an event without its key reaches global patterns only and is counted as uncorrelated",
    bundle: bundleOf([match("keyed", "a"), match("anyway", "a", { scope: "global" })]),
    script: "0:00 - a",
    effects: "0:00 * anyway matched e1",
    counters: "total.uncorrelated=1 keyed.uncorrelated=1 anyway.uncorrelated=0",
  },
  {
    name: "a key is typed, may have several parts, and comes from the paths of the type or of the pattern",
    bundle: bundleOf(
      [match("typed", "a", { cooldownMs: 60_000 }), match("by_card", "a", { by: [["data", "card"], ["source"]] })],
      {
        events: { a: { key: [["data", "order", "id"]], data: { kind: "dyn" } } },
      },
    ),
    script: `
      0:00 - a {"order": {"id": 7}, "card": "x"}
      0:01 - a {"order": {"id": "7"}}
      0:02 - a {"order": {"id": null}, "card": "y"}
      0:03 - a {"order": {"id": 7}, "card": ["z"]}`,
    effects: `
      0:00 7 typed matched e1
      0:00 x·scene by_card matched e1
      0:01 7 typed matched e2
      0:02 y·scene by_card matched e3`,
    counters: "total.uncorrelated=1 typed.uncorrelated=1 by_card.uncorrelated=2 typed.cooling=1",
  },
  {
    name: "hostile names are ordinary names: as type, key and data",
    bundle: bundleOf([match("__proto__", "constructor", { when: 'data.toString == "x"' })]),
    script: `
      0:00 __proto__ constructor {"toString": "x", "__proto__": {"polluted": true}}
      0:01 __proto__ constructor {}
      0:02 __proto__ __proto__ {}`,
    effects: "0:00 __proto__ __proto__ matched e1",
    counters: "__proto__.fired=1 __proto__.unknown=1",
  },
  {
    name: "conditions see the history of all keys, of their own, and the counts, the event itself included",
    bundle: bundleOf([
      match("recent", "a", { when: "size(recent_events) == 3", scope: "global" }),
      match("own", "a", { when: "size(correlated_events) == 2 && correlated_events[0].data.v == 1" }),
      match("third", "a", { when: "event_count == 3 && source_event_count == 3", scope: "global" }),
    ]),
    script: `
      0:00 A a {"v": 1}
      0:01 B a {"v": 2}
      0:02 A a {"v": 3}`,
    effects: `
      0:02 * recent matched e3
      0:02 A own matched e3
      0:02 * third matched e3`,
  },
];
