// Paths as people say them.
import { describe, expect, it } from "vitest";
import { partsOfPlace } from "./partsOfPlace.ts";

describe("places in words", () => {
  it("begin with the thing they lie in", () => {
    expect(partsOfPlace(["patterns", "send_tracking", "when"])).toEqual({ name: "send_tracking", below: "when" });
  });
  it("count from one", () => {
    expect(partsOfPlace(["patterns", "paid", "steps", 1])).toEqual({ name: "paid", below: "steps, no. 2" });
  });
  it("name the section where they lie in no thing", () => {
    expect(partsOfPlace(["correlation", "default"])).toEqual({ name: "correlation", below: "default" });
    expect(partsOfPlace([])).toEqual({ name: "the document", below: "" });
  });
});
