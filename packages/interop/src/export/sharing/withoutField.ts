// Takes a field out of a schema, and values for it out of the data that someone wrote.
import { isJsonList, isJsonObject, type Json, type JsonObject } from "@laban/model";
import { mentions } from "./readersOf.ts";

/** Something that was taken out, at its place. */
export interface Stripped {
  readonly path: readonly string[];
  /** What it was, in words: "the field customer.email", "a value for customer.email". */
  readonly what: string;
}

/** The schema without the field at `path`; with `keepsType` its name and type stay and all else of it goes. Lists of groups are looked into. */
export function withoutField(schema: JsonObject, path: readonly string[], keepsType: boolean): JsonObject {
  const [name, ...rest] = path;
  const { properties, items } = schema;
  if (name === undefined) return schema;
  if (!isJsonObject(properties) || !Object.hasOwn(properties, name)) {
    return isJsonObject(items) ? { ...schema, items: withoutField(items, path, keepsType) } : schema;
  }
  const field = properties[name];
  const change = (): Json | undefined => {
    if (rest.length > 0) return isJsonObject(field) ? withoutField(field, rest, keepsType) : field;
    if (!keepsType) return undefined;
    return isJsonObject(field) && field["type"] !== undefined ? { type: field["type"] } : {};
  };
  const changed = change();
  const left = Object.entries(properties).flatMap(([key, value]): [string, Json][] =>
    key !== name ? [[key, value]] : changed === undefined ? [] : [[key, changed]],
  );
  const { required, examples: _examples, ...others } = schema;
  return {
    ...others,
    ...(isJsonList(required)
      ? { required: changed === undefined ? required.filter((one) => one !== name) : required }
      : {}),
    properties: Object.fromEntries(left),
  };
}

/**
 * Data without values at the sensitive `fields`, and without values that are computed from one of `quoting` (`{ $cel: data.customer.email }`); what goes
 * is entered in `stripped`.
 */
export function withoutData(
  data: JsonObject,
  {
    fields,
    quoting,
    path,
    stripped,
    base = "",
  }: {
    readonly fields: readonly string[];
    readonly quoting: readonly string[];
    readonly path: readonly string[];
    readonly stripped: Stripped[];
    readonly base?: string;
  },
): JsonObject {
  const left: [string, Json][] = [];
  for (const [name, value] of Object.entries(data)) {
    const field = base === "" ? name : `${base}.${name}`;
    const quoted = quoting.find((one) => typeof entryCel(value) === "string" && mentions(entryCel(value) ?? "", one));
    if (fields.includes(field)) stripped.push({ path: [...path, name], what: `a value for ${field}` });
    else if (quoted !== undefined) stripped.push({ path: [...path, name], what: `a value computed from ${quoted}` });
    else if (isJsonObject(value))
      left.push([name, withoutData(value, { fields, quoting, path: [...path, name], stripped, base: field })]);
    else left.push([name, value]);
  }
  return Object.fromEntries(left);
}

function entryCel(value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const cel = value["$cel"] ?? value["cel"];
  return typeof cel === "string" ? cel : undefined;
}
