// Steps apart and together again: whatever is written is written back the same, in the shortest form.
import type { Json } from "@laban/model";
import { describe, expect, it } from "vitest";
import { readEventTest, writeEventTest } from "./eventTest.ts";
import { readStep, takingOtherwise, writeStep } from "./stepParts.ts";

describe("a step", () => {
  it.each<Json>([
    "paid",
    { event: "paid", when: "data.amount > 1" },
    { event: "paid", min: 2, max: "unbounded", name: "payments" },
    { any_of: ["paid", "waived"] },
    { any_of: [{ event: "paid", when: "data.amount > 1" }, "waived"], strict: true },
    { all_of: ["packed", { event: "labelled", when: "data.ok" }], when: "true" },
  ])("is written back as it was read: %j", (step) => {
    expect(writeStep(readStep(step))).toEqual(step);
  });

  it("keeps its first event when it takes only one, with that one's condition", () => {
    const step = readStep({ any_of: [{ event: "paid", when: "data.ok" }, "waived"], name: "settled" });
    expect(writeStep(takingOtherwise(step, "one"))).toEqual({ event: "paid", when: "data.ok", name: "settled" });
  });

  it("loses how often it comes when it takes all of several, each once", () => {
    const step = readStep({ event: "paid", min: 1, max: 3, strict: true });
    expect(writeStep(takingOtherwise(step, "all"))).toEqual({ all_of: ["paid"], strict: true });
  });

  it("reads what is no step as an empty one", () => {
    expect(readStep(null)).toEqual({ takes: "one", members: [], when: null, rest: {} });
    expect(readStep(7)).toEqual({ takes: "one", members: [], when: null, rest: {} });
  });
});

describe("an event test", () => {
  it("is a name, a list, or parts, whichever is shortest", () => {
    expect(writeEventTest(readEventTest({ event: "paid" }))).toBe("paid");
    expect(writeEventTest(readEventTest({ any_of: ["paid", "waived"] }))).toEqual(["paid", "waived"]);
    expect(writeEventTest(readEventTest(["paid", "waived"]), "any_of")).toEqual({ any_of: ["paid", "waived"] });
    expect(writeEventTest(readEventTest({ event: "paid", when: true, count: 2 }))).toEqual({
      event: "paid",
      when: "true",
      count: 2,
    });
  });
});
