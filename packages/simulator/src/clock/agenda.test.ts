// The agenda against a sorted list.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Agenda } from "./agenda.ts";

test("gives things by time, those of one instant in the order of planning", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (instants) => {
      const agenda = new Agenda<number>();
      for (const [order, at] of instants.entries()) agenda.plan(at, order);
      const expected = instants
        .map((at, order) => ({ at, order }))
        .toSorted((a, b) => a.at - b.at || a.order - b.order);
      for (const { at, order } of expected) {
        expect(agenda.nextAt).toBe(at);
        expect(agenda.take()).toBe(order);
      }
      expect(agenda.take()).toBeUndefined();
    }),
  );
});

test("keeps its order when planning and taking alternate", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(2)), { maxLength: 60 }), (steps) => {
      const agenda = new Agenda<readonly [number, number]>();
      const waiting: (readonly [number, number])[] = [];
      for (const [order, [at, taken]] of steps.entries()) {
        agenda.plan(at, [at, order]);
        waiting.push([at, order]);
        for (let count = 0; count < taken; count += 1) {
          waiting.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          expect(agenda.take()).toEqual(waiting.shift());
        }
      }
      expect(agenda.size).toBe(waiting.length);
    }),
  );
});
