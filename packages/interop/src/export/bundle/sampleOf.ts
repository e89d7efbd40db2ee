// A payload that fits a schema, always the same one: what an event of the type looks like, for whoever connects to a bundle.
import { entryOf, isJsonList, isJsonObject, validate } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";

const DEPTH_MAX = 12;
const LIST_LENGTH_MAX = 100;

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "2026-01-01T00:00:00Z",
  date: "2026-01-01",
  time: "00:00:00Z",
  duration: "PT1H",
  email: "someone@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  "uri-reference": "/example",
  uuid: "00000000-0000-4000-8000-000000000000",
};

/**
 * A value that fits the schema, or undefined when none was found (a `pattern` without an example, a contradiction). Examples, constants and defaults of
 * the schema come first; fields that are not required are there too, as far as they can be.
 */
export function sampleOf(schema: JsonObject): Json | undefined {
  for (const isSparse of [false, true]) {
    const sample = draw(schema, { root: schema, depth: 0, isSparse });
    if (sample !== undefined && fits(schema, sample)) return sample;
  }
  return undefined;
}

/** Whether the value fits; a schema with references that lead out of it fits nothing. */
export function fits(schema: JsonObject, value: Json): boolean {
  try {
    return validate(schema, value).length === 0;
  } catch {
    // A reference that leads nowhere, or a pattern that is no regular expression: the schema cannot be obeyed, which is what is asked here.
    return false;
  }
}

interface Drawing {
  readonly root: JsonObject;
  readonly depth: number;
  /** Required fields only. */
  readonly isSparse: boolean;
}

function draw(schema: Json | undefined, drawing: Drawing): Json | undefined {
  if (schema === true || schema === undefined) return "any";
  if (!isJsonObject(schema) || drawing.depth > DEPTH_MAX) return undefined;
  const below = { ...drawing, depth: drawing.depth + 1 };
  const offered = offeredBy(schema).find((value) => fits({ ...schema, $defs: drawing.root["$defs"] ?? {} }, value));
  if (offered !== undefined) return offered;
  const reference = entryOf<Json>(schema, "$ref");
  if (typeof reference === "string") return draw(resolved(drawing.root, reference), below);
  const merged = mergedAll(schema);
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = entryOf<Json>(merged, keyword);
    if (!isJsonList(branches)) continue;
    const { [keyword]: _, ...rest } = merged;
    for (const branch of branches) {
      const drawn = draw(isJsonObject(branch) ? both(rest, branch) : branch, below);
      if (drawn !== undefined) return drawn;
    }
    return undefined;
  }
  return drawTyped(merged, below);
}

/** What the schema itself says a value is. */
function offeredBy(schema: JsonObject): readonly Json[] {
  const listed = ["examples", "enum"].flatMap((keyword) => {
    const values = entryOf<Json>(schema, keyword);
    return isJsonList(values) ? values : [];
  });
  const single = ["const", "default"].flatMap((keyword) => entryOf<Json>(schema, keyword) ?? []);
  return [...listed, ...single];
}

function drawTyped(schema: JsonObject, drawing: Drawing): Json | undefined {
  const written = entryOf<Json>(schema, "type");
  const type = isJsonList(written) ? (written.find((one) => one !== "null") ?? "null") : written;
  switch (type ?? (isJsonObject(entryOf<Json>(schema, "properties")) ? "object" : "string")) {
    case "null":
      return null;
    case "boolean":
      return true;
    case "integer":
      return drawNumber(schema, 1);
    case "number":
      return drawNumber(schema, 0);
    case "array":
      return drawList(schema, drawing);
    case "object":
      return drawObject(schema, drawing);
    default:
      return drawText(schema);
  }
}

function drawText(schema: JsonObject): string {
  const format = entryOf<Json>(schema, "format");
  const known = typeof format === "string" ? entryOf(FORMATS, format) : undefined;
  const least = numberAt(schema, "minLength") ?? 0;
  const most = numberAt(schema, "maxLength") ?? Infinity;
  return (known ?? "text").padEnd(Math.min(least, 10_000), "x").slice(0, Math.max(0, most));
}

