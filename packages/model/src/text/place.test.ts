// Places, both ways, on the example and on awkward spellings.
import { describe, expect, it } from "vitest";
import type { DocumentPath } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import { exampleText } from "../example.scene.ts";
import { isJsonList, isJsonObject } from "../path.ts";
import { parseText } from "./parseText.ts";
import { pathAt, placeOf, placeOfName } from "./place.ts";
import { valueOf } from "./valueOf.ts";

const example = parseText(exampleText).source;

function pathsOf(json: Json, path: DocumentPath = []): readonly DocumentPath[] {
  if (isJsonList(json)) return [path, ...json.flatMap((item, at) => pathsOf(item, path.concat(at)))];
  if (isJsonObject(json))
    return [path, ...Object.entries(json).flatMap(([name, item]) => pathsOf(item, path.concat(name)))];
  return [path];
}

function textAt(text: string, path: DocumentPath, span?: { start: number; end: number }): string {
  const place = placeOf(parseText(text).source, path, span);
  return text.slice(place.start, place.end);
}

describe("placeOf", () => {
  it("finds a value, a name and a part of a condition", () => {
    expect(textAt(exampleText, ["patterns", "check_stock", "when"])).toBe("data.order_value > 0");
    expect(textAt(exampleText, ["patterns", "check_stock"])).toBe("check_stock");
    expect(textAt(exampleText, ["patterns", "check_stock", "when"], { start: 5, end: 16 })).toBe("order_value");
    expect(placeOf(example, ["patterns", "check_stock", "priority"])).toMatchObject({
      line: exampleText.slice(0, exampleText.indexOf("priority: 8")).split("\n").length,
      column: 15,
    });
  });

  it("falls back to what is there", () => {
    expect(textAt(exampleText, ["patterns", "check_stock", "nothing", "deeper"])).toBe("check_stock");
    expect(textAt(exampleText, ["nowhere"])).toBe("laban");
    expect(placeOf(parseText("a: [").source, ["a"])).toEqual({ line: 1, column: 1, start: 0, end: 0 });
    expect(placeOf(parseText("").source, ["a"])).toEqual({ line: 1, column: 1, start: 0, end: 0 });
  });

  it("maps a span across quotes, escapes and literal blocks", () => {
    expect(textAt("a: 'it''s bad'\n", ["a"], { start: 5, end: 8 })).toBe("bad");
    expect(textAt('a: "x\\u00e9\\n bad"\n', ["a"], { start: 4, end: 7 })).toBe("bad");
    expect(textAt("a: |\n  one\n  two bad\n", ["a"], { start: 8, end: 11 })).toBe("bad");
    // Folding is too involved to follow: the whole value is shown, by its first line.
    expect(textAt("a: >\n  one\n  two bad\n", ["a"], { start: 8, end: 11 })).toBe(">");
  });

  it("finds the name of an entry", () => {
    const place = placeOfName(example, ["patterns", "check_stock", "when"]);
    expect(exampleText.slice(place.start, place.end)).toBe("when");
  });
});

describe("pathAt", () => {
  it("is the inverse of placeOf, for every value and name of the example", () => {
    for (const path of pathsOf(valueOf(example).value ?? null)) {
      if (path.length === 0) continue;
      const place = placeOf(example, path);
      const found = pathAt(example, place.start);
      // A block item has no sign of its own but its dash: its first entry begins in the same place.
      expect(found.slice(0, path.length)).toEqual(path);
      expect(found.length - path.length).toBeLessThanOrEqual(1);
    }
  });

  it("takes the end of a line for the entry on it, and the dash for its item", () => {
    const text = "a:\n  - x: 1\n    y: 2\n  - z\nb: 3\n";
    const { source } = parseText(text);
    expect(pathAt(source, text.indexOf("y: 2") + 4)).toEqual(["a", 0, "y"]);
    expect(pathAt(source, text.indexOf("- z"))).toEqual(["a", 1]);
    expect(pathAt(source, text.length)).toEqual(["b"]);
    expect(pathAt(parseText("").source, 0)).toEqual([]);
  });
});
