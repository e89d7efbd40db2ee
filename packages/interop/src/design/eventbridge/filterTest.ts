// One value or content filter → a test over a variable.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";

/** The test, or why there is none. */
export type FilterTest = { readonly text: string } | { readonly why: string };

const COMPARISONS = new Set(["=", "<", "<=", ">", ">="]);

/** Tests `variable` as the filter does. */
export function filterTest(filter: Json, variable: string): FilterTest {
  if (!isJsonObject(filter)) {
    if (isJsonList(filter)) return { why: "a list cannot stand for a value" };
    return isSayable(filter) ? { text: `${variable} == ${constant(filter)}` } : { why: tooLarge };
  }
  const [entry, second] = Object.entries(filter);
  if (entry === undefined || second !== undefined) return { why: "a filter has exactly one name" };
  const [name, value] = entry;
  switch (name) {
    case "prefix":
    case "suffix":
      return affix(name, value, variable);
    case "equals-ignore-case":
      return typeof value === "string"
        ? { text: `${isText(variable)} && ${variable}.lowerAscii() == ${JSON.stringify(lower(value))}` }
        : { why: "equals-ignore-case wants a text" };
    case "wildcard":
      return typeof value === "string"
        ? { text: `${isText(variable)} && ${variable}.matches(${JSON.stringify(wildcard(value))})` }
        : { why: "wildcard wants a text" };
    case "numeric":
      return numeric(value, variable);
    case "anything-but":
      return anythingBut(value, variable);
    default:
      return { why: `the filter "${name.slice(0, 60)}" cannot be said in CEL` };
  }
}

function affix(name: "prefix" | "suffix", value: Json, variable: string): FilterTest {
  const call = name === "prefix" ? "startsWith" : "endsWith";
  if (typeof value === "string")
    return { text: `${isText(variable)} && ${variable}.${call}(${JSON.stringify(value)})` };
  const folded = isJsonObject(value) ? value["equals-ignore-case"] : undefined;
  if (typeof folded !== "string" || !hasOneName(value)) return { why: `${name} wants a text` };
  return { text: `${isText(variable)} && ${variable}.lowerAscii().${call}(${JSON.stringify(lower(folded))})` };
}

function numeric(value: Json, variable: string): FilterTest {
  if (!isJsonList(value) || value.length === 0 || value.length % 2 !== 0)
    return { why: "numeric wants pairs of a comparison and a number" };
  const tests: string[] = [];
  for (let at = 0; at < value.length; at += 2) {
    const [op, number] = [value[at], value[at + 1]];
    if (typeof op !== "string" || !COMPARISONS.has(op) || typeof number !== "number")
      return { why: "numeric wants pairs of a comparison and a number" };
    if (!isSayable(number)) return { why: tooLarge };
    tests.push(`${variable} ${op === "=" ? "==" : op} ${number}`);
  }
  return { text: [`type(${variable}) in [int, double]`, ...tests].join(" && ") };
}

/** What `anything-but` may deny besides values; each takes one text or a list of them. */
const DENIED = new Set(["prefix", "suffix", "equals-ignore-case", "wildcard"]);

function anythingBut(value: Json, variable: string): FilterTest {
  if (isJsonObject(value)) return anythingButFilter(value, variable);
  const values = isJsonList(value) ? value : [value];
  const [only] = values;
  if (only === undefined) return { why: "anything-but wants at least one value" };
  if (values.some((each) => typeof each === "object" && each !== null)) return { why: "anything-but wants values" };
  if (!values.every(isSayable)) return { why: tooLarge };
  if (values.length === 1) return { text: `${variable} != ${constant(only)}` };
  return { text: `!(${variable} in [${values.map(constant).join(", ")}])` };
}

function anythingButFilter(value: JsonObject, variable: string): FilterTest {
  const [entry] = Object.entries(value);
  if (entry === undefined || !hasOneName(value)) return { why: "anything-but denies exactly one filter" };
  const [name, inner] = entry;
  if (!DENIED.has(name)) return { why: `anything-but cannot deny the filter "${name.slice(0, 60)}"` };
  const alternatives = isJsonList(inner) ? inner : [inner];
  if (alternatives.length === 0) return { why: `anything-but with ${name} wants at least one text` };
  const texts: string[] = [];
  for (const each of alternatives) {
    const test = filterTest({ [name]: each }, variable);
    if ("why" in test) return test;
    texts.push(`(${test.text})`);
  }
  return { text: `!(${texts.join(" || ")})` };
}

const tooLarge = "the number is larger than any that can be kept";

/** JSON may write numbers that no double holds; they are read as infinite. */
function isSayable(value: Json): boolean {
  return typeof value !== "number" || Number.isFinite(value);
}

function hasOneName(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 1;
}

function isText(variable: string): string {
  return `type(${variable}) == string`;
}

function constant(value: Json): string {
  return JSON.stringify(value);
}

function lower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (sign) => sign.toLowerCase());
}

/** `*` is any run of signs; with a backslash before it, itself. */
function wildcard(text: string): string {
  const parts = text.replaceAll(/\\(.)|([*])|([^])/gs, (_whole, escaped?: string, star?: string, sign?: string) =>
    star === undefined ? (escaped ?? sign ?? "").replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&") : ".*",
  );
  return `(?s)^${parts}$`;
}
