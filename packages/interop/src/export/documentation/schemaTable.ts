// A JSON Schema as a table that people read: one row per field, with its type, whether it must be there, what it may hold, and whether it is sensitive.
import { isJsonList, isJsonObject, type Json, type JsonObject } from "@laban/model";
import { constraintsOf, typeOf } from "./schemaWords.ts";
import { joined, type Line, type Table } from "./page.ts";

/** Deeper or longer schemas are cut, and the table says so. */
const DEPTH_MAX = 8;
const ROWS_MAX = 400;

/** A field with its place below `data`. */
interface Field {
  readonly path: string;
  readonly schema: JsonObject;
  readonly isRequired: boolean;
  readonly isSensitive: boolean;
}

/** The table, or undefined for a schema without a single field. */
export function schemaTable(event: string, schema: JsonObject, sensitive: readonly string[]): Table | undefined {
  const fields: Field[] = [];
  const rest = [...sensitive];
  collect(schema, "", 0, fields, rest, schema);
  // What is marked sensitive without a schema of its own is a field that someone knows of.
  for (const path of rest) fields.push({ path, schema: {}, isRequired: false, isSensitive: true });
  if (fields.length === 0) return undefined;
  const hasNotes = fields.some((field) => noteOf(field).length > 0);
  return {
    type: "table",
    caption: `Fields of ${event}`,
    head: ["Field", "Type", "Required", ...(hasNotes ? ["What it holds"] : [])],
    rows: fields.map((field) => {
      const row: readonly Line[] = [
        [{ code: field.path }],
        [typeOf(field.schema)],
        [field.isRequired ? "yes" : "no"],
        noteOf(field),
      ];
      return hasNotes ? row : row.slice(0, 3);
    }),
  };
}

function collect(
  schema: JsonObject,
  base: string,
  depth: number,
  fields: Field[],
  sensitive: string[],
  root: JsonObject,
): void {
  const properties = entriesOf(schema["properties"]);
  const required = new Set(isJsonList(schema["required"]) ? schema["required"] : []);
  for (const [name, value] of properties) {
    if (fields.length >= ROWS_MAX || depth >= DEPTH_MAX) return;
    const field = isJsonObject(value) ? resolved(value, root) : {};
    const path = base === "" ? name : `${base}.${name}`;
    const marked = sensitive.indexOf(path);
    if (marked >= 0) sensitive.splice(marked, 1);
    fields.push({ path, schema: field, isRequired: required.has(name), isSensitive: marked >= 0 });
    collect(field, path, depth + 1, fields, sensitive, root);
    const items = field["items"];
    if (isJsonObject(items)) collect(resolved(items, root), `${path}[]`, depth + 1, fields, sensitive, root);
  }
}

// Only references within the schema exist; one step is followed, so that a schema that contains itself ends.
function resolved(schema: JsonObject, root: JsonObject): JsonObject {
  const reference = schema["$ref"];
  const match = typeof reference === "string" ? /^#\/\$defs\/([^/]+)$/.exec(reference) : null;
  const definitions = root["$defs"];
  if (match === null || !isJsonObject(definitions) || !Object.hasOwn(definitions, match[1] ?? "")) return schema;
  const found = definitions[match[1] ?? ""];
  return isJsonObject(found) ? found : schema;
}

function noteOf({ schema, isSensitive }: Field): Line {
  const parts: Line[] = [];
  if (isSensitive) parts.push([{ strong: "sensitive" }]);
  const constraints = constraintsOf(schema);
  if (constraints !== "") parts.push([constraints]);
  const description = schema["description"];
  if (typeof description === "string" && description.trim() !== "") parts.push([description.trim()]);
  return joined(parts, " · ");
}

function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
