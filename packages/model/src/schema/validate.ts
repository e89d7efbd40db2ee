// A small JSON Schema (2020-12) validator for the subset that Laban uses. It interprets the schema, so it needs no generated code and obeys a strict CSP.
import type { DocumentPath } from "../diagnostic.ts";
import type { Json, JsonObject } from "../document.ts";
import { entryOf, isJsonList, isJsonObject, sameJson } from "../path.ts";
import { deepestBranch } from "./branches.ts";
import type { JsonSchema, SchemaIssue } from "./issue.ts";

/** How deep values and references are followed; deeper ones are an issue with keyword "depth". */
export const SCHEMA_DEPTH_MAX = 200;

/** At most this many issues are listed; the rest would not be read. */
const ISSUES_MAX = 200;

interface Walk {
  readonly root: JsonObject;
  readonly depth: number;
}

type Emit = (issue: SchemaIssue) => void;

/**
 * Lists how `value` fails `schema`; empty means it fits. Never throws on user data; a `$ref` that leads nowhere is an Invariant (thrown), because
 * schemas are checked with {@link unsupportedKeywords} before they are used. Of `anyOf`/`oneOf`, the issues of the branch that came nearest are given.
 */
export function validate(schema: JsonSchema, value: Json): readonly SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  check({ root: isJsonObject(schema) ? schema : {}, depth: 0 }, schema, value, [], (issue) => {
    if (issues.length < ISSUES_MAX) issues.push(issue);
  });
  return issues;
}

function check(walk: Walk, schema: JsonSchema, value: Json, path: DocumentPath, emit: Emit): void {
  if (schema === true) return;
  if (schema === false) return emit({ path, keyword: "false", expected: false, schema: {} });
  if (walk.depth > SCHEMA_DEPTH_MAX) return emit({ path, keyword: "depth", expected: SCHEMA_DEPTH_MAX, schema });
  const root = typeof schema["$id"] === "string" ? schema : walk.root;
  const below: Walk = { root, depth: walk.depth + 1 };
  const reference = schema["$ref"];
  if (typeof reference === "string") check(below, resolve(root, reference), value, path, emit);
  if (!hasType(schema["type"], value)) return emit({ path, keyword: "type", expected: schema["type"] ?? null, schema });
  checkChoice(schema, value, path, emit);
  if (typeof value === "string") checkString(schema, value, path, emit);
  else if (typeof value === "number") checkNumber(schema, value, path, emit);
  else if (isJsonList(value)) checkList(below, schema, value, path, emit);
  else if (isJsonObject(value)) checkObject(below, schema, value, path, emit);
  checkCombined(below, schema, value, path, emit);
}

function resolve(root: JsonObject, reference: string): JsonSchema {
  let target: Json | undefined = root;
  if (reference !== "#") {
    for (const step of reference.replace(/^#\//, "").split("/")) {
      const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
      target = isJsonObject(target)
        ? entryOf<Json>(target, name)
        : isJsonList(target)
          ? target[Number(name)]
          : undefined;
    }
  }
  if (!reference.startsWith("#") || (!isJsonObject(target) && typeof target !== "boolean")) {
    throw new Error(`Invariant: the schema reference ${JSON.stringify(reference)} leads nowhere`);
  }
  return target;
}

function hasType(type: Json | undefined, value: Json): boolean {
  if (type === undefined) return true;
  return isJsonList(type) ? type.some((one) => isOfType(one, value)) : isOfType(type, value);
}

function isOfType(type: Json, value: Json): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return typeof value === "number" && Number.isInteger(value);
    case "array":
      return isJsonList(value);
    case "object":
      return isJsonObject(value);
    default:
      return typeof value === type;
  }
}

function checkChoice(schema: JsonObject, value: Json, path: DocumentPath, emit: Emit): void {
  const choices = schema["enum"];
  if (isJsonList(choices) && !choices.some((choice) => sameJson(choice, value)))
    emit({ path, keyword: "enum", expected: choices, schema });
  const only = entryOf<Json>(schema, "const");
  if (only !== undefined && !sameJson(only, value)) emit({ path, keyword: "const", expected: only, schema });
}

function checkString(schema: JsonObject, value: string, path: DocumentPath, emit: Emit): void {
  // JSON Schema counts code points, as people count letters.
  const length = (): number => [...value].length;
  limit(schema, "minLength", (least) => length() < least, path, emit);
  limit(schema, "maxLength", (most) => value.length > most && length() > most, path, emit);
  const pattern = schema["pattern"];
  if (typeof pattern === "string" && !new RegExp(pattern, "u").test(value))
    emit({ path, keyword: "pattern", expected: pattern, schema });
}

function checkNumber(schema: JsonObject, value: number, path: DocumentPath, emit: Emit): void {
  limit(schema, "minimum", (least) => value < least, path, emit);
  limit(schema, "maximum", (most) => value > most, path, emit);
  limit(schema, "exclusiveMinimum", (below) => value <= below, path, emit);
  limit(schema, "exclusiveMaximum", (above) => value >= above, path, emit);
  limit(schema, "multipleOf", (step) => !Number.isInteger(value / step), path, emit);
}

