// The JSON Schema of bundles, made from the checks of the reader.
import { bundleShape } from "./bundleShape.ts";
import type { JsonSchema, SchemaDefinitions } from "./shape.ts";

/**
 * The JSON Schema (2020-12) of the bundles that this release writes; the same as schema/bundle.schema.json.
 *
 * It says all that one field can say by itself. It cannot say what fits together (ids are unique, names lead somewhere, windows are there
 * where they are needed, `needs.events` is complete), how deep and how large a bundle may be, or that the hash is the content's:
 * `readBundle` checks these.
 */
export function bundleSchema(): JsonSchema {
  const definitions: SchemaDefinitions = new Map();
  const root = bundleShape.schema(definitions);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Laban bundle, version 2",
    description: "An executable choreography. docs/formats/bundle.md describes it.",
    ...root,
    $defs: Object.fromEntries(definitions),
  };
}
