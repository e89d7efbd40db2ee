// The items of a list field, which may be written as one value alone, and where each of them stands.
import { isJsonList, type DocumentPath, type Json } from "@laban/model";

/** The items of a list; what is written alone is the only one. */
export function itemsIn(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return isJsonList(value) ? value : [value];
}

/** Where the item at `at` of the value at `path` stands: what is written alone stands there itself, and not one level below. */
export function itemPath(path: DocumentPath, value: Json | undefined, at: number): DocumentPath {
  return isJsonList(value) ? [...path, at] : path;
}
