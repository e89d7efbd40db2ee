// Durations: what people write, what is refused and why, and the shortest way back.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DURATION_MAX_MS, durationText, parseDuration } from "./duration.ts";

const ms = (value: unknown): number | string => {
  const result = parseDuration(value);
  return result.ok ? result.ms : result.message;
};

describe("parseDuration", () => {
  it("reads the units, alone and together", () => {
    expect(["250ms", "60s", "10m", "2h", "7d", "1w", "1h30m", "1d 2h 3m 4s 5ms"].map(ms)).toEqual([
      250, 60_000, 600_000, 7_200_000, 604_800_000, 604_800_000, 5_400_000, 93_784_005,
    ]);
  });

  it("takes a bare number for seconds, as the source material does", () => {
    expect([60, "60", 0, 1.5, "0.25"].map(ms)).toEqual([60_000, 60_000, 0, 1_500, 250]);
  });

  it("reads decimal fractions exactly", () => {
    expect(["1.1s", "0.07h", "4.35s", "2.5m"].map(ms)).toEqual([1_100, 252_000, 4_350, 150_000]);
  });

  it("refuses what is no duration, with the way out", () => {
    for (const value of [
      "",
      "soon",
      "10 minutes",
      "-5s",
      -1,
      "5x",
      "m5",
      "1h2",
      null,
      undefined,
      true,
      {},
      Number.NaN,
      Number.POSITIVE_INFINITY,
      "1e3s",
      "s".repeat(100),
    ]) {
      expect(ms(value), JSON.stringify(value)).toMatch(/duration/);
    }
    expect(ms("30m1h")).toMatch(/out of order/);
    expect(ms("1h1h")).toMatch(/out of order/);
    expect(ms("0.5ms")).toMatch(/millisecond/);
    expect(ms("11000d")).toMatch(/ten years/);
  });
});

describe("durationText", () => {
  it("writes what people would write", () => {
    expect(
      [0, 250, 6_400, 1_000, 60_000, 90_000, 600_000, 5_400_000, 86_400_000, 93_784_005].map(durationText),
    ).toEqual(["0s", "250ms", "6400ms", "1s", "1m", "90s", "10m", "1h30m", "1d", "1d2h3m4s5ms"]);
  });

  it("is read back as the same duration", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DURATION_MAX_MS }), (value) => {
        expect(ms(durationText(value))).toBe(value);
      }),
    );
  });

  it("throws on what is no whole number of milliseconds", () => {
    for (const value of [-1, 0.5, Number.NaN]) expect(() => durationText(value)).toThrow(RangeError);
  });
});
