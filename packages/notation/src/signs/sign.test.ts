// Every sign keeps within its box, and every card edge within its card.
import { describe, expect, it } from "vitest";
import { freeOutline, pillOutline, pointedOutline } from "./outline.ts";
import { signOf, signs } from "./sign.ts";

/** The corners of a path of M, L, H, V and Z, absolute. */
function corners(path: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let at: [number, number] = [0, 0];
  for (const [, command = "", numbers = ""] of path.matchAll(/([MLHV])([^MLHVZAQa-z]*)/gu)) {
    const values = numbers
      .trim()
      .split(/[\s,]+/u)
      .map(Number);
    if (command === "H") at = [values[0] ?? 0, at[1]];
    else if (command === "V") at = [at[0], values[0] ?? 0];
    else at = [values[0] ?? 0, values[1] ?? 0];
    found.push(at);
  }
  return found;
}

describe("signs", () => {
  it("keep within their box of 20, with room for the stroke", () => {
    for (const [name, { line, fill }] of Object.entries(signs)) {
      for (const [x, y] of [...corners(line), ...corners(fill)]) {
        expect([name, x >= 0.75 && x <= 19.25 && y >= 0.75 && y <= 19.25]).toEqual([name, true]);
      }
    }
  });

  it("are silhouettes that can be filled: closed", () => {
    for (const { fill } of Object.values(signs)) expect(fill).toMatch(/[Zz]$/u);
  });

  it("have one for every kind, also for one that is not invented yet", () => {
    expect(signOf("absence")).toBe("absence");
    expect(signOf("not_invented_yet")).toBe("unknown");
    expect(signOf("constructor")).toBe("unknown");
  });
});

describe("edges of cards", () => {
  it("keep within the card and reach its point", () => {
    for (const kind of [
      "pattern",
      "sequence",
      "all_of",
      "any_of",
      "threshold",
      "state_machine",
      "absence",
      "unknown",
    ]) {
      const all = corners(freeOutline(kind, 200, 110));
      expect([kind, all.every(([x, y]) => x >= 0 && x <= 200 && y >= 0 && y <= 110)]).toEqual([kind, true]);
      expect([kind, Math.max(...all.map(([x]) => x))]).toEqual([kind, 200]);
    }
  });

  it("point to the right in the middle of a score's card", () => {
    expect(pointedOutline(144, 44)).toBe("M0 0H135L144 22L135 44H0Z");
  });

  it("round an event's pill by half its height", () => {
    expect(pillOutline(100, 28)).toContain("A14 14");
  });
});
