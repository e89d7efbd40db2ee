// What the validator takes and gives.
import type { DocumentPath } from "../diagnostic.ts";
import type { Json, JsonObject } from "../document.ts";

/** A schema: an object of keywords, or true (anything) or false (nothing). */
export type JsonSchema = JsonObject | boolean;

/** One way in which a value does not fit its schema. */
export interface SchemaIssue {
  /** The place in the value. */
  readonly path: DocumentPath;
  /** The keyword that is not obeyed: "type", "required", "additionalProperties", … or "depth" beyond the deepest nesting. */
  readonly keyword: string;
  /** The keyword's value in the schema, or for "required" the missing name. */
  readonly expected: Json;
  /** The schema that was not obeyed, for messages. */
  readonly schema: JsonObject;
}
