// Which of several names is meant by what was typed.
import { describe, expect, it } from "vitest";
import { matchWords } from "./matchWords.ts";

function best(typed: string, texts: readonly string[]): string | undefined {
  return texts
    .map((text) => ({ text, score: matchWords(typed, text) }))
    .filter((one) => one.score !== null)
    .toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0))[0]?.text;
}

describe("finding by words", () => {
  it("prefers the start of a name", () => {
    expect(best("pay", ["take_payment", "payment_failed", "Repayable"])).toBe("payment_failed");
  });
  it("finds by the first letters of the words", () => {
    expect(best("os", ["order_shipped", "inventory"])).toBe("order_shipped");
  });
  it("wants every word, in any order", () => {
    expect(matchWords("failed payment", "payment_failed")).not.toBeNull();
    expect(matchWords("failed shipping", "payment_failed")).toBeNull();
  });
  it("takes everything when nothing is typed", () => {
    expect(matchWords("", "anything")).not.toBeNull();
  });
});
