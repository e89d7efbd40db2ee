// What a threshold measures: another measure, another comparison, another value.
import { describe, expect, it } from "vitest";
import { comparedBy, measureOtherwise, readMeasure } from "./measure.ts";

const at = ["patterns", "storm"] as const;

describe("a measure", () => {
  it("takes its comparison along when another is chosen, and a place for the value that is taken", () => {
    expect(measureOtherwise({ at_least: 5 }, { at, from: "count", to: "sum", takesOf: true })).toEqual([
      { path: [...at, "count"] },
      { path: [...at, "sum"], value: { of: "", at_least: 5 } },
    ]);
  });

  it("leaves the value behind when only events are counted", () => {
    expect(
      measureOtherwise({ of: "data.amount", more_than: 9 }, { at, from: "sum", to: "count", takesOf: false }),
    ).toEqual([{ path: [...at, "sum"] }, { path: [...at, "count"], value: { more_than: 9 } }]);
  });

  it("begins with five where nothing is measured yet", () => {
    expect(measureOtherwise(undefined, { at, from: null, to: "count", takesOf: false })).toEqual([
      { path: [...at, "count"], value: { at_least: 5 } },
    ]);
  });

  it("is compared otherwise with the same value", () => {
    expect(comparedBy({ of: "data.n", at_least: 3 }, "at_least", "less_than")).toEqual({ of: "data.n", less_than: 3 });
    expect(comparedBy({}, null, "at_most")).toEqual({ at_most: 5 });
  });

  it("is read with every comparison that is written", () => {
    expect(readMeasure({ of: "data.n", at_least: 1, at_most: 2 })).toEqual({
      of: "data.n",
      compared: [
        { by: "at_least", with: 1 },
        { by: "at_most", with: 2 },
      ],
    });
    expect(readMeasure("five")).toEqual({ of: null, compared: [] });
  });
});
