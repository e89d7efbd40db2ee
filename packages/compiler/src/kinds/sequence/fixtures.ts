// Records of the kind `sequence` with their sentences.
import type { KindFixture } from "../fixture.ts";

export const sequenceFixtures: readonly KindFixture[] = [
  {
    shows: "steps with a time between them",
    record: {
      kind: "sequence",
      steps: ["order_received", "payment_successful", "delivery_confirmed"],
      max_interval: "2h",
      do: { action: "praise", capability: "customer_engagement" },
    },
    sentence:
      "When order_received, payment_successful and delivery_confirmed happen in this order, each within 2 h of the last, ask customer_engagement to praise.",
    face: "within 2 h each",
  },
  {
    shows: "bounds, conditions, guards and other outcomes",
    record: {
      kind: "sequence",
      steps: [
        "order_received",
        { event: "payment_failed", min: 1, max: 3 },
        { any_of: ["payment_successful", "order_cancelled"], optional: true },
        { event: "payment_successful", when: 'data.payment_status == "confirmed"' },
      ],
      within: 3600,
      strict: true,
      not: [{ event: "inventory_shortage", after: 1 }],
      on_timeout: { action: "nudge", capability: "customer_communication" },
    },
    sentence:
      'When order_received, payment_failed (1 to 3 times), payment_successful or order_cancelled (if it comes) and payment_successful (payment_status is "confirmed") happen in this order, with nothing between, within 60 min, and no inventory_shortage comes after order_received, do nothing yet; when time runs out, ask customer_communication to nudge.',
    face: "within 60 min",
  },
  {
    shows: "steps that take one or all of several",
    record: {
      kind: "sequence",
      steps: [
        "order_received",
        { all_of: ["fraud_cleared", { event: "stock_reserved", when: "data.count > 0" }], name: "checks" },
        { any_of: ["shipped", { event: "cancelled", when: "data.by_customer" }] },
      ],
      within: "2d",
    },
    sentence:
      "When order_received, all of fraud_cleared and stock_reserved (count is over 0) and one of shipped and cancelled (by_customer is true) happen in this order, within 2 d, do nothing yet.",
    face: "within 2 d",
  },
  {
    shows: "an empty record",
    record: { kind: "sequence" },
    sentence: "When no steps happen in this order, do nothing yet.",
    face: "without a window",
  },
];