/** `step` 1 for integers, 0 for any number. */
function drawNumber(schema: JsonObject, step: 0 | 1): number {
  const unit = numberAt(schema, "multipleOf") ?? step;
  const nudge = unit === 0 ? 0.5 : unit;
  const above = numberAt(schema, "exclusiveMinimum");
  const below = numberAt(schema, "exclusiveMaximum");
  const least = Math.max(numberAt(schema, "minimum") ?? -Infinity, above === undefined ? -Infinity : above + nudge / 2);
  const most = Math.min(numberAt(schema, "maximum") ?? Infinity, below === undefined ? Infinity : below - nudge / 2);
  const wish = Math.min(Math.max(1, least), most);
  if (unit === 0) return least > most ? ((above ?? 0) + (below ?? 0)) / 2 : wish;
  const rounded = Math.ceil(wish / unit) * unit;
  return rounded > most ? Math.floor(most / unit) * unit : rounded;
}

function drawList(schema: JsonObject, drawing: Drawing): Json | undefined {
  const first = entryOf<Json>(schema, "prefixItems");
  const items = entryOf<Json>(schema, "items");
  const least = Math.min(numberAt(schema, "minItems") ?? 0, LIST_LENGTH_MAX);
  const most = numberAt(schema, "maxItems") ?? Infinity;
  const fixed = isJsonList(first) ? first : [];
  const length = Math.min(Math.max(least, fixed.length, items === false ? 0 : 1), most);
  const list = Array.from({ length }, (_, at) => draw(fixed[at] ?? items, drawing));
  const drawn = list.filter((item) => item !== undefined);
  if (drawn.length === length) return drawn;
  return least === 0 ? [] : undefined;
}

function drawObject(schema: JsonObject, drawing: Drawing): Json | undefined {
  const properties = entryOf<Json>(schema, "properties");
  const known = isJsonObject(properties) ? properties : {};
  const listed = entryOf<Json>(schema, "required");
  const required = new Set(isJsonList(listed) ? listed.filter((name) => typeof name === "string") : []);
  const names = drawing.isSparse ? required : new Set([...Object.keys(known), ...required]);
  const fields: (readonly [string, Json])[] = [];
  for (const name of names) {
    const value = draw(entryOf<Json>(known, name), drawing);
    if (value !== undefined) fields.push([name, value]);
    else if (required.has(name)) return undefined;
  }
  return Object.fromEntries(fields);
}

function mergedAll(schema: JsonObject): JsonObject {
  const parts = entryOf<Json>(schema, "allOf");
  if (!isJsonList(parts)) return schema;
  const { allOf: _, ...rest } = schema;
  return parts.reduce<JsonObject>((merged, part) => (isJsonObject(part) ? both(merged, part) : merged), rest);
}

/** Both at once, as far as that can be written as one: fields and required names of both, else the second's word. */
function both(left: JsonObject, right: JsonObject): JsonObject {
  const joined = (keyword: string): JsonObject => {
    const [a, b] = [entryOf<Json>(left, keyword), entryOf<Json>(right, keyword)];
    if (isJsonList(a) && isJsonList(b) && keyword === "required") return { [keyword]: [...new Set([...a, ...b])] };
    if (isJsonObject(a) && isJsonObject(b) && keyword === "properties") return { [keyword]: { ...a, ...b } };
    return {};
  };
  return { ...left, ...right, ...joined("required"), ...joined("properties") };
}

function resolved(root: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith("#")) return false;
  let target: Json | undefined = root;
  for (const step of reference.slice(1).split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    target = isJsonObject(target) ? entryOf<Json>(target, name) : isJsonList(target) ? target[Number(name)] : false;
  }
  return target ?? false;
}

function numberAt(schema: JsonObject, keyword: string): number | undefined {
  const value = entryOf<Json>(schema, keyword);
  return typeof value === "number" ? value : undefined;
}
