// Labels of keys: what people read, never the same for two keys.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { correlationOf, type KeyPart, textOf } from "./keys.ts";
import { KeyTable } from "./keyTable.ts";

const labelOf = (parts: readonly KeyPart[]): string | null => correlationOf(new KeyTable().ofParts(parts));

test("a text is its own label, a number or a flag is marked, parts are joined", () => {
  expect(labelOf(["ord-7"])).toBe("ord-7");
  expect(labelOf(["7"])).toBe("7");
  expect(labelOf([7])).toBe("#7");
  expect(labelOf([true, "depot 3"])).toBe("#true · depot 3");
  expect(labelOf(["#7"])).toBe('"#7"');
  expect(labelOf(["a · b"])).toBe('"a · b"');
  expect(labelOf([""])).toBe('""');
  expect(labelOf([])).toBeNull();
});

test("two keys have the same label only if they are the same key", () => {
  const part = fc.oneof(
    fc.constantFrom<KeyPart>("7", 7, "#7", '"7"', "true", true, "a", "b", "a · b", "·", "", " ", "a ", " b"),
    fc.string({ maxLength: 3 }),
  );
  const parts = fc.array(part, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      expect(labelOf(one) === labelOf(other)).toBe(textOf(one) === textOf(other));
    }),
    { numRuns: 2000 },
  );
});
