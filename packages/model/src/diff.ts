// What differs between two documents: whole things that came or went, single fields that changed, and a changed order of asking.
import type { DocumentPath } from "./diagnostic.ts";
import type { ChoreographyDocument, Json } from "./document.ts";
import { isJsonList, isJsonObject, sameJson } from "./path.ts";

/** One difference. Without `before` it was added, without `after` removed. `isOrder`: both are the ids of a section, in their old and new order. */
export interface RecordChange {
  readonly path: DocumentPath;
  readonly before?: Json;
  readonly after?: Json;
  readonly isOrder?: true;
}

const SECTIONS_OF_RECORDS: ReadonlySet<string> = new Set(["events", "agents", "patterns", "scenarios"]);

/** The differences from `before` to `after`, in the order of the sections; equal documents have none. Lists of equal length are compared item by item. */
export function diffDocuments(before: ChoreographyDocument, after: ChoreographyDocument): readonly RecordChange[] {
  return diffValues(before as unknown as Json, after as unknown as Json, []);
}

function diffValues(before: Json | undefined, after: Json | undefined, path: DocumentPath): readonly RecordChange[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ path, after: after ?? null }];
  if (after === undefined) return [{ path, before }];
  if (isJsonList(before) && isJsonList(after) && before.length === after.length) {
    return before.flatMap((item, at) => diffValues(item, after[at], [...path, at]));
  }
  if (isJsonObject(before) && isJsonObject(after)) return diffMaps(before, after, path);
  return sameJson(before, after) ? [] : [{ path, before, after }];
}

type JsonMap = { readonly [name: string]: Json };

function diffMaps(before: JsonMap, after: JsonMap, path: DocumentPath): readonly RecordChange[] {
  const changes: RecordChange[] = [];
  for (const [name, item] of Object.entries(before)) {
    changes.push(...diffValues(item, Object.hasOwn(after, name) ? after[name] : undefined, [...path, name]));
  }
  for (const [name, item] of Object.entries(after)) {
    if (!Object.hasOwn(before, name)) changes.push(...diffValues(undefined, item, [...path, name]));
  }
  if (path.length === 1 && SECTIONS_OF_RECORDS.has(String(path[0]))) changes.push(...orderChange(before, after, path));
  return changes;
}

function orderChange(before: JsonMap, after: JsonMap, path: DocumentPath): readonly RecordChange[] {
  const old = Object.keys(before);
  const now = Object.keys(after);
  // What a plain removal and appending would give; anything else is a new order.
  const expected = [...old.filter((id) => Object.hasOwn(after, id)), ...now.filter((id) => !Object.hasOwn(before, id))];
  return now.every((id, at) => id === expected[at]) ? [] : [{ path, before: old, after: now, isOrder: true }];
}
