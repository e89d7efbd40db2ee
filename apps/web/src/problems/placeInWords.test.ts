// Paths as people say them.
import { describe, expect, it } from "vitest";
import { placeInWords } from "./placeInWords.ts";

describe("places in words", () => {
  it("begin with the thing they lie in", () => {
    expect(placeInWords(["patterns", "send_tracking", "when"])).toBe("send_tracking, when");
  });
  it("count from one", () => {
    expect(placeInWords(["patterns", "paid", "steps", 1])).toBe("paid, steps, no. 2");
  });
  it("name the section where they lie in no thing", () => {
    expect(placeInWords(["correlation", "default"])).toBe("correlation, default");
    expect(placeInWords([])).toBe("the document");
  });
});
