// From a part of a bundle back to the place in the document that it comes from.
import type { DocumentPath } from "@laban/model";
import type { CompiledPattern, OperatorPlace } from "./kinds/compilable.ts";

/** Per pattern id, the places of its operator's parts. */
export type SourceMap = ReadonlyMap<string, readonly OperatorPlace[]>;

/** The map of a whole compilation; patterns with errors are in it as well. */
export function sourceMapOf(compiled: readonly (readonly [id: string, result: CompiledPattern])[]): SourceMap {
  return new Map(compiled.map(([id, { places }]) => [id, places]));
}

/**
 * Where a part of a pattern's operator is written: the place of the part, or of the nearest part around it, or of the pattern.
 *
 * @example
 * documentPlace(sourceMap, "unpaid", ["actions", "timeout"]) // ["patterns", "unpaid", "do"]
 */
export function documentPlace(sourceMap: SourceMap, pattern: string, operatorPath: DocumentPath): DocumentPath {
  const places = sourceMap.get(pattern) ?? [];
  let best: OperatorPlace | undefined;
  for (const place of places) {
    const isAround = place.operator.every((part, index) => part === operatorPath[index]);
    if (
      isAround &&
      place.operator.length <= operatorPath.length &&
      place.operator.length >= (best?.operator.length ?? 0)
    )
      best = place;
  }
  return ["patterns", pattern, ...(best?.record ?? [])];
}
