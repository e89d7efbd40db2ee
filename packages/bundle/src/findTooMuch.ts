// The first look at parsed JSON from outside: not too deep, not too large, and nothing that JSON cannot say.
import { type BundleFailure, failureAt, type Place } from "./shape.ts";

/** Deepest nesting of a bundle; only the types of payloads nest at all. */
export const bundleDepthMax: number = 64;
/** Most values (objects, lists, texts, numbers) in a bundle. */
export const bundleValuesMax: number = 1_000_000;

/** The first value that is too deep, one too many, or no JSON. `above` is how deep the value itself stands. */
export function findTooMuch(json: unknown, above: number = 0): BundleFailure | undefined {
  let values = 0;
  const place: Place = [];
  const visit = (value: unknown): BundleFailure | undefined => {
    values++;
    if (values > bundleValuesMax) return failureAt([], "too-large", `has more than ${bundleValuesMax} values.`);
    if (typeof value === "number" && !Number.isFinite(value))
      return failureAt(place, "wrong-type", "is no JSON number.");
    if (value === undefined) return failureAt(place, "wrong-type", "is undefined, which JSON cannot say.");
    if (typeof value !== "object" || value === null) return undefined;
    if (place.length >= bundleDepthMax + above)
      return failureAt(place, "too-deep", `is nested deeper than ${bundleDepthMax}.`);
    for (const name of Object.keys(value)) {
      place.push(Array.isArray(value) ? Number(name) : name);
      const failure = visit(Reflect.get(value, name));
      if (failure !== undefined) return failure;
      place.pop();
    }
    return undefined;
  };
  return visit(json);
}
