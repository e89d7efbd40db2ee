// Records of the kind `state_machine` with their sentences.
import type { KindFixture } from "../fixture.ts";

export const stateMachineFixtures: readonly KindFixture[] = [
  {
    shows: "states, transitions and a deadline",
    record: {
      kind: "state_machine",
      initial: "new",
      final: ["closed", "lapsed"],
      states: {
        new: { after: "30m", to: "lapsed", do: { action: "remind", capability: "customer_communication" } },
        paid: {},
        closed: {},
        lapsed: {},
      },
      transitions: [
        {
          from: "new",
          event: "payment_successful",
          when: "data.amount > 0",
          to: "paid",
          do: { action: "pack", capability: "warehouse" },
        },
        { from: "*", any_of: ["order_cancelled", "delivery_confirmed"], to: "closed" },
      ],
      do: { action: "archive", capability: "bookkeeping" },
    },
    sentence:
      "When payment_successful (amount is over 0) moves it from new to paid (asking warehouse to pack) or order_cancelled or delivery_confirmed moves it from any state to closed, begun in new and ended in closed or lapsed; after 30 min in new it moves to lapsed, and ask customer_communication to remind; at the end, ask bookkeeping to archive.",
    face: "4 states from new",
  },
  {
    shows: "an empty record",
    record: { kind: "state_machine" },
    sentence: "When an event moves it, begun in ….",
    face: "0 states",
  },
];
