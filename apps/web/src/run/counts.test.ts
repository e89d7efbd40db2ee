// How counts and shares are written.
import { expect, test } from "vitest";
import { countedText, countText, shareText } from "./counts.ts";

test("parts thousands by a thin gap", () => {
  expect([0, 999, 1_000, 48_210, 1_234_567].map(countText)).toStrictEqual([
    "0",
    "999",
    "1\u2009000",
    "48\u2009210",
    "1\u2009234\u2009567",
  ]);
});

test("says shares in whole per cent, and what is hardly there as less than one", () => {
  expect([0, 0.001, 0.07, 0.93, 1].map(shareText)).toStrictEqual([
    "0\u2009%",
    "<1\u2009%",
    "7\u2009%",
    "93\u2009%",
    "100\u2009%",
  ]);
});

test("counts in words", () => {
  expect([countedText(1, "event"), countedText(2, "event"), countedText(0, "entry", "entries")]).toStrictEqual([
    "1 event",
    "2 events",
    "0 entries",
  ]);
});