function checkList(walk: Walk, schema: JsonObject, value: readonly Json[], path: DocumentPath, emit: Emit): void {
  limit(schema, "minItems", (least) => value.length < least, path, emit);
  limit(schema, "maxItems", (most) => value.length > most, path, emit);
  if (schema["uniqueItems"] === true && hasRepeats(value))
    emit({ path, keyword: "uniqueItems", expected: true, schema });
  const first = isJsonList(schema["prefixItems"]) ? schema["prefixItems"] : [];
  const rest = schema["items"];
  for (const [at, item] of value.entries()) {
    const itemSchema = at < first.length ? first[at] : rest;
    if (isSchema(itemSchema)) check(walk, itemSchema, item, [...path, at], emit);
  }
}

function hasRepeats(value: readonly Json[]): boolean {
  return value.some((item, at) => value.slice(0, at).some((earlier) => sameJson(earlier, item)));
}

function checkObject(walk: Walk, schema: JsonObject, value: JsonObject, path: DocumentPath, emit: Emit): void {
  const names = Object.keys(value);
  limit(schema, "minProperties", (least) => names.length < least, path, emit);
  limit(schema, "maxProperties", (most) => names.length > most, path, emit);
  const required = isJsonList(schema["required"]) ? schema["required"] : [];
  for (const name of required) {
    if (typeof name === "string" && !Object.hasOwn(value, name))
      emit({ path, keyword: "required", expected: name, schema });
  }
  const nameSchema = schema["propertyNames"];
  const known = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const byPattern = isJsonObject(schema["patternProperties"]) ? Object.entries(schema["patternProperties"]) : [];
  const others = schema["additionalProperties"];
  for (const name of names) {
    const item = value[name] ?? null;
    const place = [...path, name];
    if (isSchema(nameSchema))
      check(walk, nameSchema, name, place, (issue) => emit({ ...issue, keyword: "propertyNames" }));
    const own = entryOf<Json>(known, name);
    if (isSchema(own)) check(walk, own, item, place, emit);
    const matching = byPattern.filter(([pattern]) => new RegExp(pattern, "u").test(name));
    for (const [, patternSchema] of matching)
      if (isSchema(patternSchema)) check(walk, patternSchema, item, place, emit);
    if (own !== undefined || matching.length > 0) continue;
    if (others === false) emit({ path: place, keyword: "additionalProperties", expected: Object.keys(known), schema });
    else if (isSchema(others)) check(walk, others, item, place, emit);
  }
}

function checkCombined(walk: Walk, schema: JsonObject, value: Json, path: DocumentPath, emit: Emit): void {
  for (const part of schemasIn(schema["allOf"])) check(walk, part, value, path, emit);
  const any = schemasIn(schema["anyOf"]);
  if (any.length > 0) checkBranches(walk, { schema, keyword: "anyOf", branches: any }, value, path, emit);
  const one = schemasIn(schema["oneOf"]);
  if (one.length > 0) checkBranches(walk, { schema, keyword: "oneOf", branches: one }, value, path, emit);
  const not = schema["not"];
  if (isSchema(not) && issuesOf(walk, not, value, path).length === 0)
    emit({ path, keyword: "not", expected: not, schema });
  const condition = schema["if"];
  if (isSchema(condition)) {
    const next = issuesOf(walk, condition, value, path).length === 0 ? schema["then"] : schema["else"];
    if (isSchema(next)) check(walk, next, value, path, emit);
  }
}

interface Branches {
  readonly schema: JsonObject;
  readonly keyword: "anyOf" | "oneOf";
  readonly branches: readonly JsonSchema[];
}

function checkBranches(
  walk: Walk,
  { schema, keyword, branches }: Branches,
  value: Json,
  path: DocumentPath,
  emit: Emit,
): void {
  const results = branches.map((branch) => issuesOf(walk, branch, value, path));
  const fitting = results.filter((issues) => issues.length === 0).length;
  if (fitting === 1 || (fitting > 1 && keyword === "anyOf")) return;
  const nearest = fitting > 1 ? undefined : deepestBranch(results, path);
  if (nearest === undefined) emit({ path, keyword, expected: branches, schema });
  else for (const issue of nearest) emit(issue);
}

function issuesOf(walk: Walk, schema: JsonSchema, value: Json, path: DocumentPath): readonly SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  check(walk, schema, value, path, (issue) => {
    if (issues.length < ISSUES_MAX) issues.push(issue);
  });
  return issues;
}

function schemasIn(value: Json | undefined): readonly JsonSchema[] {
  return isJsonList(value) ? value.filter(isSchema) : [];
}

function isSchema(value: Json | undefined): value is JsonSchema {
  return typeof value === "boolean" || isJsonObject(value);
}

function limit(
  schema: JsonObject,
  keyword: string,
  isBroken: (bound: number) => boolean,
  path: DocumentPath,
  emit: Emit,
): void {
  const bound = schema[keyword];
  if (typeof bound === "number" && isBroken(bound)) emit({ path, keyword, expected: bound, schema });
}
