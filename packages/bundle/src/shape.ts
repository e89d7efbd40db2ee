// Checks of plain JSON that come back with the first thing wrong, its place and the way out. Small parts for `bundleShape.ts`.

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
export type Check = (value: unknown, place: Place) => BundleFailure | undefined;

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
  return (value, place) =>
    value === expected ? undefined : failureAt(place, "wrong-value", `must be ${JSON.stringify(expected)}.`);
}

/** One of these texts. */
export function oneOf(choices: readonly string[]): Check {
  return (value, place) =>
    typeof value === "string" && choices.includes(value)
      ? undefined
      : failureAt(place, "wrong-value", `must be one of ${choices.join(", ")}.`);
}

/** A text of `min` to `max` UTF-16 units. */
export function text(min: number, max: number): Check {
  return (value, place) => {
    if (typeof value !== "string") return failureAt(place, "wrong-type", "must be a text.");
    if (value.length >= min && value.length <= max) return undefined;
    return failureAt(place, "out-of-range", `must have ${min} to ${max} characters.`);
  };
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Check {
  return (value, place) => {
    if (typeof value !== "number" || !Number.isInteger(value))
      return failureAt(place, "wrong-type", "must be a whole number.");
    return value >= min && value <= max
      ? undefined
      : failureAt(place, "out-of-range", `must be from ${min} to ${max}.`);
  };
}

/** Any finite number. */
export const finiteNumber: Check = (value, place) =>
  typeof value === "number" && Number.isFinite(value) ? undefined : failureAt(place, "wrong-type", "must be a number.");

/** True or false. */
export const flag: Check = (value, place) =>
  typeof value === "boolean" ? undefined : failureAt(place, "wrong-type", "must be true or false.");

/** Null, or what the check allows. */
export function nullOr(check: Check): Check {
  return (value, place) => (value === null ? undefined : check(value, place));
}

/** A list of `min` to `max` items, each as checked. */
export function list(item: Check, min: number, max: number): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return failureAt(place, "wrong-type", "must be a list.");
    if (value.length < min || value.length > max)
      return failureAt(place, "out-of-range", `must have ${min} to ${max} items.`);
    for (let index = 0; index < value.length; index++) {
      const failure = within(place, index, value[index], item);
      if (failure !== undefined) return failure;
    }
    return undefined;
  };
}

/** An object whose names are data (any text), with values as checked. */
export function dictionary(item: Check, max: number): Check {
  return (value, place) => {
    if (!isObject(value)) return failureAt(place, "wrong-type", "must be an object.");
    const names = Object.keys(value);
    if (names.length > max) return failureAt(place, "out-of-range", `must have at most ${max} entries.`);
    for (const name of names) {
      const failure = within(place, name, value[name], item);
      if (failure !== undefined) return failure;
    }
    return undefined;
  };
}

/** An object with exactly these fields; those of `optional` may be missing. Fields are looked at in the order given here. */
export function record(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const fields = Object.entries({ ...required, ...optional });
  const known = new Set(fields.map(([name]) => name));
  return (value, place) => {
    if (!isObject(value)) return failureAt(place, "wrong-type", "must be an object.");
    for (const [name, check] of fields) {
      if (!Object.hasOwn(value, name)) {
        if (Object.hasOwn(required, name))
          return failureAt(place, "missing-field", `has no "${name}"; compile the document again.`);
        continue;
      }
      const failure = within(place, name, value[name], check);
      if (failure !== undefined) return failure;
    }
    for (const name of Object.keys(value)) {
      if (!known.has(name)) {
        place.push(name);
        const failure = failureAt(place, "unknown-field", "is not part of a bundle; remove it or use a newer release.");
        place.pop();
        return failure;
      }
    }
    return undefined;
  };
}
