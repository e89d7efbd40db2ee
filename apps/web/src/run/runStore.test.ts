// The speed that a new run begins with, and which states can still bring records.
import { describe, expect, test } from "vitest";
import { comfortableSpeed, isComing } from "./runStore.ts";

describe("the speed of a new run", () => {
  test("lets the playhead cross a screen in some eight seconds, whatever a screen shows", () => {
    expect([75_000, 8_000, 100 * 3_600_000, 800].map(comfortableSpeed)).toStrictEqual([10, 1, 30_000, 0.25]);
    expect([0, Infinity, 1e15].map((screenMs) => Number.isFinite(comfortableSpeed(screenMs)))).toStrictEqual([
      true,
      true,
      true,
    ]);
  });
});

test("only a run that has not ended can still bring records", () => {
  expect(
    (["idle", "starting", "streaming", "done", "failed", "interrupted", "cancelled"] as const).map(isComing),
  ).toStrictEqual([false, true, true, false, false, false, false]);
});
