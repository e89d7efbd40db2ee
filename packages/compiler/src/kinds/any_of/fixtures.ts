// Records of the kind `any_of` with their sentences.
import type { KindFixture } from "../fixture.ts";

export const anyOfFixtures: readonly KindFixture[] = [
  {
    shows: "which of several comes first after a start",
    record: {
      kind: "any_of",
      start: "order_received",
      events: [
        "payment_successful",
        { event: "payment_failed", when: "data.retry_count > 2", do: { action: "call", capability: "service" } },
      ],
      within: "10m",
      do: { action: "pack", capability: "warehouse" },
      on_timeout: { action: "remind", capability: "customer_communication" },
    },
    sentence:
      "When payment_successful or payment_failed (retry_count is over 2) (asking service to call) comes first within 10 min of order_received, ask warehouse to pack; when none comes, ask customer_communication to remind.",
    face: "first of 2 within 10 min",
  },
  {
    shows: "several types without a start",
    record: { kind: "any_of", events: ["lost", "damaged"], do: { action: "refund", capability: "accounting" } },
    sentence: "When lost or damaged happens, ask accounting to refund.",
    face: "any of 2",
  },
  {
    shows: "an empty record",
    record: { kind: "any_of" },
    sentence: "When an event happens, do nothing yet.",
    face: "any of 0",
  },
];
