// Reads a correlation path: "data.order_id" → ["data", "order_id"]; or one of the event's own names.
import type { Path } from "@laban/bundle";

/** Names of an event that a key may be made of, besides what is below `data`. */
const EVENT_NAMES: ReadonlySet<string> = new Set(["correlation_id", "source", "type", "id"]);

/** Names that a path may start with, as a message lists them. */
export const PATH_ROOTS = "data.…, correlation_id, source, type or id";

/** The names of a dotted path; undefined when it starts nowhere in an event or has empty parts. */
export function parseCorrelationPath(text: string): Path | undefined {
  const names = text.split(".");
  if (names.some((name) => name === "")) return undefined;
  const [root] = names;
  if (root === "data") return names.length > 1 ? names : undefined;
  return names.length === 1 && root !== undefined && EVENT_NAMES.has(root) ? names : undefined;
}
