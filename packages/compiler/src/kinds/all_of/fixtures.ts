// Records of the kind `all_of` with their sentences.
import type { KindFixture } from "../fixture.ts";

export const allOfFixtures: readonly KindFixture[] = [
  {
    shows: "what must all come, in any order",
    record: {
      kind: "all_of",
      events: ["fraud_cleared", "stock_reserved", "address_verified"],
      within: "30s",
      do: { action: "release_order", capability: "fulfilment" },
      on_timeout: { action: "call_customer", capability: "customer_communication" },
    },
    sentence:
      "When fraud_cleared, stock_reserved and address_verified have all come within 30 s, in any order, ask fulfilment to release_order; when time runs out, ask customer_communication to call_customer.",
    face: "all 3 within 30 s",
  },
  {
    shows: "counts, conditions, a trigger and a set that is kept",
    record: {
      kind: "all_of",
      events: [
        { event: "parcel_packed", count: 2 },
        { any_of: ["label_printed", "label_written"], when: "data.ok" },
      ],
      within: "2h",
      anchor: "first",
      trigger: "truck_arrived",
      after_match: "every",
      do: { action: "load", capability: "loading" },
    },
    sentence:
      "When parcel_packed (2 times) and label_printed or label_written (ok is true) have all come within 2 h of the first, in any order, completed by truck_arrived, ask loading to load, and again with each further one.",
    face: "all 3 within 2 h",
  },
  {
    shows: "an empty record",
    record: { kind: "all_of" },
    sentence: "When nothing yet has come within …, in any order, do nothing yet.",
    face: "without a window",
  },
];
