// One test of a field as JavaScript makes it → CEL, for a field that is there, null or missing. In CEL what is missing is neither true nor false, so this is written out.

/** A test of `data.` with these names. */
export interface FieldTest {
  /** A comparison of JavaScript; "true" asks for the field's truth, "type==" for the event's type; "constant" for nothing. */
  readonly sign: string;
  readonly names: readonly string[];
  readonly value: string | number | boolean | null | undefined;
}

/** The test in CEL, and what it takes for given. */
export interface WrittenTest {
  readonly text: string;
  readonly joinedBy?: "&&" | "||" | undefined;
  readonly guesses: readonly string[];
}

/** Words that CEL keeps for itself. */
const reserved: ReadonlySet<string> = new Set(
  "as break const continue else false for function if import in let loop namespace null package return true var void while".split(
    " ",
  ),
);

/** What every object of JavaScript has without its data saying so. */
const inherited =
  /^(?:__.*__|constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$/;

/** Whether these names lead to a field here as there. `length` below the outermost is how long a list or text is. */
export function isField(names: readonly string[]): boolean {
  return (
    names.length > 0 &&
    names.every((name, index) => !reserved.has(name) && !inherited.test(name) && (index === 0 || name !== "length"))
  );
}

/** What JavaScript takes for untrue, as far as an event can hold it. */
const UNTRUE = '[null, false, 0, ""]';

const opposites: ReadonlyMap<string, string> = new Map([
  ["<", ">="],
  ["<=", ">"],
  [">", "<="],
  [">=", "<"],
]);

/** The test, or its opposite; undefined where CEL has nothing that answers the same. */
export function testToCel({ sign, names, value }: FieldTest, holds: boolean): WrittenTest | undefined {
  const field = ["data", ...names].join(".");
  const literal = JSON.stringify(value ?? null);
  if (sign === "constant") return { text: String(value === holds), guesses: [] };
  if (sign === "type==" || sign === "type!=")
    return { text: `event.type ${(sign === "type==") === holds ? "==" : "!="} ${literal}`, guesses: [] };
  const there = (test: string): WrittenTest => ({
    text: `has(${field}) && ${test}`,
    joinedBy: "&&",
    guesses: asObject(names),
  });
  const missingOr = (test: string, guesses: readonly string[] = []): WrittenTest => ({
    text: `!has(${field}) || ${test}`,
    joinedBy: "||",
    guesses: [...guesses, ...asObject(names)],
  });
  if (sign === "true") return holds ? there(`!(${field} in ${UNTRUE})`) : missingOr(`${field} in ${UNTRUE}`);
  const opposite = opposites.get(sign);
  if (opposite !== undefined) {
    // Texts are compared by their letters there, by their signs here; null, true and false as numbers there.
    if (typeof value !== "number") return undefined;
    const guesses = [
      `${field} is taken for a number where it is there; in JavaScript null, true, false and texts are compared as numbers, too`,
    ];
    return holds
      ? { text: `${field} ${sign} ${literal}`, guesses }
      : missingOr(`${field} ${opposite} ${literal}`, guesses);
  }
  const isEqual = sign.startsWith("=") === holds;
  const isLoose = sign.length === 2;
  if (value === undefined && !isLoose)
    return isEqual
      ? { text: `!has(${field})`, guesses: asObject(names) }
      : { text: `has(${field})`, guesses: asObject(names) };
  if (isLoose && (value === null || value === undefined))
    return isEqual ? missingOr(`${field} == null`) : there(`${field} != null`);
  const guesses = isLoose
    ? [
        `${field} is taken for a ${typeof value === "string" ? "text" : typeof value} where it is there; "${sign}" of JavaScript also takes other kinds of values for equal, as "1" and 1`,
      ]
    : [];
  return isEqual ? { text: `${field} == ${literal}`, guesses } : missingOr(`${field} != ${literal}`, guesses);
}

/** What a text or a list has by itself (its methods), and that it lacks a field, CEL does not tell. */
function asObject(names: readonly string[]): readonly string[] {
  if (names.length < 2) return [];
  return [`${["data", ...names.slice(0, -1)].join(".")} is taken for an object where it is there`];
}
