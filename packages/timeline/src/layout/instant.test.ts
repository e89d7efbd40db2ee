// Instants and durations in words, against the platform's calendar.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { civilTimeOf, clockText, dateText, durationText, startOfMonth } from "./instant.ts";

test("splits any instant as the platform's calendar does", () => {
  fc.assert(
    fc.property(fc.integer({ min: -6e13, max: 2.5e14 }), (at) => {
      const date = new Date(at);
      expect(civilTimeOf(at)).toStrictEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
        millisecond: date.getUTCMilliseconds(),
      });
    }),
  );
});

test("knows where months begin", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1970, max: 3000 }), fc.integer({ min: 1, max: 13 }), (year, month) => {
      expect(startOfMonth(year, month)).toBe(Date.UTC(year, month - 1));
    }),
  );
});

test("writes clocks, dates and durations", () => {
  expect(clockText(1_795_183_367_005)).toBe("14:02:47.005");
  expect(clockText(1_795_183_367_950, 1)).toBe("14:02:47.9");
  expect(dateText(1_795_183_367_005)).toBe("20 Nov 2026");
  expect(
    [0, 850, 7_600, 35_000, 59_940, 59_960, 1_722_000, 3_600_000, 187_200_000, -5_000].map(durationText),
  ).toStrictEqual(["0 ms", "850 ms", "7.6 s", "35 s", "60 s", "1 m", "28 m 42 s", "1 h", "2 d 4 h", "−5 s"]);
  expect(durationText(Infinity)).toBe("no end");
});
