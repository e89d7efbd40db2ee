// The heap of timers against a sorted list.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Heap } from "./heap.ts";

interface Timer {
  due: number;
  readonly number: number;
  slot: number;
}

const before = (a: Timer, b: Timer): boolean => (a.due !== b.due ? a.due < b.due : a.number < b.number);

test("pops in order whatever was pushed, taken out and put off in between", () => {
  const step = fc.record({
    what: fc.constantFrom("push", "push", "pop", "remove", "move"),
    due: fc.nat(20),
    which: fc.nat(50),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const heap = new Heap<Timer>(before);
      let list: Timer[] = [];
      for (const [number, { what, due, which }] of steps.entries()) {
        const chosen = list[which % Math.max(1, list.length)];
        if (what === "push") {
          const timer = { due, number, slot: -1 };
          heap.push(timer);
          list.push(timer);
        } else if (what === "pop") {
          const popped = heap.pop();
          expect(popped).toBe(list.toSorted((a, b) => (before(a, b) ? -1 : 1))[0]);
          list = list.filter((timer) => timer !== popped);
        } else if (chosen !== undefined && what === "remove") {
          heap.remove(chosen);
          heap.remove(chosen);
          expect(chosen.slot).toBe(-1);
          list = list.filter((timer) => timer !== chosen);
        } else if (chosen !== undefined) {
          chosen.due = due;
          heap.moved(chosen);
        }
        expect(heap.size).toBe(list.length);
      }
      const rest = list.toSorted((a, b) => (before(a, b) ? -1 : 1));
      expect(rest.map(() => heap.pop())).toEqual(rest);
      expect(heap.pop()).toBeUndefined();
    }),
  );
});
