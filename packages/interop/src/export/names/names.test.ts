// Names for other languages and for files: whatever things are called, two stay two, and nothing gets out.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileNames } from "../hostileNames.scene.ts";
import { distinctNames, identifierShape } from "./distinctNames.ts";
import { fileStem } from "./fileStem.ts";

const anyName = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ unit: "binary" }),
  fc.constantFrom("a", "a_2", "a 2", "a-2"),
);

describe("the hostile names", () => {
  test("are 200, each another one", () => {
    expect(hostileNames).toHaveLength(200);
    expect(new Set(hostileNames).size).toBe(200);
  });
});

describe("identifiers", () => {
  test("are distinct, allowed, and the same for the same list", () => {
    const rules = { shape: identifierShape, isReserved: (name: string) => name === "class" || name === "a" };
    fc.assert(
      fc.property(fc.array(anyName), (names) => {
        const chosen = distinctNames(names, rules);
        expect(chosen.size).toBe(new Set(names).size);
        expect(new Set(chosen.values()).size).toBe(chosen.size);
        for (const [name, as] of chosen) {
          expect(as).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
          if (identifierShape(name) === name && !rules.isReserved(name)) expect(as).toBe(name);
        }
        expect([...distinctNames(names, rules)]).toEqual([...chosen]);
      }),
    );
  });

  test("that are allowed already are not displaced by others", () => {
    expect([
      ...distinctNames(["a b", "a_b", "a.b", "ä_b", "3 b", "漢字", "__", "class"], { shape: identifierShape }),
    ]).toEqual([
      ["a b", "a_b_2"],
      ["a_b", "a_b"],
      ["a.b", "a_b_3"],
      ["ä_b", "a_b_4"],
      ["3 b", "_3_b"],
      ["漢字", "unnamed"],
      ["__", "__"],
      ["class", "class"],
    ]);
  });

  test("stay distinct where case does not count, and in linear time where thousands are alike", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    expect(new Set(distinctNames(names, { shape: identifierShape }).values()).size).toBe(20_000);
    const lower = { shape: identifierShape, sameAs: (name: string) => name.toLowerCase() };
    expect([...distinctNames(["Paid", "paid"], lower).values()]).toEqual(["Paid", "paid_2"]);
  });
});

describe("file names", () => {
  test("are plain, visible and stay in their folder", () => {
    for (const name of [...hostileNames, "con", "NUL.txt", "a".repeat(500), "..", "~/x"]) {
      expect(fileStem(name)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}$/);
      expect(fileStem(name)).not.toMatch(/^(con|nul)(\.|$)/i);
    }
    expect(fileStem("../../Größe: 3 <b>")).toBe("Grosse-3-b");
    expect(fileStem("E-commerce order processing")).toBe("E-commerce-order-processing");
  });
});
