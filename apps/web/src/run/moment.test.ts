// Moments in addresses: what is written is read again, and what nobody wrote does no harm.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Moment, momentIn, searchWith } from "./moment.ts";

const moments = fc.record<Moment>({
  run: fc.stringMatching(/^[\w-]{1,80}$/),
  at: fc.option(fc.nat()),
  record: fc.option(fc.nat()),
  filter: fc.string({ unit: "grapheme", maxLength: 60 }),
  isWatched: fc.boolean(),
});

test("are read as they were written, whatever else the address says", () => {
  fc.assert(
    fc.property(moments, (moment) => {
      const search = searchWith("?theme=dark&at=7&view=run", moment);
      expect(momentIn(search)).toEqual(moment);
      expect(new URLSearchParams(search).get("theme")).toBe("dark");
      expect(searchWith(search, null)).toBe("?theme=dark");
    }),
  );
});

test("are none without a run, and never more than what can be read", () => {
  for (const search of ["", "?at=3", "?run=", "?run=a/../b", `?run=${"x".repeat(81)}`])
    expect(momentIn(search)).toBeNull();
  expect(momentIn("?run=r1&at=-4&record=1e9&filter=&view=other")).toStrictEqual({
    run: "r1",
    at: null,
    record: null,
    filter: "",
    isWatched: false,
  });
  expect(searchWith("", null)).toBe("");
});
