// The example of the README: a reminder half an hour after an order that nobody paid. example.test.ts runs it and compares the texts.
import { sealBundle } from "@laban/bundle";
import { createEngine } from "@laban/engine";
import type { Effect } from "@laban/trace";

const bundle = sealBundle({
  laban_bundle: 2,
  semantics: 1,
  flags: [],
  name: "Orders",
  defaultKey: [["data", "order_id"]],
  events: {},
  patterns: [
    {
      operator: "absence",
      id: "unpaid",
      priority: 0,
      scope: "key",
      start: { events: ["order_received"], when: "data.order_value > 0" },
      expect: { events: ["payment_successful"] },
      withinMs: 30 * 60_000,
      starts: "overlap",
      repeat: 1,
      actions: { timeout: { action: "remind", capability: "customer_communication" } },
    },
  ],
  needs: {
    events: ["order_received", "payment_successful"],
    capabilities: ["customer_communication"],
    unpartitionable: [],
  },
});

const engine = createEngine(bundle);
const time = 1_764_000_000_000;
engine.offer({ id: "1", type: "order_received", source: "shop", time, data: { order_id: "o-7", order_value: 80 } });

/** Nothing came: at `engine.nextDue()` the reminder is due, and the host says that this instant has passed. */
export const effects: readonly Effect[] = engine.tick(engine.nextDue() ?? Infinity);
// effects[0] is { pattern: "unpaid", outcome: "timeout", key: ["o-7"], action: "remind", at: time + 30 minutes, … }
