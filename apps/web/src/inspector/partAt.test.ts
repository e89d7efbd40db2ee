// The broken part of a condition in the sentence.
import { describe, expect, it } from "vitest";
import { partAt } from "./partAt.ts";

describe("the broken part of a condition", () => {
  it("is found as it is written", () => {
    expect(partAt("retry_cont is under 3", ["retry_cont"])).toEqual({
      before: "",
      wrong: "retry_cont",
      after: " is under 3",
    });
  });
  it("is found by its last name where the sentence leaves out the path", () => {
    expect(partAt("amount is over 3 and retry_cont is under 3", ["data.retry_cont"])).toEqual({
      before: "amount is over 3 and ",
      wrong: "retry_cont",
      after: " is under 3",
    });
  });
  it("is all of it where the words are not there", () => {
    expect(partAt("retry_count <", [""])).toEqual({ before: "", wrong: "retry_count <", after: "" });
    expect(partAt("a is b", ["zzz"])).toEqual({ before: "", wrong: "a is b", after: "" });
  });
});
