// Spans of time as people say them.
import { expect, test } from "vitest";
import { spanInWords } from "./spanInWords.ts";

test("spans are said in their two greatest units", () => {
  expect([0, 7, 999, 1_000, 4_500, 60_000, 61_500, 7_500_000, 90_000_000, 86_400_001].map(spanInWords)).toEqual([
    "0 ms",
    "7 ms",
    "999 ms",
    "1 s",
    "4 s 500 ms",
    "1 min",
    "1 min 1 s",
    "2 h 5 min",
    "1 d 1 h",
    "1 d",
  ]);
});
