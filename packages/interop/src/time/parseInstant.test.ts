// Times as logs write them, and texts that only look like times.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOrderOf, parseInstant, parseUnixTime } from "./parseInstant.ts";

const iso = (text: string, order?: "day-first" | "month-first"): string | undefined => {
  const instant = parseInstant(text, order);
  return instant === undefined ? undefined : new Date(instant.ms).toISOString();
};

describe("a time", () => {
  test.each([
    ["2011-10-11 13:45:40.276000+02:00", "2011-10-11T11:45:40.276Z"],
    ["2011-10-11T13:45:40+0200", "2011-10-11T11:45:40.000Z"],
    ["2011-10-11T13:45:40-05", "2011-10-11T18:45:40.000Z"],
    ["2011-10-11T13:45Z", "2011-10-11T13:45:00.000Z"],
    ["2011-10-11 13:45:40 UTC", "2011-10-11T13:45:40.000Z"],
    ["2011-10-11", "2011-10-11T00:00:00.000Z"],
    ["1971-01-01 00:20", "1971-01-01T00:20:00.000Z"],
    ["2011/10/11 1:02:03", "2011-10-11T01:02:03.000Z"],
    ["11.10.2011 13:45", "2011-10-11T13:45:00.000Z"],
    ["2012-02-29T24:00:00Z", "2012-03-01T00:00:00.000Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.9999Z", "9999-12-31T23:59:59.999Z"],
    ["1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"],
    ["  2011-10-11  ", "2011-10-11T00:00:00.000Z"],
  ])("%s is %s", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  test("says what was assumed", () => {
    expect(parseInstant("2011-10-11 13:45")).toMatchObject({ isZoneAssumed: true, isDateOnly: false, isCut: false });
    expect(parseInstant("2011-10-11")).toMatchObject({ isDateOnly: true });
    expect(parseInstant("2011-10-11T00:00:00.0001Z")).toMatchObject({ isZoneAssumed: false, isCut: true });
  });

  test("with slashes is read day first or month first, as told", () => {
    expect(iso("03/04/2011", "day-first")).toBe("2011-04-03T00:00:00.000Z");
    expect(iso("03/04/2011", "month-first")).toBe("2011-03-04T00:00:00.000Z");
    expect(iso("25/04/2011", "month-first")).toBeUndefined();
  });

  test("shows the order of its column when a part is over 12", () => {
    expect(dateOrderOf(["03/04/2011", "25/04/2011"])).toBe("day-first");
    expect(dateOrderOf(["03/04/2011", "04/25/2011"])).toBe("month-first");
    expect(dateOrderOf(["03/04/2011", "2011-04-25"])).toBeUndefined();
  });

  test.each([
    "",
    "10",
    "13:45",
    "2011-02-29",
    "2011-13-01",
    "2011-00-10",
    "2011-10-32",
    "2011-10-11T25:00",
    "2011-10-11T10:60",
    "2011-10-11T10:00+19:00",
    "yesterday",
    "Dec",
    "9".repeat(100),
  ])("is not read from %s", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test("in Unix seconds, milliseconds and microseconds is the same instant", () => {
    expect(parseUnixTime("1318340740")?.ms).toBe(1_318_340_740_000);
    expect(parseUnixTime("1318340740.276")?.ms).toBe(1_318_340_740_276);
    expect(parseUnixTime("1318340740276")?.ms).toBe(1_318_340_740_276);
    expect(parseUnixTime("1318340740276123")?.ms).toBe(1_318_340_740_276);
    expect(parseUnixTime("42")).toBeUndefined();
  });

  test("of any date is read back as the host writes it", () => {
    const date = fc.date({
      min: new Date("0001-01-01T00:00:00.000Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (any) => parseInstant(any.toISOString())?.ms === any.getTime()),
      { numRuns: 500 },
    );
  });
});
