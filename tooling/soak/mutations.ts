// Random changes to texts and to parsed JSON: cut, doubled, exchanged, and with values that nobody expects.
import * as fc from "fast-check";

/** Texts that have broken readers before. */
const hostileTexts: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty: 1",
  "{",
  "[",
  "}",
  "]",
  "&a *a",
  "*a",
  "<<: *x",
  "!!js/function x",
  ": ",
  "- ",
  "|",
  '"',
  "'",
  "\t",
  "\u0000",
  "\u2028",
  "\uD800",
  "NaN",
  "-.inf",
  "1e999",
  "9007199254740993",
  "-0",
  "null",
  "~",
  "{}",
  "[]",
  "((((((((((",
  "x".repeat(3_000),
  "a && ".repeat(200),
  "[".repeat(300),
  "kind: sequence",
  "when: (a+)+$",
  "'(a+)+$'",
  "999999d",
  "-5s",
  "2026-02-30",
];

/** Values that stand where others were expected. */
const hostileValues: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e300,
  2 ** 53 + 2,
  "",
  " ",
  "__proto__",
  "constructor",
  "data.",
  "x".repeat(2_000),
  "(((((",
  "[].all(x, x)",
  "1/0 == 1",
  [],
  {},
  [[]],
  [null],
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}'),
];

const someText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: "binary" }) },
);

/** A change to a text; numbers are places, taken modulo its length. */
export interface TextChange {
  readonly way: "cut" | "insert" | "replace" | "double line" | "drop line" | "exchange lines" | "end";
  readonly at: number;
  readonly other: number;
  readonly text: string;
}

/** One to four changes. */
export const someTextChanges: fc.Arbitrary<readonly TextChange[]> = fc.array(
  fc.record({
    way: fc.constantFrom("cut", "insert", "insert", "replace", "double line", "drop line", "exchange lines", "end"),
    at: fc.nat(100_000),
    other: fc.nat(100_000),
    text: someText,
  }),
  { minLength: 1, maxLength: 4 },
);

/** The text with the changes made, one after the other. */
export function changedText(text: string, changes: readonly TextChange[]): string {
  return changes.reduce(changedOnce, text);
}

function changedOnce(text: string, { way, at, other, text: by }: TextChange): string {
  const place = at % (text.length + 1);
  const length = other % 12;
  switch (way) {
    case "cut":
      return text.slice(0, place) + text.slice(place + length);
    case "insert":
      return text.slice(0, place) + by + text.slice(place);
    case "replace":
      return text.slice(0, place) + by + text.slice(place + length);
    case "end":
      return text.slice(0, place);
    default:
      return changedLines(text.split("\n"), { way, at, other });
  }
}

function changedLines(lines: string[], { way, at, other }: Pick<TextChange, "way" | "at" | "other">): string {
  const [one, two] = [at % lines.length, other % lines.length];
  const line = lines[one] ?? "";
  if (way === "double line") lines.splice(two, 0, line);
  else if (way === "drop line") lines.splice(one, 1);
  else {
    lines[one] = lines[two] ?? "";
    lines[two] = line;
  }
  return lines.join("\n");
}

/** A change to parsed JSON: the value at a place is replaced, removed, or copied from another place. */
export interface ValueChange {
  readonly at: number;
  readonly from: number;
  readonly way: "replace" | "remove" | "copy" | "add";
  readonly value: unknown;
  readonly name: string;
}

/** One to three changes. */
export const someValueChanges: fc.Arbitrary<readonly ValueChange[]> = fc.array(
  fc.record({
    at: fc.nat(100_000),
    from: fc.nat(100_000),
    way: fc.constantFrom("replace", "replace", "remove", "copy", "add"),
    value: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...hostileValues) }, fc.jsonValue({ maxDepth: 2 })),
    name: fc.constantFrom("__proto__", "constructor", "extra", "kind", "when", "0"),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A copy of the JSON text's value with the changes made. */
export function changedValue(text: string, changes: readonly ValueChange[]): unknown {
  const root: { value: unknown } = { value: JSON.parse(text) };
  for (const { at, from, way, value, name } of changes) {
    const places = placesIn(root);
    const place = places[at % places.length];
    const source = places[from % places.length];
    if (place === undefined || source === undefined) continue;
    const held: unknown = Reflect.get(place.holder, place.name);
    if (way === "remove") Reflect.deleteProperty(place.holder, place.name);
    else if (way === "copy") define(place.holder, place.name, structuredClone(Reflect.get(source.holder, source.name)));
    else if (way === "add" && typeof held === "object" && held !== null) define(held, name, structuredClone(value));
    else define(place.holder, place.name, structuredClone(value));
  }
  // Lists have got names and holes by now, which JSON cannot say.
  return root.value === undefined ? null : JSON.parse(JSON.stringify(root.value));
}

interface ValuePlace {
  readonly holder: object;
  readonly name: string;
}

function placesIn(holder: object): readonly ValuePlace[] {
  const places: ValuePlace[] = [];
  for (const name of Object.keys(holder)) {
    places.push({ holder, name });
    const value: unknown = Reflect.get(holder, name);
    if (typeof value === "object" && value !== null) places.push(...placesIn(value));
  }
  return places;
}

// As JSON.parse does it: "__proto__" becomes a name like any other.
function define(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}
