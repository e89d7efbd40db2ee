// The corpus speaks of everything that a pattern can be written with: every field and every choice of every kind's schema stands in some case.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { kindCatalog } from "@laban/compiler";
import { isJsonList, isJsonObject, type Json, type JsonObject, readDocument } from "@laban/model";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../../../fixtures/", import.meta.url));
const kinds = ["pattern", "sequence", "absence", "all_of", "any_of", "threshold", "state_machine"];

/** The pattern records of all cases that are played. */
function records(): readonly JsonObject[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return files.flatMap((file) => {
    const { value } = readDocument(readFileSync(`${folder}${file}`, "utf8"));
    const cases = isJsonObject(value) && isJsonList(value["cases"]) ? value["cases"] : [];
    return cases.flatMap((each) =>
      isJsonObject(each) && isJsonObject(each["patterns"]) && each["events"] !== undefined
        ? Object.values(each["patterns"]).filter(isJsonObject)
        : [],
    );
  });
}

/** All that can be written below a schema: ".steps[].strict", '.starts="overlap"'. */
function* writable(schema: JsonObject, place: string): Generator<string> {
  for (const [name, inner] of Object.entries(objectAt(schema, "properties"))) {
    yield `${place}.${name}`;
    if (isJsonObject(inner)) yield* writable(inner, `${place}.${name}`);
  }
  for (const value of listAt(schema, "enum")) yield `${place}=${JSON.stringify(value)}`;
  for (const inner of listAt(schema, "anyOf")) if (isJsonObject(inner)) yield* writable(inner, place);
  const { items, additionalProperties } = schema;
  if (isJsonObject(items)) yield* writable(items, `${place}[]`);
  if (isJsonObject(additionalProperties)) yield* writable(additionalProperties, `${place}.*`);
}

/** All of it that a value has. */
function* written(schema: JsonObject, value: Json, place: string): Generator<string> {
  for (const inner of listAt(schema, "anyOf")) if (isJsonObject(inner)) yield* written(inner, value, place);
  if (listAt(schema, "enum").includes(value)) yield `${place}=${JSON.stringify(value)}`;
  const { items, additionalProperties } = schema;
  if (isJsonList(value) && isJsonObject(items)) for (const item of value) yield* written(items, item, `${place}[]`);
  if (!isJsonObject(value)) return;
  const properties = objectAt(schema, "properties");
  for (const [name, item] of Object.entries(value)) {
    const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (isJsonObject(inner)) {
      yield `${place}.${name}`;
      yield* written(inner, item, `${place}.${name}`);
    } else if (isJsonObject(additionalProperties)) yield* written(additionalProperties, item, `${place}.*`);
  }
}

function objectAt(schema: JsonObject, name: string): JsonObject {
  const value = schema[name];
  return isJsonObject(value) ? value : {};
}

function listAt(schema: JsonObject, name: string): readonly Json[] {
  const value = schema[name];
  return isJsonList(value) ? value : [];
}

/** How an action is written is the same everywhere, and its time is played by simulations, not by cases; words for people are not played. */
const isElsewhere = (place: string): boolean => /\.(timeout|description|action|capability)$/.test(place);

test.each(kinds)("every field and choice of the kind %s stands in a case", (kind) => {
  const schema = kindCatalog.find(kind)?.schema;
  if (!isJsonObject(schema)) throw new Error(`There is no kind ${kind}`);
  const used = new Set<string>();
  for (const record of records()) {
    if (record["kind"] !== kind) continue;
    for (const place of written(schema, record, "")) used.add(place);
  }
  expect([...new Set(writable(schema, ""))].filter((place) => !used.has(place) && !isElsewhere(place))).toEqual([]);
});
