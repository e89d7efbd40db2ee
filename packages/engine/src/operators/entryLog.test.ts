// The log against a list per chain: whatever enters and leaves, both hold the same.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { InTime } from "../admitted.ts";
import { type Chain, EntryLog, nowhere } from "./entryLog.ts";

interface Named extends Chain {
  readonly name: number;
}

const step = fc.record({
  chain: fc.nat(4),
  act: fc.constantFrom("append", "append", "append", "dropFirst", "dropAfter", "dropAll", "slide"),
  place: fc.nat(6),
});

test("chains hold what was appended to them and not dropped, however often the log is laid out anew", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 600 }), (steps) => {
      const log = new EntryLog<Named>();
      const chains = [0, 1, 2, 3, 4].map((name): Named => ({ name, first: nowhere, last: nowhere, size: 0 }));
      const lists: { seq: number; chain: number }[] = [];
      const ofChain = (name: number): { seq: number; chain: number }[] => lists.filter(({ chain }) => chain === name);
      const drop = (entry: { seq: number; chain: number } | undefined): void => {
        if (entry !== undefined) lists.splice(lists.indexOf(entry), 1);
      };
      for (const [index, { chain, act, place }] of steps.entries()) {
        const at = chains[chain]!;
        const list = ofChain(chain);
        if (act === "append") {
          log.append(at, eventAt(index + 1), index);
          lists.push({ seq: index + 1, chain });
        } else if (act === "dropFirst" && list.length > 0) {
          log.dropFirst(at);
          drop(list[0]);
        } else if (act === "dropAfter" && list.length > 1) {
          const before = place % (list.length - 1);
          let entry = at.first;
          for (let each = 0; each < before; each++) entry = log.next(entry);
          log.dropAfter(at, entry);
          drop(list[before + 1]);
        } else if (act === "dropAll") {
          log.dropAll(at);
          for (const entry of list) drop(entry);
        } else if (act === "slide") {
          const instant = (lists[0]?.seq ?? 0) + place;
          for (let front = log.frontBefore(instant); front !== undefined; front = log.frontBefore(instant)) {
            expect(front.name).toBe(lists[0]?.chain);
            log.dropFirst(front);
            drop(lists[0]);
          }
        }
      }
      for (const each of chains) {
        const expected = ofChain(each.name).map(({ seq }) => seq);
        expect(log.eventsOf(each).map(({ seq }) => seq)).toEqual(expected);
        expect(each.size).toBe(expected.length);
        if (expected.length > 0) expect(log.instant(each.last)).toBe(expected.at(-1));
      }
      const byLast = chains
        .filter(({ size }) => size > 0)
        .toSorted((a, b) => log.instant(a.last) - log.instant(b.last));
      expect([...log.chains()]).toEqual(byLast);
    }),
    { numRuns: 300 },
  );
});

test("the chain that was appended to longest ago is found, again and again", () => {
  const log = new EntryLog<Named>();
  const [a, b] = [0, 1].map((name): Named => ({ name, first: nowhere, last: nowhere, size: 0 })) as [Named, Named];
  expect(log.quietest()).toBe(undefined);
  log.append(a, eventAt(1), 1);
  log.append(b, eventAt(2), 1);
  expect(log.quietest()).toBe(a);
  for (let time = 3; time < 300; time++) log.append(a, eventAt(time), 1);
  expect(log.quietest()).toBe(b);
  log.dropAll(b);
  expect(log.quietest()).toBe(a);
});

test("an event that was late is given back as it was handled", () => {
  const log = new EntryLog<Named>();
  const chain: Named = { name: 0, first: nowhere, last: nowhere, size: 0 };
  const { event } = eventAt(5);
  log.append(chain, { event, seq: 9, at: 20, isLate: true }, 1);
  expect(log.eventsOf(chain)).toEqual([{ event, seq: 9, at: 20, isLate: true }]);
});

function eventAt(time: number): InTime {
  return new InTime({ id: `e${time}`, type: "a", source: "test", time, data: {} }, time);
}
