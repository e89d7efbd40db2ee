// Moving staffs up and down the page.
import { describe, expect, it } from "vitest";
import { staffsAfterMove } from "./arrange.ts";

describe("moving a staff", () => {
  it("exchanges it with its neighbour", () => {
    expect(staffsAfterMove(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
    expect(staffsAfterMove(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  });

  it("stays at the ends of the page, and for agents that have no staff", () => {
    expect(staffsAfterMove(["a", "b"], "b", 1)).toBeNull();
    expect(staffsAfterMove(["a", "b"], "a", -1)).toBeNull();
    expect(staffsAfterMove(["a", "b"], "z", 1)).toBeNull();
  });
});
