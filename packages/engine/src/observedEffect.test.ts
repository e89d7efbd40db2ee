// What an observer is given of an effect, whose id is worked out when it is read.
import type { Effect } from "@laban/trace";
import { expect, test } from "vitest";
import { createEngine } from "./createEngine.ts";
import { bundleOf, event, match, sequence } from "./scenes/make.scene.ts";

/** The same history, observed and not: the effects that each is given. */
function bothWays(): { readonly observed: readonly Effect[]; readonly listed: readonly Effect[] } {
  const bundle = bundleOf([
    match("big", "a", { actions: { matched: { action: "look", capability: "desk" } } }),
    sequence("s", ["a", "b"], { withinMs: 10_000 }),
  ]);
  const observed: Effect[] = [];
  const watched = createEngine(bundle, {
    observe: (record) => void (record.type === "effect" && observed.push(record.effect)),
  });
  const plain = createEngine(bundle);
  const listed: Effect[] = [];
  for (const each of [event("e1", "a", 0, "A"), event("e2", "b", 1, "A"), event("e3", "a", 2, "A")]) {
    watched.offer(each);
    listed.push(...plain.offer(each));
  }
  watched.tick(Infinity);
  listed.push(...plain.tick(Infinity));
  return { observed, listed };
}

test("an observed effect has the id that a listed one has, and what is written down is the same to the letter", () => {
  const { observed, listed } = bothWays();
  expect(observed.map(({ pattern, outcome }) => `${pattern} ${outcome}`)).toEqual([
    "big matched",
    "s matched",
    "big matched",
    "s timeout",
  ]);
  expect(observed.map(({ id }) => id)).toEqual(listed.map(({ id }) => id));
  expect(JSON.stringify(observed)).toBe(JSON.stringify(listed));
});

test("a copy of an observed effect is whole, whether spread, cloned for another thread, or read back", () => {
  for (const effect of bothWays().observed) {
    const plain: unknown = JSON.parse(JSON.stringify(effect));
    expect({ ...effect }).toEqual(plain);
    expect(structuredClone(effect)).toEqual(plain);
    expect(Object.keys(effect)).toEqual(Object.keys(plain as Effect));
  }
});
