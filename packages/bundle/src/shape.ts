// Checks of plain JSON that come back with the first thing wrong, its place and the way out, each with the JSON Schema that says the
// same. Small parts for `bundleShape.ts`: because check and schema are made by one call, the published schema cannot fall behind.

/** Why a bundle was refused: which thing, where, and what to do about it. */
export interface BundleFailure {
  /** Stable, with its area first: "bundle/missing-field". */
  readonly code: string;
  /** Names and indexes from the root: ["patterns", 2, "withinMs"]. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A place while walking: the same array is pushed and popped, and copied only into a failure. */
export type Place = (string | number)[];

/** Looks at one value; undefined means that nothing is wrong. */
export interface Check {
  (value: unknown, place: Place): BundleFailure | undefined;
  /** The JSON Schema (2020-12) of what the check lets in. Parts that have names are put into `definitions` and referred to. */
  readonly schema: (definitions: SchemaDefinitions) => JsonSchema;
}

/** A JSON Schema as plain JSON. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The named parts of a schema, by name. */
export type SchemaDefinitions = Map<string, JsonSchema>;

/** A check with the schema that says the same. */
export function checked(
  check: (value: unknown, place: Place) => BundleFailure | undefined,
  schema: Check["schema"],
): Check {
  return Object.assign(check, { schema });
}

/** A part with a name of its own in the schema; recursive ones need it. */
export function named(name: string, part: () => Check): Check {
  return checked(
    (value, place) => part()(value, place),
    (definitions) => {
      if (!definitions.has(name)) {
        // Claimed before it is made: a part that contains itself refers to what is still being made.
        definitions.set(name, {});
        definitions.set(name, part().schema(definitions));
      }
      return { $ref: `#/$defs/${name}` };
    },
  );
}

/** A failure at this place. */
export function failureAt(place: Place, code: string, what: string): BundleFailure {
  return { code: `bundle/${code}`, path: [...place], message: `${readable(place)} ${what}` };
}

function readable(place: Place): string {
  if (place.length === 0) return "The bundle";
  let text = "";
  for (const part of place)
    text += typeof part === "number" ? `[${part}]` : `${text === "" ? "" : "."}${part.slice(0, 200)}`;
  return text;
}

/** The value is not an array, not null and an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Runs a check one level deeper. */
export function within(place: Place, part: string | number, value: unknown, check: Check): BundleFailure | undefined {
  place.push(part);
  const failure = check(value, place);
  place.pop();
  return failure;
}

/** Exactly this value. */
export function exactly(expected: string | number): Check {
  return checked(
    (value, place) =>
      value === expected ? undefined : failureAt(place, "wrong-value", `must be ${JSON.stringify(expected)}.`),
    () => ({ const: expected }),
  );
}

/** One of these texts. */
export function oneOf(choices: readonly string[]): Check {
  return checked(
    (value, place) =>
      typeof value === "string" && choices.includes(value)
        ? undefined
        : failureAt(place, "wrong-value", `must be one of ${choices.join(", ")}.`),
    () => ({ enum: choices }),
  );
}

/** A text of `min` to `max` characters (code points, as JSON Schema counts them). */
export function text(min: number, max: number): Check {
  return checked(
    (value, place) => {
      if (typeof value !== "string") return failureAt(place, "wrong-type", "must be a text.");
      if (value.length >= min && isNoLonger(value, max)) return undefined;
      return failureAt(place, "out-of-range", `must have ${min} to ${max} characters.`);
    },
    () => ({ type: "string", ...(min === 0 ? {} : { minLength: min }), maxLength: max }),
  );
}

/** Whether a text has at most `max` code points; a minimum of 0 or 1 is the same in units. O(max). */
function isNoLonger(value: string, max: number): boolean {
  if (value.length <= max) return true;
  if (value.length > 2 * max) return false;
  let count = 0;
  for (let at = 0; at < value.length; at += (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++;
  return count <= max;
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Check {
  return checked(
    (value, place) => {
      if (typeof value !== "number" || !Number.isInteger(value))
        return failureAt(place, "wrong-type", "must be a whole number.");
      return value >= min && value <= max
        ? undefined
        : failureAt(place, "out-of-range", `must be from ${min} to ${max}.`);
    },
    () => ({ type: "integer", minimum: min, maximum: max }),
  );
}

/** Any finite number. */
export const finiteNumber: Check = checked(
  (value, place) =>
    typeof value === "number" && Number.isFinite(value)
      ? undefined
      : failureAt(place, "wrong-type", "must be a number."),
  () => ({ type: "number" }),
);

/** True or false. */
export const flag: Check = checked(
  (value, place) => (typeof value === "boolean" ? undefined : failureAt(place, "wrong-type", "must be true or false.")),
  () => ({ type: "boolean" }),
);

/** Null, or what the check allows. */
export function nullOr(check: Check): Check {
  return checked(
    (value, place) => (value === null ? undefined : check(value, place)),
    (definitions) => ({ anyOf: [{ type: "null" }, check.schema(definitions)] }),
  );
}

/** A list of `min` to `max` items, each as checked. */
export function list(item: Check, min: number, max: number): Check {
  return checked(
    (value, place) => {
      if (!Array.isArray(value)) return failureAt(place, "wrong-type", "must be a list.");
      if (value.length < min || value.length > max)
        return failureAt(place, "out-of-range", `must have ${min} to ${max} items.`);
      for (let index = 0; index < value.length; index++) {
        const failure = within(place, index, value[index], item);
        if (failure !== undefined) return failure;
      }
      return undefined;
    },
    (definitions) => ({
      type: "array",
      items: item.schema(definitions),
      ...(min === 0 ? {} : { minItems: min }),
      maxItems: max,
    }),
  );
}

/** An object whose names are data (any text), with values as checked. */
export function dictionary(item: Check, max: number): Check {
  return checked(
    (value, place) => {
      if (!isObject(value)) return failureAt(place, "wrong-type", "must be an object.");
      const names = Object.keys(value);
      if (names.length > max) return failureAt(place, "out-of-range", `must have at most ${max} entries.`);
      for (const name of names) {
        const failure = within(place, name, value[name], item);
        if (failure !== undefined) return failure;
      }
      return undefined;
    },
    (definitions) => ({ type: "object", additionalProperties: item.schema(definitions), maxProperties: max }),
  );
}
