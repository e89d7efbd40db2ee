// A slice of the campaign beside @bufbuild/cel; `pnpm soak cel` runs all of it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { differenceFromPeer, agreesWithPeer } from "./peer.scene.ts";

test("agrees with @bufbuild/cel on values and on having none", () => {
  fc.assert(agreesWithPeer, { numRuns: 1_000 });
});

test("tells a difference where there is one", () => {
  const bindings = { i: 1n, j: 2n, u: 3n, d: 4, s: "a", b: true };
  expect(differenceFromPeer("[i, j].map(x, x + 1)", bindings)).toBeUndefined();
  // Known: the peer reads a sign before a sign away.
  expect(differenceFromPeer("-(-(i))", { ...bindings, i: -(2n ** 63n) })).toContain("no value");
});
