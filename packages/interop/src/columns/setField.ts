// Fills payloads with names that come out of files: "__proto__" and "constructor" are names like others.
import type { Json } from "@laban/model";

/** Sets a field as an own property, whatever its name. */
export function setField(data: Record<string, Json>, name: string, value: Json): void {
  if (name === "__proto__") {
    Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true });
  } else data[name] = value;
}
