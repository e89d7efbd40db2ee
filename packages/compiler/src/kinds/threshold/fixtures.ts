// Records of the kind `threshold` with their sentences.
import type { KindFixture } from "../fixture.ts";

export const thresholdFixtures: readonly KindFixture[] = [
  {
    shows: "a count within a time",
    record: {
      kind: "threshold",
      on: "payment_failed",
      count: { at_least: 5 },
      within: "10m",
      by: ["data.card"],
      do: { action: "block_card", capability: "fraud_prevention" },
      on_recovered: { action: "release_card", capability: "fraud_prevention" },
    },
    sentence:
      "When at least 5 of payment_failed come within 10 min, ask fraud_prevention to block_card; when it has recovered, ask fraud_prevention to release_card.",
    face: "count ≥ 5 in 10 min",
  },
  {
    shows: "a sum of values, on every event",
    record: {
      kind: "threshold",
      on: ["refunded", "credited"],
      when: "data.amount > 0",
      sum: { of: "data.amount", more_than: 1000 },
      within: "1d",
      fires: "every",
      do: { action: "review", capability: "accounting" },
    },
    sentence:
      "When the sum of amount over refunded or credited with amount is over 0 is more than 1000 within 1 d, ask accounting to review, on every event while it is so.",
    face: "sum amount > 1000 in 1 d",
  },
  {
    shows: "an average of the last few, emptying the window",
    record: { kind: "threshold", on: "measured", avg: { of: "data.ms", at_most: 80 }, last: 20, fires: "consume" },
    sentence: "When the average of ms over measured is at most 80 among the last 20, do nothing yet, and begin anew.",
    face: "avg ms ≤ 80 of the last 20",
  },
  {
    shows: "an empty record",
    record: { kind: "threshold" },
    sentence: "When nothing yet is measured of an event within …, do nothing yet.",
    face: "nothing",
  },
];
