// Conditions in words, and back to code where there are none.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionInWords } from "./conditionInWords.ts";
import { durationInWords } from "./durationInWords.ts";

describe("a condition", () => {
  test.each([
    ["data.retry_count < 3", "retry_count is under 3"],
    ["data.retry_count >= 3", "retry_count is at least 3"],
    ["data.order_value > 1000", "order_value is over 1000"],
    ["data.items_packed == true", "items_packed is true"],
    ["data.items_packed", "items_packed is true"],
    ["!data.items_packed", "items_packed is not true"],
    ['data.payment_status != "confirmed"', 'payment_status is not "confirmed"'],
    ["has(data.tracking_number)", "tracking_number is present"],
    ["!has(data.tracking_number)", "tracking_number is missing"],
    ['data.tier in ["gold", "new"]', 'tier is one of "gold", "new"'],
    ['data.customer.email.endsWith("@example.com")', 'customer.email ends with "@example.com"'],
    ["data.a > 1 && (data.b < 2 || data.c == 3)", "a is over 1 and (b is under 2 or c is 3)"],
    ["(data.a > 1)", "a is over 1"],
    ["data.total == steps.order.data.total", "total is total of order"],
    ['source == "shop"', 'source is "shop"'],
  ])("%s is said as: %s", (code, words) => {
    expect(conditionInWords(code)).toBe(words);
  });

  test.each([
    "data.items.all(item, item.quantity > 0)",
    "data.a + data.b > 3",
    'data.note == "a && b || c < 3" + data.x',
    "size(data.items) > 2",
    "data.",
    "",
  ])("%s stays code", (code) => {
    expect(conditionInWords(code)).toBe(code);
  });

  test("does not cut strings at operators", () => {
    expect(conditionInWords('data.note == "x && y"')).toBe('note is "x && y"');
  });

  test("is read within a bounded time, whatever it holds", () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => typeof conditionInWords(text) === "string"));
    expect(conditionInWords("(".repeat(100_000))).toHaveLength(100_000);
  });
});

test.each([
  ["60s", "60 s"],
  ["30m", "30 min"],
  ["2h", "2 h"],
  ["1h30m", "1 h 30 min"],
  ["604800s", "7 d"],
  ["60m", "60 min"],
  ["48h", "2 d"],
  ["250ms", "250 ms"],
  [60, "60 s"],
  [86_400, "24 h"],
  [604_800, "7 d"],
  [0.25, "250 ms"],
  ["soon", "soon"],
  [null, "…"],
] as const)("the duration %s is said as %s", (written, words) => {
  expect(durationInWords(written)).toBe(words);
});
