// The lanes of timers against a sorted list: whatever is pushed, put off and taken out, in order or not.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { KeyTable } from "./keyTable.ts";
import { rankPatterns } from "./pattern.ts";
import { firesBefore, type Run } from "./run.ts";
import { match } from "./scenes/make.scene.ts";
import { Timers } from "./timers.ts";

const patterns = rankPatterns([match("a", "x"), match("b", "x"), match("c", "x", { priority: 3 })], 10);
const keys = new KeyTable();

function runOf(number: number, which: number, due: number): Run {
  const pattern = patterns[which % patterns.length];
  if (pattern === undefined) throw new Error("no pattern");
  return {
    number,
    pattern,
    key: keys.ofPart(`k${which % 2}`),
    bound: [],
    due,
    queuedDue: -Infinity,
    slot: -1,
    isLive: true,
  };
}

const inOrder = (runs: Iterable<Run>): Run[] => [...runs].toSorted((a, b) => (firesBefore(a, b) ? -1 : 1));

const step = fc.record({
  what: fc.constantFrom("push", "push", "push", "putOff", "remove", "fire"),
  /** How far away the deadline is: mostly equally far, as patterns have it. */
  delay: fc.constantFrom(5, 5, 5, 5, 2, 9),
  passed: fc.constantFrom(0, 0, 1, 3),
  which: fc.nat(50),
});

test("runs fire in the order of due, rank, key and number, whatever came in between", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const timers = new Timers();
      const queued = new Set<Run>();
      let now = 0;
      for (const [number, { what, delay, passed, which }] of steps.entries()) {
        now += passed;
        const chosen = [...queued][which % Math.max(1, queued.size)];
        if (what === "push") {
          const run = runOf(number, which, now + delay);
          timers.push(run);
          queued.add(run);
        } else if (what === "putOff" && chosen !== undefined) {
          chosen.due = now + delay;
          timers.moved(chosen);
        } else if (what === "remove" && chosen !== undefined) {
          timers.remove(chosen);
          timers.remove(chosen);
          expect(timers.has(chosen)).toBe(false);
          queued.delete(chosen);
        } else if (what === "fire") {
          for (const expected of inOrder(queued)) {
            if (expected.due >= now) break;
            expect(timers.takeBefore(now)).toBe(expected);
            queued.delete(expected);
          }
          expect(timers.takeBefore(now)).toBeUndefined();
        }
        if (number % 7 === 0) expect(timers.nextDue()).toBe(inOrder(queued)[0]?.due);
      }
      for (const expected of inOrder(queued)) expect(timers.takeBefore(Infinity)).toBe(expected);
      expect(timers.nextDue()).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});

test("runs that have ended are not kept, though their deadlines are far away", () => {
  const timers = new Timers();
  const longest = runOf(0, 0, 1_000_000_000);
  timers.push(longest);
  for (let number = 1; number < 10_000; number++) {
    const run = runOf(number, 0, number + 1_000_000_000);
    timers.push(run);
    timers.remove(run);
    expect(timers.places).toBeLessThanOrEqual(65);
  }
  expect(timers.takeBefore(Infinity)).toBe(longest);
  expect(timers.takeBefore(Infinity)).toBeUndefined();
  expect(timers.places).toBe(0);
});
