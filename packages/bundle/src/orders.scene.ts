// A bundle with one pattern of each of four operators, and nearly every field that there is.
import type { Bundle } from "./bundle.ts";
import { sealBundle, type UnsealedBundle } from "./seal.ts";

/** What is sealed. */
export const content: UnsealedBundle = {
  laban_bundle: 2,
  semantics: 1,
  flags: [],
  name: "Orders",
  defaultKey: [["correlation_id"]],
  events: {
    order_received: {
      key: [["data", "order_id"]],
      data: {
        kind: "object",
        fields: { order_id: { type: { kind: "string" }, optional: false, description: "Ours", sensitive: false } },
        open: true,
      },
    },
    paid: { key: [["data", "order_id"]], data: { kind: "map", of: { kind: "list", of: { kind: "dyn" } } } },
  },
  patterns: [
    {
      operator: "match",
      id: "check",
      priority: 8,
      scope: "key",
      actions: { matched: { action: "check", capability: "stock", timeoutMs: 1000 } },
      on: ["order_received"],
      when: "data.order_value > 0",
      cooldownMs: 10,
      exclusiveGroup: "first",
    },
    {
      operator: "sequence",
      id: "quick",
      priority: 0,
      scope: "key",
      by: [["data", "card"], ["source"]],
      actions: {},
      steps: [
        { name: "order", events: ["order_received"], min: 1, max: 1, strict: false },
        { name: "paid", events: ["paid"], min: 0, max: null, strict: true, when: "true" },
        { name: "one", events: ["a", "b"], min: 0, max: 1, strict: false, any: [{ events: ["a"] }, { events: ["b"] }] },
        {
          name: "both",
          events: ["a", "b"],
          min: 0,
          max: 2,
          strict: false,
          all: [{ events: ["a"], when: "true" }, { events: ["b"] }],
        },
      ],
      guards: [{ events: ["cancelled"], after: 0 }],
      maxIntervalMs: 60_000,
      withinMs: 100_000,
      starts: "one",
      afterMatch: "consume",
    },
    {
      operator: "absence",
      id: "unpaid",
      priority: 0,
      scope: "global",
      actions: { timeout: { action: "remind", capability: "mail" } },
      start: { events: ["order_received"] },
      expect: { events: ["paid"], when: "true" },
      cancel: { events: ["cancelled"] },
      withinMs: 1_800_000,
      starts: "overlap",
      repeat: 1,
      runsPerKeyMax: 5,
    },
    {
      operator: "state_machine",
      id: "status",
      priority: 0,
      scope: "key",
      actions: { matched: { action: "archive", capability: "mail" } },
      states: [
        { name: "new", final: false, timeout: { afterMs: 1000, to: "late" } },
        { name: "late", final: false },
        { name: "closed", final: true },
      ],
      initial: "new",
      transitions: [{ from: ["new", "late"], events: ["paid"], when: "true", to: "closed" }],
      keepFinalMs: 3_600_000,
    },
  ],
  needs: {
    events: ["order_received", "paid", "a", "b", "cancelled"],
    capabilities: ["mail", "stock"],
    unpartitionable: ["unpaid"],
  },
};

/** The bundle. */
export const orders: Bundle = sealBundle(content);
