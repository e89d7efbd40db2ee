// Shares add up where they are parts of one whole, and are rounded each by itself where they are not.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wholePercents } from "./wholePercents.ts";

test("gives 1 and 7 of 8 as 13 % and 87 %", () => {
  expect([
    ...wholePercents(
      new Map([
        ["short", 1],
        ["in stock", 7],
      ]),
      8,
    ),
  ]).toStrictEqual([
    ["short", 13],
    ["in stock", 87],
  ]);
});

test("rounds each by itself where an answer brought several events", () => {
  expect([
    ...wholePercents(
      new Map([
        ["a", 8],
        ["b", 1],
      ]),
      8,
    ),
  ]).toStrictEqual([
    ["a", 100],
    ["b", 13],
  ]);
});

test("adds up to 100 for any parts of a whole, none of them off by a whole per cent", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 }), (parts) => {
      const total = parts.reduce((all, part) => all + part, 0);
      fc.pre(total > 0);
      const shares = wholePercents(new Map(parts.entries()), total);
      expect([...shares.values()].reduce((all, share) => all + share, 0)).toBe(100);
      for (const [index, share] of shares)
        expect(Math.abs(share - (100 * (parts[index] ?? 0)) / total)).toBeLessThan(1);
    }),
  );
});
