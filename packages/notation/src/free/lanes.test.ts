// Lanes in a gutter: apart, in the order in which fewest wires cross, and never further than there is room.
import { describe, expect, it } from "vitest";
import { pitchOf, shiftRuns, widthOfLanes, type Run, type Turn } from "./lanes.ts";

function run(trunk: string, from: number, to: number, more: Partial<Run> = {}): Run {
  const room = { low: 0, high: 100, lowest: -5, highest: 105 };
  return { trunk, line: 50, from, to, ...room, reachPx: 0.75, turns: [], ...more };
}

const turns = (...found: readonly (readonly [number, -1 | 1])[]): readonly Turn[] =>
  found.map(([at, side]) => ({ at, side }));

describe("lanes", () => {
  it("leave a run alone that meets no other", () => {
    expect(shiftRuns([run("a", 0, 10), run("b", 30, 40)])).toEqual([50, 50]);
  });

  it("let runs of one trunk lie on each other", () => {
    expect(shiftRuns([run("a", 0, 10), run("a", 5, 40)])).toEqual([50, 50]);
  });

  it("set overlapping runs of different trunks apart, around the middle", () => {
    const [a = 0, b = 0] = shiftRuns([run("a", 0, 20), run("b", 10, 40)]);
    expect((a + b) / 2).toBeCloseTo(50);
    expect(Math.abs(a - b)).toBeCloseTo(pitchOf(run("a", 0, 20), run("b", 10, 40)));
  });

  it("give cased wires more room than plain ones", () => {
    const cased = [run("a", 0, 20, { reachPx: 2 }), run("b", 10, 40, { reachPx: 2 })];
    expect(widthOfLanes(cased)).toBeGreaterThan(widthOfLanes([run("a", 0, 20), run("b", 10, 40)]));
  });

  it("choose the side on which nothing is crossed", () => {
    // The first turns left only and the second right only: each on its own side they cross nothing.
    const left = run("a", 0, 30, { turns: turns([0, -1], [30, -1]) });
    const right = run("b", 10, 50, { turns: turns([10, 1], [50, 1]) });
    const [a = 0, b = 0] = shiftRuns([right, left]).toReversed();
    expect(a).toBeLessThan(b);
  });

  it("stay within their room, with less pitch where it is narrow, and still apart", () => {
    const room = { low: 49, high: 51, lowest: 48, highest: 52 };
    const lines = shiftRuns(["a", "b", "c"].map((trunk) => run(trunk, 0, 20, room)));
    for (const line of lines) {
      expect(line).toBeGreaterThanOrEqual(48);
      expect(line).toBeLessThanOrEqual(52);
    }
    const [first = 0, second = 0, third = 0] = lines.toSorted((x, y) => x - y);
    expect(second - first).toBeGreaterThan(1);
    expect(third - second).toBeGreaterThan(1);
  });

  it("do not put a run where it has no room, whatever would cross less", () => {
    const left = run("a", 0, 30, { low: 50, lowest: 50, turns: turns([0, -1], [30, -1]) });
    const right = run("b", 10, 50, { high: 50, highest: 50, turns: turns([10, 1], [50, 1]) });
    const [a = 0, b = 0] = shiftRuns([left, right]);
    expect(a).toBeGreaterThan(b);
  });
});
