// Records of the kind `absence` with their sentences.
import type { KindFixture } from "../fixture.ts";

export const absenceFixtures: readonly KindFixture[] = [
  {
    shows: "what does not come, and what makes it void",
    record: {
      kind: "absence",
      start: "order_received",
      expect: "payment_successful",
      within: "30m",
      cancel: "order_cancelled",
      do: { action: "send_payment_reminder", capability: "customer_communication" },
    },
    sentence:
      "When order_received is not followed by payment_successful within 30 min, ask customer_communication to send_payment_reminder; cancelled by order_cancelled.",
    face: "within 30 min",
  },
  {
    shows: "conditions and repeated deadlines",
    record: {
      kind: "absence",
      start: { event: "order_received", when: "data.order_value > 100" },
      expect: { any_of: ["payment_successful", "payment_failed"] },
      within: "1h30m",
      repeat: 3,
      on_fulfilled: { action: "praise", capability: "customer_engagement" },
    },
    sentence:
      "When order_received (order_value is over 100) is not followed by payment_successful or payment_failed within 1 h 30 min, do nothing yet, 3 times at most; when it comes in time, ask customer_engagement to praise.",
    face: "within 1 h 30 min",
  },
  {
    shows: "the quiet form",
    record: {
      kind: "absence",
      quiet: "heartbeat",
      within: "5m",
      cancel: "signed_off",
      do: { action: "look_after", capability: "operations" },
    },
    sentence:
      "When nothing more is heard of heartbeat for 5 min, ask operations to look_after; cancelled by signed_off.",
    face: "within 5 min",
  },
  {
    shows: "an empty record",
    record: { kind: "absence" },
    sentence: "When an event is not followed by an event within …, do nothing yet.",
    face: "without a deadline",
  },
];
