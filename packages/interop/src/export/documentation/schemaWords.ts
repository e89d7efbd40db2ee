// Says the type and the constraints of a JSON Schema in words.
import { isJsonList, isJsonObject, type Json, type JsonObject } from "@laban/model";

/** So many values of an enumeration are written out. */
const VALUES_MAX = 20;

/** "text", "whole number or nothing", "list of numbers", "one of several forms"; "anything" where nothing is said. */
export function typeOf(schema: JsonObject): string {
  const { type, format, items } = schema;
  if (typeof schema["$ref"] === "string") return "as defined elsewhere";
  const types = isJsonList(type) ? type : type === undefined ? [] : [type];
  const words = types.map((one) => {
    if (one === "array") return isJsonObject(items) ? `list of ${plural(typeOf(items))}` : "list";
    if (one === "string" && typeof format === "string") return `text (${format})`;
    return typeof one === "string" ? (names.get(one) ?? one) : "anything";
  });
  if (words.length > 0) return words.join(" or ");
  const forms = [schema["anyOf"], schema["oneOf"]].find(isJsonList);
  if (forms !== undefined)
    return [...new Set(forms.map((form) => (isJsonObject(form) ? typeOf(form) : "anything")))].join(" or ");
  const values = isJsonList(schema["enum"]) ? schema["enum"] : "const" in schema ? [schema["const"]] : [];
  const kinds = new Set(values.map(kindOfValue));
  return kinds.size === 1 ? ([...kinds][0] ?? "anything") : "anything";
}

const names: ReadonlyMap<string, string> = new Map([
  ["string", "text"],
  ["number", "number"],
  ["integer", "whole number"],
  ["boolean", "true or false"],
  ["object", "group of fields"],
  ["array", "list"],
  ["null", "nothing"],
]);

function plural(type: string): string {
  if (type === "text") return "texts";
  if (type.endsWith("number")) return `${type}s`;
  if (type === "group of fields") return "groups of fields";
  return type;
}

function kindOfValue(value: Json | undefined): string {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "true or false" : "anything";
}

/** "at least 0", "one of new, regular, gold", "1 to 80 characters": what a value must keep to, parted by semicolons. */
export function constraintsOf(schema: JsonObject): string {
  const own = [
    oneOf(schema["enum"]),
    "const" in schema ? `always ${valueText(schema["const"])}` : undefined,
    bounds(schema),
    step(schema["multipleOf"]),
    range(schema["minLength"], schema["maxLength"], "character"),
    typeof schema["pattern"] === "string" ? `matches ${schema["pattern"]}` : undefined,
    range(schema["minItems"], schema["maxItems"], "item"),
    schema["uniqueItems"] === true ? "each item once" : undefined,
    range(schema["minProperties"], schema["maxProperties"], "field"),
    schema["additionalProperties"] === false ? "no other fields" : undefined,
    "default" in schema ? `${valueText(schema["default"])} unless said` : undefined,
    schema["deprecated"] === true ? "no longer to be used" : undefined,
  ].filter((said) => said !== undefined);
  const items = schema["items"];
  const each = isJsonObject(items) ? constraintsOf(items) : "";
  return [...own, ...(each === "" ? [] : [`each ${each}`])].join("; ");
}

function oneOf(values: Json | undefined): string | undefined {
  if (!isJsonList(values)) return undefined;
  const shown = values.slice(0, VALUES_MAX).map(valueText);
  const more = values.length - shown.length;
  return `one of ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonObject): string | undefined {
  if (typeof minimum === "number" && typeof maximum === "number") return `${minimum} to ${maximum}`;
  const said = [
    typeof minimum === "number" ? `at least ${minimum}` : undefined,
    typeof exclusiveMinimum === "number" ? `over ${exclusiveMinimum}` : undefined,
    typeof maximum === "number" ? `at most ${maximum}` : undefined,
    typeof exclusiveMaximum === "number" ? `under ${exclusiveMaximum}` : undefined,
  ].filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(", ");
}

function step(value: Json | undefined): string | undefined {
  return typeof value === "number" ? `in steps of ${value}` : undefined;
}

function range(least: Json | undefined, most: Json | undefined, what: string): string | undefined {
  const unit = (count: Json): string => `${what}${count === 1 ? "" : "s"}`;
  if (typeof least === "number" && typeof most === "number") {
    return least === most ? `${least} ${unit(least)}` : `${least} to ${most} ${unit(most)}`;
  }
  if (typeof least === "number") return `at least ${least} ${unit(least)}`;
  return typeof most === "number" ? `at most ${most} ${unit(most)}` : undefined;
}

function valueText(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
