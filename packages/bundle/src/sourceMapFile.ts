// The map that lies beside a bundle: from its parts back to the document that it was compiled from. It is no part of the bundle, so that
// writing the document anew (comments, order of lines) changes the map and never the hash.
import { canonicalJson } from "./canonicalJson.ts";
import { findTooMuch } from "./findTooMuch.ts";
import { record } from "./recordShape.ts";
import { type BundleFailure, type Check, checked, exactly, failureAt, integer, list, text } from "./shape.ts";

/** A place in the text of the document: 1-based line and column, 0-based offset, in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Where a part of the bundle is written. */
export interface SourcePlace {
  /** From the root of the bundle: ["patterns", 3, "steps", 1, "when"]. */
  readonly bundle: readonly (string | number)[];
  /** From the root of the document: ["patterns", "paid_quickly", "steps", 1, "when"]. */
  readonly document: readonly (string | number)[];
  readonly start: TextPosition;
  /** The first position that is no part of it any more, on the line of `start` where it is longer than one. */
  readonly end: TextPosition;
}

/** The file. Every event type, pattern and condition has a place; other parts have that of the nearest part around them. */
export interface BundleSourceMap {
  readonly laban_source_map: 1;
  /** The hash of the bundle that it belongs to. */
  readonly bundle: string;
  readonly places: readonly SourcePlace[];
}

/** The canonical text of a source map. */
export function sourceMapText(map: BundleSourceMap): string {
  return canonicalJson(map);
}

/**
 * Where a part of the bundle is written: its own place, or that of the nearest part around it. Undefined for what has none, like the name.
 *
 * @example
 * sourcePlaceOf(map, ["patterns", 0, "actions", "matched"])?.start.line // the line of the pattern's `do`
 */
export function sourcePlaceOf(map: BundleSourceMap, path: readonly (string | number)[]): SourcePlace | undefined {
  let best: SourcePlace | undefined;
  for (const place of map.places) {
    const isAround = place.bundle.length <= path.length && place.bundle.every((part, index) => part === path[index]);
    if (isAround && place.bundle.length >= (best?.bundle.length ?? 0)) best = place;
  }
  return best;
}

const pathPart: Check = checked(
  (value, place) => (typeof value === "number" ? integer(0, 1_000_000) : text(0, 1_000))(value, place),
  () => ({ type: ["string", "integer"] }),
);
const path: Check = list(pathPart, 1, 100);
const at: Check = integer(0, 1_000_000_000);
const position: Check = record({ line: at, column: at, offset: at });
const shape: Check = record({
  laban_source_map: exactly(1),
  bundle: text(1, 100),
  places: list(record({ bundle: path, document: path, start: position, end: position }), 0, 200_000),
});

/** Reads parsed JSON as the source map of this bundle. Failure codes: those of a shape (see `readBundle`), bundle/other-bundle. */
export function readSourceMap(
  json: unknown,
  { hash }: { readonly hash: string },
): { readonly map: BundleSourceMap } | { readonly failure: BundleFailure } {
  const failure = findTooMuch(json) ?? shape(json, []);
  if (failure !== undefined) return { failure };
  const map = json as BundleSourceMap;
  if (map.bundle === hash) return { map };
  return {
    failure: failureAt(["bundle"], "other-bundle", `is ${map.bundle}: the map belongs to another bundle than ${hash}.`),
  };
}
