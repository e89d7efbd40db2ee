// How counts and shares are written.
import { expect, test } from "vitest";
import { countedText, countText, shareText, shortDurationText } from "./counts.ts";

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

test("says a duration in one unit where several share a line", () => {
  expect(
    [0, 850, 7_460, 20_400, 59_990, 60_000, 426_000, 1_518_000, 11_520_000, 190_000_000].map(shortDurationText),
  ).toStrictEqual(["0 ms", "850 ms", "7.5 s", "20 s", "1 m", "1 m", "7.1 m", "25 m", "3.2 h", "2.2 d"]);
});
