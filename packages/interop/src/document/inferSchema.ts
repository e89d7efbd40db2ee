// Infers the JSON Schema of payloads from many of them: types per field, which fields always come, enums where values are few.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";

/** Texts with at most this many different values, seen often enough, are taken for words of a fixed list. */
const ENUM_VALUES_MAX = 12;
const ENUM_SEEN_MIN = 20;
const ENUM_TEXT_MAX = 60;
/** Deeper objects, and fields beyond the count, are left open. */
const DEPTH_MAX = 4;
const FIELDS_MAX = 200;

/** Sees values of one place one after the other; memory is bounded by the limits above. */
export class SchemaSketch {
  readonly #depth: number;
  #seen = 0;
  readonly #types = new Set<"null" | "boolean" | "integer" | "number" | "string" | "array" | "object">();
  #words: Set<string> | undefined = new Set();
  readonly #fields = new Map<string, SchemaSketch>();
  #items: SchemaSketch | undefined;

  constructor(depth = 0) {
    this.#depth = depth;
  }

  /** Takes one more value into account. */
  see(value: Json): void {
    this.#seen += 1;
    if (typeof value === "string") {
      this.#types.add("string");
      this.#seeWord(value);
    } else if (typeof value === "number") this.#types.add(Number.isInteger(value) ? "integer" : "number");
    else if (typeof value === "boolean") this.#types.add("boolean");
    else if (isJsonList(value)) {
      this.#types.add("array");
      if (this.#depth < DEPTH_MAX)
        for (const item of value.slice(0, 20)) (this.#items ??= new SchemaSketch(this.#depth + 1)).see(item);
    } else if (isJsonObject(value)) {
      this.#types.add("object");
      this.#seeFields(value);
    } else this.#types.add("null");
  }

  /** The schema of what was seen; `{}` where values have nothing in common. */
  schema(): JsonObject {
    const types = new Set(this.#types);
    if (types.has("number")) types.delete("integer");
    const [type, ...others] = types;
    if (type === undefined || others.length > 0) return {};
    if (type === "string") return this.#isEnum() ? { type, enum: [...(this.#words ?? [])] } : { type };
    if (type === "array") {
      const items = this.#items?.schema();
      return items === undefined || Object.keys(items).length === 0 ? { type } : { type, items };
    }
    return type === "object" ? this.#objectSchema() : { type };
  }

  #objectSchema(): JsonObject {
    if (this.#depth >= DEPTH_MAX || this.#fields.size === 0) return { type: "object" };
    const fields = [...this.#fields];
    const required = fields.filter(([, field]) => field.#seen === this.#seen).map(([name]) => name);
    const properties = Object.fromEntries(fields.map(([name, field]) => [name, field.schema()]));
    return { type: "object", ...(required.length === 0 ? {} : { required }), properties };
  }

  #isEnum(): boolean {
    const count = this.#words?.size ?? 0;
    return count > 1 && this.#seen >= ENUM_SEEN_MIN && this.#seen >= 2 * count;
  }

  #seeWord(value: string): void {
    if (this.#words === undefined) return;
    this.#words.add(value);
    if (this.#words.size > ENUM_VALUES_MAX || value.length > ENUM_TEXT_MAX) this.#words = undefined;
  }

  #seeFields(value: JsonObject): void {
    if (this.#depth >= DEPTH_MAX) return;
    for (const [name, field] of Object.entries(value)) {
      let sketch = this.#fields.get(name);
      if (sketch === undefined) {
        if (this.#fields.size >= FIELDS_MAX) continue;
        sketch = new SchemaSketch(this.#depth + 1);
        this.#fields.set(name, sketch);
      }
      sketch.see(field);
    }
  }
}
