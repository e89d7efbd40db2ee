// Keys of simulated events: read from the event that asks, written into the event that answers, so that both belong to one correlation.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent, Json, JsonObject } from "@laban/trace";

type Path = readonly string[];

/** The correlation paths of an event type. */
export function keyPathsOf(bundle: Bundle, type: string): readonly Path[] {
  return Object.hasOwn(bundle.events, type) ? (bundle.events[type]?.key ?? bundle.defaultKey) : bundle.defaultKey;
}

/** The parts of an event's key; undefined when one is missing. */
export function keyOf(bundle: Bundle, event: ChoreographyEvent): readonly Json[] | undefined {
  const parts = keyPathsOf(bundle, event.type).map((path) => valueAt(event, path));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function valueAt(event: ChoreographyEvent, path: Path): Json | undefined {
  if (path.length === 1 && path[0] === "correlation_id") return event.correlation_id;
  if (path.length === 1 && path[0] === "source") return event.source;
  if (path[0] !== "data") return undefined;
  let value: Json | undefined = event.data;
  for (const name of path.slice(1)) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
      return undefined;
    value = (value as JsonObject)[name];
  }
  return value;
}

/** `data` with the parts of a key written at the type's paths. Paths outside `data` are the envelope's matter. */
export function withKey(data: JsonObject, paths: readonly Path[], key: readonly Json[]): JsonObject {
  let result = data;
  for (const [index, path] of paths.entries()) {
    const part = key[index];
    if (part !== undefined && path[0] === "data" && path.length > 1) result = withValue(result, path.slice(1), part);
  }
  return result;
}

function withValue(object: JsonObject, path: Path, value: Json): JsonObject {
  const [name = "", ...rest] = path;
  const before = Object.hasOwn(object, name) ? object[name] : undefined;
  const inner = typeof before === "object" && before !== null && !Array.isArray(before) ? (before as JsonObject) : {};
  const after = rest.length === 0 ? value : withValue(inner, rest, value);
  // fromEntries defines own properties, whatever their names are.
  return Object.fromEntries([...Object.entries(object).filter(([other]) => other !== name), [name, after]]);
}

/** A key as one text, for the correlation id. */
export function keyText(key: readonly Json[]): string {
  return key.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(" · ");
}
