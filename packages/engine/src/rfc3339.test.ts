// Timestamps against Date, which the engine itself may not use.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { instantOfRfc3339 } from "./rfc3339.ts";

test("agrees with Date for every instant of the years 0000 to 9999", () => {
  const bounds = { min: Date.parse("0000-01-01T00:00:00Z"), max: Date.parse("9999-12-31T23:59:59.999Z") };
  fc.assert(
    fc.property(fc.integer(bounds), (instant) => {
      expect(instantOfRfc3339(new Date(instant).toISOString())).toBe(instant);
    }),
  );
});

test("agrees with Date for every offset", () => {
  const offset = fc.tuple(fc.constantFrom("+", "-"), fc.nat(23), fc.nat(59));
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 4e12 }), offset, (instant, [sign, hours, minutes]) => {
      const two = (part: number): string => String(part).padStart(2, "0");
      const text = new Date(instant).toISOString().replace("Z", `${sign}${two(hours)}:${two(minutes)}`);
      expect(instantOfRfc3339(text)).toBe(Date.parse(text));
    }),
  );
});

test("knows every day of a leap year, a common year and the centuries", () => {
  for (const year of [1900, 2000, 2023, 2024, 2100]) {
    for (let day = 0; day < 366; day++) {
      const text = new Date(Date.UTC(year, 0, 1 + day)).toISOString();
      expect(instantOfRfc3339(text)).toBe(Date.parse(text));
    }
  }
});

test.each([
  ["2011-10-11T13:45:40.276000+02:00", Date.UTC(2011, 9, 11, 11, 45, 40, 276)],
  ["2011-10-11T13:45:40.2769999Z", Date.UTC(2011, 9, 11, 13, 45, 40, 276)],
  // The space instead of T is what RFC 3339, section 5.6, lets applications use, and what many logs do.
  ["2011-10-11 13:45:40.276+02:00", Date.UTC(2011, 9, 11, 11, 45, 40, 276)],
  ["2011-10-11t13:45:40.2z", Date.UTC(2011, 9, 11, 13, 45, 40, 200)],
  ["1969-12-31T23:59:59.9999Z", -1],
  ["2016-12-31T23:59:60Z", Date.UTC(2017, 0, 1)],
])("reads %s", (text, instant) => {
  expect(instantOfRfc3339(text)).toBe(instant);
});

test.each([
  "2011-10-11",
  "2011-10-11T13:45:40",
  "2011-10-11_13:45:40Z",
  "2011-02-29T00:00:00Z",
  "2011-13-01T00:00:00Z",
  "2011-00-01T00:00:00Z",
  "2011-04-31T00:00:00Z",
  "2011-01-01T24:00:00Z",
  "2011-01-01T00:60:00Z",
  "2011-01-01T00:00:61Z",
  "2011-01-01T00:00:00+24:00",
  "2011-01-01T00:00:00+0100",
  "2011-01-01T00:00:00.Z",
  " 2011-01-01T00:00:00Z",
  "２011-01-01T00:00:00Z",
  "",
])("refuses %s", (text) => {
  expect(instantOfRfc3339(text)).toBeUndefined();
});
