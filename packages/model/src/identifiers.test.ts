// Names that people give are identifiers, and there is always one to propose.
import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { identifierProblem, isIdentifier, proposedIdentifier } from "./identifiers.ts";

describe("identifiers", () => {
  it("are letters, digits and underscores, parted by dots or hyphens", () => {
    for (const name of ["check_stock", "_x", "A1", "com.shop.order-received.v2"]) expect(isIdentifier(name)).toBe(true);
  });
  it("have no blanks, no other signs, no digit in front, no dangling dot", () => {
    for (const name of ["", "check stock", "3x", "a..b", "a.", "-a", "größe", "x;y", "a/b"])
      expect(isIdentifier(name)).toBe(false);
  });
  it("are proposed from what was meant", () => {
    expect(proposedIdentifier("Retry the payment!", "pattern")).toBe("retry_the_payment");
    expect(proposedIdentifier("3 tries", "pattern")).toBe("tries_3");
    expect(proposedIdentifier("Größe prüfen", "pattern")).toBe("grosse_prufen");
    expect(proposedIdentifier("在庫確認", "pattern")).toBe("pattern");
    expect(proposedIdentifier("42", "event")).toBe("event_42");
    expect(proposedIdentifier("kept_as_it_is", "event")).toBe("kept_as_it_is");
  });
  it("are proposed for any name at all", () => {
    const text = string({ unit: constantFrom("a", "Z", "7", "_", ".", "-", " ", "ß", "é", "日", "😀", "\u0301") });
    assert(property(text, (name) => isIdentifier(proposedIdentifier(name, "event"))));
  });
  it("say what is wrong and what to take instead", () => {
    expect(identifierProblem("Retry payment", "pattern")).toBe(
      '"Retry payment" is no identifier: names have letters, digits and _, and begin with a letter. Take retry_payment.',
    );
    expect(identifierProblem("retry_payment", "pattern")).toBeUndefined();
  });
});
