// The one byte form of a JSON value: what is hashed, signed and compared. Everything else may be written in many ways, this in one.

/** Deepest nesting that has a canonical form; deeper values are refused before the stack could overflow. */
export const canonicalDepthMax: number = 128;

/**
 * The canonical text of a JSON value: keys sorted by UTF-16 code unit, no whitespace, numbers and strings as JSON writes them
 * (so -0 is `0`, and a lone surrogate is escaped). Two values are equal as JSON exactly if their canonical texts are equal.
 *
 * @throws TypeError naming the place, for what JSON cannot say: non-finite numbers, undefined, functions, nesting past `canonicalDepthMax`.
 * @example
 * canonicalJson({ b: [1, 2], a: "x" }) // '{"a":"x","b":[1,2]}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, "$", 0);
}

function write(value: unknown, place: string, depth: number): string {
  if (depth > canonicalDepthMax) throw refusal(place, `is nested deeper than ${canonicalDepthMax}`);
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isFinite(value)) throw refusal(place, `is ${value}, which JSON cannot say`);
      return JSON.stringify(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? writeList(value, place, depth) : writeObject(value, place, depth);
    default:
      throw refusal(place, `is ${typeof value}, which JSON cannot say`);
  }
}

function writeList(list: readonly unknown[], place: string, depth: number): string {
  const parts: string[] = [];
  for (let index = 0; index < list.length; index++) parts.push(write(list[index], `${place}[${index}]`, depth + 1));
  return `[${parts.join(",")}]`;
}

function writeObject(object: object, place: string, depth: number): string {
  // The default order of sort() is by code unit, which no locale changes.
  const names = Object.keys(object).sort();
  const parts = names.map((name) => {
    const value: unknown = Reflect.get(object, name);
    return `${JSON.stringify(name)}:${write(value, `${place}.${name}`, depth + 1)}`;
  });
  return `{${parts.join(",")}}`;
}

function refusal(place: string, what: string): TypeError {
  return new TypeError(`No canonical form: ${place} ${what}. Hand in plain JSON.`);
}
