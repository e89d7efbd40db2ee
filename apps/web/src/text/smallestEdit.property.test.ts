// The smallest edit leads from any text to any other.
import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { smallestEdit } from "./smallestEdit.ts";

function applied(before: string, after: string): string {
  const { start, end, text } = smallestEdit(before, after);
  return before.slice(0, start) + text + before.slice(end);
}

describe("the smallest edit", () => {
  it("leads from any text to any other", () => {
    const text = string({ unit: constantFrom("a", "b", "\n", "😀", "😁") });
    assert(property(text, text, (before, after) => applied(before, after) === after));
  });
  it("never splits a character of two units", () => {
    expect(smallestEdit("x😀y", "x😁y")).toEqual({ start: 1, end: 3, text: "😁" });
  });
  it("leaves what is the same around it", () => {
    expect(smallestEdit("when: a > 0\ndo: x", "when: a > 10\ndo: x")).toEqual({ start: 10, end: 10, text: "1" });
  });
  it("is empty where nothing changed", () => {
    expect(smallestEdit("same", "same")).toEqual({ start: 4, end: 4, text: "" });
  });
});
