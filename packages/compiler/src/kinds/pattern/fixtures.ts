// Records of the kind `pattern` with their sentences.
import type { KindFixture } from "../fixture.ts";

export const patternFixtures: readonly KindFixture[] = [
  {
    shows: "a type, a condition and an action",
    record: {
      kind: "pattern",
      on: "payment_failed",
      when: "data.retry_count < 3",
      do: { action: "retry_payment", capability: "payment_processing" },
    },
    sentence: "When payment_failed arrives and retry_count is under 3, ask payment_processing to retry_payment.",
    face: "data.retry_count < 3",
  },
  {
    shows: "several types",
    record: { kind: "pattern", on: ["payment_failed", "order_cancelled", "inventory_shortage"] },
    sentence: "When payment_failed, order_cancelled or inventory_shortage arrives, do nothing yet.",
    face: "every time",
  },
  {
    shows: "an empty record",
    record: { kind: "pattern" },
    sentence: "When an event arrives, do nothing yet.",
    face: "every time",
  },
];
