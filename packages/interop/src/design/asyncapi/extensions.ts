// The extensions (`x-…`) of an AsyncAPI document: whose meaning only their makers know, so that each is told and none passed over.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json } from "@laban/model";

/** How often each extension stands in the document, wherever; in the order of first sight. What stands inside an extension is its own. */
export function extensionsIn(value: Json): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const waiting: Json[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isJsonList(next)) {
      waiting.push(...next);
      continue;
    }
    if (!isJsonObject(next)) continue;
    for (const [name, inner] of Object.entries(next)) {
      if (name.startsWith("x-")) counts.set(name, (counts.get(name) ?? 0) + 1);
      else waiting.push(inner);
    }
  }
  return counts;
}

/** Why an extension is left out, and what to do. */
export function whyLeftOut(name: string): string {
  return name.startsWith("x-laban-")
    ? "it tells other readers what the format has no words for; to have all of it back, import the choreography's own text"
    : "an extension means what its makers say, and is not read";
}
