// Checks of objects with named fields: those that are always alike, and those whose shape one field chooses.
import { type Check, checked, failureAt, isObject, within } from "./shape.ts";

/** An object with exactly these fields; those of `optional` may be missing. Fields are looked at in the order given here. */
export function record(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const fields = Object.entries({ ...required, ...optional });
  const known = new Set(fields.map(([name]) => name));
  return checked(
    (value, place) => {
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
        if (!known.has(name))
          return failureAt(
            [...place, name],
            "unknown-field",
            "is not part of a bundle; remove it or use a newer release.",
          );
      }
      return undefined;
    },
    (definitions) => ({
      type: "object",
      properties: Object.fromEntries(fields.map(([name, check]) => [name, check.schema(definitions)])),
      required: Object.keys(required),
      additionalProperties: false,
    }),
  );
}

/** An object that is one of several records: the field `by` says which. `unknown` is the failure where it names none of them. */
export function choice(
  by: string,
  records: ReadonlyMap<string, Check>,
  unknown: { readonly code: string; readonly what: string },
): Check {
  return checked(
    (value, place) => {
      if (!isObject(value)) return failureAt(place, "wrong-type", "must be an object.");
      // Own fields only: "constructor" chooses nothing.
      if (!Object.hasOwn(value, by))
        return failureAt(place, "missing-field", `has no "${by}"; compile the document again.`);
      const chosen = value[by];
      const check = typeof chosen === "string" ? records.get(chosen) : undefined;
      return check === undefined ? failureAt([...place, by], unknown.code, unknown.what) : check(value, place);
    },
    (definitions) => ({ anyOf: [...records.values()].map((check) => check.schema(definitions)) }),
  );
}
