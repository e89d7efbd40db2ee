// Differences of bundles: what is found, how it is said, and that nothing that is executed differs unsaid.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Bundle } from "../bundle.ts";
import { content } from "../orders.scene.ts";
import { sealBundle, type UnsealedBundle } from "../seal.ts";
import { changeInWords, millisecondsInWords } from "./changeInWords.ts";
import { diffBundles } from "./diffBundles.ts";
import { diffInWords } from "./diffInWords.ts";

const sealed = (text: string): Bundle => sealBundle(JSON.parse(text) as UnsealedBundle);
const text = JSON.stringify(content);
const orders = sealed(text);

/** The lines for the bundle with one piece of its text exchanged. */
function saidOf(from: string, to: string): readonly string[] {
  expect(text).toContain(from);
  return diffInWords(diffBundles(orders, sealed(text.replaceAll(from, to))));
}

test.each([
  ['"withinMs":1800000', '"withinMs":600000', "~ pattern unpaid waits 10 min instead of 30 min"],
  [
    '"maxIntervalMs":60000',
    '"maxIntervalMs":90000',
    "~ pattern quick lets 1 min 30 s pass between steps instead of 1 min",
  ],
  ['"cooldownMs":10,', "", "~ pattern check cools down for nothing instead of 10 ms"],
  ['"priority":8', '"priority":9', "~ pattern check has priority 9 instead of 8"],
  [
    '"when":"data.order_value > 0"',
    '"when":"data.vip"',
    "~ pattern check requires “data.vip” instead of “data.order_value > 0”",
  ],
  ['"scope":"global"', '"scope":"key"', "~ pattern unpaid looks at each key by itself"],
  ['"afterMs":1000', '"afterMs":5000', "~ pattern status in state new: leaves after 5 s instead of 1 s"],
  ['"action":"remind"', '"action":"call"', "~ pattern unpaid on a timeout: asks for call instead of remind"],
  ['"timeoutMs":1000', '"timeoutMs":2000', "~ pattern check on a match: gives 2 s to answer instead of 1 s"],
  [
    '{"timeout":{"action":"remind","capability":"mail"}}',
    "{}",
    "~ pattern unpaid on a timeout: no longer asks for remind of mail",
  ],
  ['"name":"Orders"', '"name":"Sales"', "~ bundle has name Sales instead of Orders"],
  ['"id":"check"', '"id":"look"', "> pattern check is now called look"],
  ['"order_received"', '"order_placed"', "> event type order_received is now called order_placed"],
  ['"optional":false', '"optional":true', "~ event type order_received field order_id: may be missing now"],
])("%s → %s is said as: %s", (from, to, line) => {
  expect(saidOf(from, to)).toEqual([line]);
});

test("what came and went is said of patterns, event types and needs", () => {
  const [, ...others] = content.patterns;
  const { paid: _went, ...events } = content.events;
  const needs = { ...content.needs, capabilities: ["mail", "phone"] };
  const after = sealBundle({ ...content, events, patterns: others, needs });
  expect(diffInWords(diffBundles(orders, after))).toEqual([
    "- event type paid",
    "- pattern check",
    "+ needs capability phone",
    "- needs capability stock",
  ]);
  expect(diffInWords(diffBundles(after, orders))).toEqual([
    "+ event type paid",
    "+ pattern check",
    "+ needs capability stock",
    "- needs capability phone",
  ]);
});

test("parts without names are paired in their order, and a changed order is said", () => {
  const reversed = sealBundle({ ...content, patterns: content.patterns.toReversed() });
  expect(diffInWords(diffBundles(orders, reversed))).toEqual([
    "~ patterns are declared in another order, which decides among equal priorities",
  ]);
  expect(
    saidOf('"guards":[{"events":["cancelled"],"after":0}]', '"guards":[{"events":["refused"],"after":0}]'),
  ).toEqual(["~ pattern quick at guard 1: hears refused instead of cancelled"]);
  expect(saidOf('"operator":"match"', '"operator":"threshold"')).toEqual([
    "~ pattern check is of the kind threshold instead of match",
  ]);
});

test("the order of the parts that stayed is compared beside those that changed", () => {
  const guards = (...types: readonly string[]): string =>
    `"guards":[${types.map((type) => `{"events":["${type}"]}`).join(",")}]`;
  const before = '"guards":[{"events":["cancelled"],"after":0}]';
  const one = JSON.parse(JSON.stringify(content).replace(before, guards("a", "b", "c"))) as typeof content;
  const other = JSON.parse(JSON.stringify(content).replace(before, guards("b", "a", "d"))) as typeof content;
  const said = diffInWords(diffBundles(sealBundle(one), sealBundle(other)));
  expect(said).toHaveLength(2);
  expect(said[0]).toContain("hears d instead of c");
});

test("a bundle is the same as itself, and says nothing", () => {
  expect(diffBundles(orders, sealed(text))).toMatchObject({ isSame: true });
  expect(diffInWords(diffBundles(orders, orders))).toEqual([]);
});

test("nothing differs unsaid: lines are empty exactly if the hashes are equal", () => {
  const places = pathsOf(JSON.parse(text), []);
  const stranger = fc.oneof(
    fc.constantFrom<unknown>(null, 0, "x", "paid", [], {}, ["a"], [{ name: "a" }]),
    fc.jsonValue({ maxDepth: 2 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.option(stranger, { nil: undefined }), (path, value) => {
      const root: unknown = JSON.parse(text);
      const holder = path.slice(0, -1).reduce<unknown>((at, part) => Reflect.get(at as object, part), root) as object;
      const last = path.at(-1) ?? "";
      if (value === undefined && Array.isArray(holder)) holder.splice(Number(last), 1);
      else if (value === undefined) Reflect.deleteProperty(holder, last);
      else Reflect.set(holder, last, value);
      // Only inner values are exchanged: the sections of a bundle are there, since bundles come through its door.
      const changed = sealBundle(root as UnsealedBundle);
      const diff = diffBundles(orders, changed);
      expect(diff.isSame).toBe(orders.hash === changed.hash);
      expect(diffInWords(diff).length === 0 && !diff.needs.isReordered).toBe(diff.isSame);
    }),
    { numRuns: 1_500 },
  );
});

test("durations are said exactly", () => {
  expect([0, 250, 60_000, 5_400_000, 90_061_001].map(millisecondsInWords)).toEqual([
    "0 s",
    "250 ms",
    "1 min",
    "1 h 30 min",
    "1 d 1 h 1 min 1 s 1 ms",
  ]);
});

test("names that JavaScript gives a meaning are names like others", () => {
  expect(changeInWords({ path: ["steps", "constructor", "when"], from: "a", to: "b" })).toBe(
    "at step constructor: requires “b” instead of “a”",
  );
  expect(changeInWords({ path: ["actions", "toString"], from: 1 })).toBe("no longer asks for 1");
});

/** Places below the sections, whose own shapes stay what they are. */
function pathsOf(value: unknown, path: readonly (string | number)[]): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  const paths: (string | number)[][] = [];
  for (const name of Object.keys(value)) {
    const below = [...path, Array.isArray(value) ? Number(name) : name];
    const [section] = below;
    const isInner =
      (section === "patterns" && below.length > 2 && below[2] !== "id" && below[2] !== "operator") ||
      (section === "events" && below.length > 2) ||
      (section === "needs" && below.length > 2 && typeof value === "object");
    if (isInner && section !== "needs") paths.push(below);
    paths.push(...pathsOf(Reflect.get(value, name), below));
  }
  return paths;
}
