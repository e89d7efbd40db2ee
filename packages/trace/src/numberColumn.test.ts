// Columns of numbers, over the edges of their pieces.
import { expect, test } from "vitest";
import { createIntegerColumn, createNumberColumn } from "./numberColumn.ts";

const SOME = 100_000;

test("keeps every value, whatever piece it lies in", () => {
  const column = createNumberColumn();
  for (let i = 0; i < SOME; i += 1) column.push(i * 2);
  expect(column.length).toBe(SOME);
  for (const i of [0, 63, 64, 32_767, 32_768, 65_535, 65_536, SOME - 1]) expect(column.at(i)).toBe(i * 2);
  expect([column.at(-1), column.at(SOME)]).toEqual([Number.NaN, Number.NaN]);
  column.set(32_768, -1);
  column.set(SOME, 7);
  expect([column.at(32_768), column.length]).toEqual([-1, SOME]);
});

test("finds how many are below and up to a value", () => {
  const column = createNumberColumn();
  for (let i = 0; i < SOME; i += 1) column.push(Math.floor(i / 2));
  expect([column.countBelow(0), column.countUpTo(0), column.countUpTo(32_768), column.countBelow(1e9)]).toEqual([
    0,
    2,
    65_538,
    SOME,
  ]);
});

test("gives copies of a part, whole or by steps", () => {
  const column = createNumberColumn();
  for (let i = 0; i < SOME; i += 1) column.push(i);
  expect(column.slice(32_766, 32_770)).toEqual(Float64Array.of(32_766, 32_767, 32_768, 32_769));
  expect(column.slice(65_530, 65_560, 10)).toEqual(Float64Array.of(65_530, 65_540, 65_550));
  expect(column.slice(SOME - 2, SOME + 9)).toEqual(Float64Array.of(SOME - 2, SOME - 1));
  expect(column.slice(5, 5)).toHaveLength(0);
});

test("holds integers in half the room, and gives them back as they are", () => {
  const column = createIntegerColumn();
  for (let i = 0; i < SOME; i += 1) column.push(i - 50_000);
  expect([column.at(0), column.at(SOME - 1), column.countBelow(0)]).toEqual([-50_000, SOME - 50_001, 50_000]);
});
