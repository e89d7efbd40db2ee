// A slice of the campaign beside @bufbuild/cel; `pnpm soak cel` runs all of it.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Uint } from "../index.ts";
import { withExactEquality } from "./exactEquality.scene.ts";
import { peerScope } from "./expressions.scene.ts";
import { agreesWithPeer, differenceFromPeer } from "./peer.scene.ts";

const bindings = { i: 1n, j: 2n, u: 3n, d: 4, s: "a", b: true };

test("agrees with @bufbuild/cel on values and on having none", () => {
  fc.assert(agreesWithPeer, { numRuns: 1_000 });
});

test("tells a difference where there is one", () => {
  expect(differenceFromPeer("[i, j].map(x, x + 1)", bindings)).toBeUndefined();
  // Known: the peer reads a sign before a sign away.
  expect(differenceFromPeer("-(-(i))", { ...bindings, i: -(2n ** 63n) })).toContain("no value");
});

describe("an integer beside a double", () => {
  const largest = { ...bindings, u: 2n ** 64n - 1n };

  test.each([
    ["(double(u) == u)", "(dyn(false))"],
    ["(u != double(u)) ? 'a' : 'b'", "(dyn(true)) ? 'a' : 'b'"],
    ["(double(9223372036854775807) == 9223372036854775807)", "(dyn(false))"],
    ["[1].exists(x, (double(u) == u) && x == 1)", "[1].exists(x, (dyn(false)) && x == 1)"],
  ])("is compared exactly by the peer's equality alone: %s", (source, exact) => {
    const scope = { ...largest, u: new Uint(largest.u) };
    expect(withExactEquality(source, peerScope, scope)).toBe(exact);
    expect(differenceFromPeer(source, largest)).toBeUndefined();
  });

  test.each([["double(u) <= u && double(u) >= u"], ["double(u) < u"], ["double(i) == i"], ["u == u"], ["d == i"]])(
    "is compared alike in all else: %s",
    (source) => {
      expect(withExactEquality(source, peerScope, { ...largest, u: new Uint(largest.u) })).toBeUndefined();
      expect(differenceFromPeer(source, largest)).toBeUndefined();
    },
  );

  test("excuses no other difference beside it", () => {
    const least = { ...largest, i: -(2n ** 63n) };
    expect(differenceFromPeer("double(u) == u ? -(-(i)) : -(-(i))", least)).toContain("no value");
  });
});
