// Under which key a pattern sees an event, or which part of it is missing.
import type { Bundle, Operator, Path } from "@laban/bundle";
import type { ChoreographyEvent, Json } from "@laban/trace";
import { keyReader } from "../keyReader.ts";
import { correlationOf, type Key } from "../keys.ts";
import type { KeyTable } from "../keyTable.ts";

/** The key, or what keeps it from being one. */
export type PatternKey =
  | { readonly key: Key; readonly label: string | null }
  | { readonly missing: string; readonly fields: readonly string[] };

/** The key of the event for this pattern. */
export function patternKey(bundle: Bundle, operator: Operator, event: ChoreographyEvent, keys: KeyTable): PatternKey {
  if (operator.scope === "global") return { key: keys.global, label: null };
  const paths = operator.by ?? ownPaths(bundle, event.type);
  const key = keyReader(keys, paths).find(event);
  if (key !== undefined) return { key, label: correlationOf(key) };
  const missing = paths.find((path) => !keyReader(keys, [path]).has(event)) ?? [];
  return { missing: missing.join("."), fields: fieldsBeside(event, missing) };
}

function ownPaths(bundle: Bundle, type: string): readonly Path[] {
  return (Object.hasOwn(bundle.events, type) ? bundle.events[type]?.key : undefined) ?? bundle.defaultKey;
}

/** Names that stand where the path goes astray: what was probably meant is among them. At most 12. */
function fieldsBeside({ data }: ChoreographyEvent, [root, ...names]: Path): readonly string[] {
  if (root !== "data") return [];
  let value: Json = data;
  for (const name of names) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    const object = value as { readonly [name: string]: Json };
    const next = Object.hasOwn(object, name) ? object[name] : undefined;
    if (typeof next !== "object" || next === null) return Object.keys(object).slice(0, 12);
    value = next;
  }
  return [];
}
