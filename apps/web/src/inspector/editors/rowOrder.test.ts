// One of a list moved to another place.
import { array, assert, integer, nat, property } from "fast-check";
import { expect, it } from "vitest";
import { moved } from "./rowOrder.ts";

it("moves down and up, and leaves the list where there is nowhere to go", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b"], 0, 2)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 5, 0)).toEqual(["a", "b"]);
});

it("is taken back by the move back, whatever the list", () => {
  assert(
    property(array(integer(), { minLength: 1 }), nat(), nat(), (list, one, other) => {
      const [from, to] = [one % list.length, other % list.length];
      const there = moved(list, from, to);
      expect(there[to]).toBe(list[from]);
      expect(moved(there, to, from)).toEqual(list);
    }),
  );
});
