// The door through which a bundle comes back from a file, a page or another process: nothing after it has to doubt the bundle again.
import type { Bundle } from "./bundle.ts";
import { bundleShape } from "./bundleShape.ts";
import { findNonsense } from "./bundleSense.ts";
import { bundleHash } from "./seal.ts";
import { type BundleFailure, failureAt, type Place } from "./shape.ts";

/** Deepest nesting of a bundle; only the types of payloads nest at all. */
export const bundleDepthMax: number = 64;
/** Most values (objects, lists, texts, numbers) in a bundle. */
export const bundleValuesMax: number = 1_000_000;

/**
 * Reads parsed JSON as a bundle: size and depth first, then versions and every field, then what must fit together, then the hash.
 * The first thing wrong is returned with its code, path and the way out. Never throws on parsed JSON, whatever its shape.
 *
 * Failure codes: bundle/too-deep, too-large, wrong-type, wrong-value, out-of-range, missing-field, unknown-field, unknown-operator,
 * duplicate-id, unknown-pattern, unknown-state, contradiction, all-optional, wrong-hash.
 */
export function readBundle(json: unknown): { readonly bundle: Bundle } | { readonly failure: BundleFailure } {
  const failure = findTooMuch(json) ?? bundleShape(json, []);
  if (failure !== undefined) return { failure };
  // The checks above are this assertion's proof.
  const bundle = json as Bundle;
  const nonsense = findNonsense(bundle) ?? findWrongHash(bundle);
  return nonsense === undefined ? { bundle } : { failure: nonsense };
}

function findWrongHash(bundle: Bundle): BundleFailure | undefined {
  const { hash, ...content } = bundle;
  const actual = bundleHash(content);
  if (hash === actual) return undefined;
  return failureAt(
    ["hash"],
    "wrong-hash",
    `does not belong to this content (${actual}): it was changed after compiling; compile the document again.`,
  );
}

function findTooMuch(json: unknown): BundleFailure | undefined {
  let values = 0;
  const place: Place = [];
  const visit = (value: unknown): BundleFailure | undefined => {
    values++;
    if (values > bundleValuesMax) return failureAt([], "too-large", `has more than ${bundleValuesMax} values.`);
    if (typeof value === "number" && !Number.isFinite(value))
      return failureAt(place, "wrong-type", "is no JSON number.");
    if (value === undefined) return failureAt(place, "wrong-type", "is undefined, which JSON cannot say.");
    if (typeof value !== "object" || value === null) return undefined;
    if (place.length >= bundleDepthMax) return failureAt(place, "too-deep", `is nested deeper than ${bundleDepthMax}.`);
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
