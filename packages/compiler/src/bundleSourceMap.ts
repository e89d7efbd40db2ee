// The source map as it is written beside a bundle: every event type, pattern and condition with its path and range in the text.
import { type Bundle, type BundleSourceMap, conditionsOf, measuredOf, type SourcePlace } from "@laban/bundle";
import { type DocumentPath, placeOf, type TextSource } from "@laban/model";
import { documentPlace, type SourceMap } from "./sourceMap.ts";

/** The map of a bundle that was compiled from the text of `source`. Linear in the number of places times the depth of the text. */
export function bundleSourceMap(bundle: Bundle, sourceMap: SourceMap, source: TextSource): BundleSourceMap {
  const placed = (inBundle: DocumentPath, inDocument: DocumentPath): SourcePlace => {
    const { line, column, start, end } = placeOf(source, inDocument);
    return {
      bundle: inBundle,
      document: inDocument,
      start: { line, column, offset: start },
      end: { line, column: column + end - start, offset: end },
    };
  };
  const events = Object.keys(bundle.events).map((type) => placed(["events", type], ["events", type]));
  const patterns = bundle.patterns.flatMap((pattern, index) => {
    const { id } = pattern;
    const measured = measuredOf(pattern, bundle.events);
    const parts = new Map<string, DocumentPath>();
    // The compiler's map also has places of what the record leaves out.
    for (const { operator } of sourceMap.get(id) ?? [])
      if (isThere(pattern, operator)) parts.set(JSON.stringify(operator), operator);
    for (const { path } of conditionsOf(pattern, bundle.events)) parts.set(JSON.stringify(path), path);
    if (measured !== undefined) parts.set(JSON.stringify(measured.path), measured.path);
    parts.delete("[]");
    const whole = placed(["patterns", index], ["patterns", id]);
    return [
      whole,
      ...Array.from(parts.values(), (part) => placed(["patterns", index, ...part], documentPlace(sourceMap, id, part))),
    ];
  });
  return { laban_source_map: 1, bundle: bundle.hash, places: [...events, ...patterns] };
}

function isThere(operator: object, path: DocumentPath): boolean {
  let value: unknown = operator;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return false;
    value = Reflect.get(value, part);
  }
  return true;
}
