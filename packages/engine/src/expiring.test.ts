// Memory with a horizon and a cap, against a plain list.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Expiring } from "./expiring.ts";

test("knows exactly what was remembered since the horizon", () => {
  const steps = fc.array(fc.record({ text: fc.constantFrom("a", "b", "c", "d"), later: fc.nat(3) }), { maxLength: 60 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 8 }), (given, horizon) => {
      const expiring = new Expiring(1_000);
      const last = new Map<string, number>();
      let now = 0;
      for (const { text, later } of given) {
        now += later;
        expiring.dropBefore(now - horizon);
        for (const name of ["a", "b", "c", "d"])
          expect(expiring.has(name)).toBe((last.get(name) ?? -Infinity) >= now - horizon);
        expiring.remember(text, now);
        last.set(text, now);
      }
    }),
  );
});

test("past the cap the oldest is forgotten, and counted", () => {
  const expiring = new Expiring(2);
  for (const text of ["a", "b", "a", "c"]) expiring.remember(text, 0);
  expect(["a", "b", "c"].map((text) => expiring.has(text))).toEqual([true, false, true]);
  expect(expiring.forgotten).toBe(1);
});

test("dropping a million one by one does not slow down", () => {
  const expiring = new Expiring(1_000_000);
  for (let at = 0; at < 300_000; at++) {
    expiring.dropBefore(at - 100_000);
    expiring.remember(String(at), at);
  }
  expect(expiring.save().entries).toHaveLength(100_001);
});
