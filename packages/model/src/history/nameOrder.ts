// The preferred order of names in records, from the schema: where a new field goes among its neighbours.
import type { DocumentPath } from "../diagnostic.ts";
import type { Json, JsonObject } from "../document.ts";
import type { NameOrder } from "../edit/refine.ts";
import type { KindCatalog } from "../kind.ts";
import { entryOf, isJsonObject, valueAt } from "../path.ts";
import { documentJsonSchema } from "../schema/documentSchema.ts";

const SCHEMA = documentJsonSchema();

/** The order in which the schemas name the fields; undefined for maps of the author's own names. */
export function nameOrder(value: Json, catalog: KindCatalog): NameOrder {
  return (path) => {
    const properties = schemaAt(value, path, catalog)?.["properties"];
    return isJsonObject(properties) ? Object.keys(properties) : undefined;
  };
}

function schemaAt(value: Json, path: DocumentPath, catalog: KindCatalog): JsonObject | undefined {
  const kind = path[0] === "patterns" && path.length >= 2 ? valueAt(value, [...path.slice(0, 2), "kind"]) : undefined;
  const start = typeof kind === "string" ? catalog.find(kind)?.schema : SCHEMA;
  let schema: JsonObject | undefined = start;
  for (const step of typeof kind === "string" ? path.slice(2) : path)
    schema = schema === undefined ? undefined : below(schema, step);
  return schema;
}

function below(schema: JsonObject, step: string | number): JsonObject | undefined {
  const properties = schema["properties"];
  const own = isJsonObject(properties) ? entryOf<Json>(properties, String(step)) : undefined;
  const next = own ?? (typeof step === "number" ? schema["items"] : schema["additionalProperties"]);
  return isJsonObject(next) ? next : undefined;
}
