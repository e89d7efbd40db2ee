// An event pattern of EventBridge → the types that it is about and a condition. Fields are joined by &&, what a field may be by ||; a value that is a list
// fits when one of its items does.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import { notTranslated } from "../notTranslated.ts";
import { filterTest } from "./filterTest.ts";

/** A part that has no equal here, with its place below the pattern. */
export interface RuleProblem {
  readonly path: readonly (string | number)[];
  readonly why: string;
}

/** What a pattern says. */
export interface RuleCondition {
  /** Names of `detail-type`; none where it is filtered otherwise or not at all. */
  readonly types: readonly string[];
  readonly when?: string;
  readonly problems: readonly RuleProblem[];
}

/** Fields around the detail, as they are called here. */
const ENVELOPE: ReadonlyMap<string, string> = new Map([
  ["source", "event.source"],
  ["id", "event.id"],
  ["detail-type", "event.type"],
]);
const UNKNOWN_HERE = new Set(["account", "region", "resources", "time", "version"]);

/** Reads a pattern; the order of its fields is kept. */
export function ruleCondition(pattern: JsonObject): RuleCondition {
  const problems: RuleProblem[] = [];
  const parts: string[] = [];
  const listed = Object.hasOwn(pattern, "detail-type") ? pattern["detail-type"] : undefined;
  const types =
    isJsonList(listed) && listed.every((type) => typeof type === "string" && type.trim() !== "")
      ? listed.map(String)
      : [];
  const isAws = ["detail", "detail-type", "source"].some((field) => Object.hasOwn(pattern, field));
  for (const [name, value] of Object.entries(pattern)) {
    const place = { path: [name], problems };
    if (name === "detail-type" && types.length > 0) continue;
    if (name === "detail" && isAws) parts.push(...fieldsOf(value, { names: ["data"], ...place }));
    else if (name === "$or") parts.push(anyOf(value, { names: isAws ? [] : ["data"], ...place }, isAws));
    else if (isAws && ENVELOPE.has(name))
      parts.push(leaf(value, { text: ENVELOPE.get(name) ?? name, there: [], ...place }));
    else if (isAws && UNKNOWN_HERE.has(name)) {
      problems.push({ path: [name], why: `an event has no ${name} here` });
      parts.push(notTranslated(`${name}: ${JSON.stringify(value).slice(0, 200)}`));
    } else parts.push(...fieldsOf({ [name]: value }, { names: ["data"], path: [], problems }));
  }
  return { types, problems, ...(parts.length === 0 ? {} : { when: parts.join(" && ") }) };
}

interface Place {
  readonly names: readonly string[];
  readonly path: readonly (string | number)[];
  readonly problems: RuleProblem[];
}

function fieldsOf(value: Json, { names, path, problems }: Place): readonly string[] {
  if (!isJsonObject(value)) {
    problems.push({ path, why: "an object was expected" });
    return [notTranslated(JSON.stringify(value).slice(0, 200))];
  }
  return Object.entries(value).flatMap(([name, inner]): readonly string[] => {
    const place = { names: [...names, name], path: [...path, name], problems };
    if (name === "$or") return [anyOf(inner, { names, path: [...path, name], problems }, false)];
    if (isJsonObject(inner)) return fieldsOf(inner, place);
    return [leaf(inner, { text: pathText(place.names), there: thereOf(place.names), path: place.path, problems })];
  });
}

function anyOf(value: Json, place: Place, isRoot: boolean): string {
  if (!isJsonList(value) || value.length === 0) {
    place.problems.push({ path: place.path, why: "$or wants a list with at least one alternative" });
    return notTranslated(JSON.stringify(value).slice(0, 200));
  }
  const alternatives = value.map((item, at): string => {
    const path = [...place.path, at];
    if (isRoot && isJsonObject(item)) {
      const inner = ruleCondition(item);
      for (const problem of inner.problems) place.problems.push({ ...problem, path: [...path, ...problem.path] });
      const types = inner.types.length === 0 ? [] : [`event.type in ${JSON.stringify(inner.types)}`];
      const when = [...types, ...(inner.when === undefined ? [] : [inner.when])].join(" && ");
      return when === "" ? "true" : when;
    }
    const parts = fieldsOf(item, { names: place.names, path, problems: place.problems });
    return parts.length === 0 ? "true" : parts.join(" && ");
  });
  return `(${alternatives.join(" || ")})`;
}

interface Leaf {
  readonly text: string;
  /** What must be there before the value can be asked. */
  readonly there: readonly string[];
  readonly path: readonly (string | number)[];
  readonly problems: RuleProblem[];
}

function leaf(value: Json, { text, there, path, problems }: Leaf): string {
  if (!isJsonList(value) || value.length === 0) {
    problems.push({ path, why: "a list of at least one value or filter was expected" });
    return notTranslated(JSON.stringify(value).slice(0, 200));
  }
  const tests: string[] = [];
  const alternatives: string[] = [];
  for (const [at, filter] of value.entries()) {
    const isExists = isJsonObject(filter) && Object.hasOwn(filter, "exists") && Object.keys(filter).length === 1;
    const exists = isExists ? filter["exists"] : undefined;
    if (typeof exists === "boolean") {
      // Only values exist for EventBridge: an empty list has none, and an object is no value.
      const isThere = there.length === 0 ? "true" : [...there, `${text} != []`, `type(${text}) != map`].join(" && ");
      alternatives.push(exists ? isThere : `!(${isThere})`);
      continue;
    }
    const test = filterTest(filter, "v");
    if ("why" in test) {
      problems.push({ path: [...path, at], why: test.why });
      alternatives.push(notTranslated(JSON.stringify(filter).slice(0, 200)));
    } else tests.push(test.text);
  }
  if (tests.length > 0) {
    // The item of a list or the value itself: EventBridge asks both in the same way.
    const items = there.length === 0 ? `[${text}]` : `(type(${text}) == list ? ${text} : [${text}])`;
    alternatives.unshift([...there, `${items}.exists(v, ${tests.join(" || ")})`].join(" && "));
  }
  const [only = "false"] = alternatives;
  return alternatives.length === 1 ? only : `(${alternatives.join(" || ")})`;
}

function pathText(names: readonly string[]): string {
  return names.map((name, at) => (at === 0 ? name : isName(name) ? `.${name}` : `[${JSON.stringify(name)}]`)).join("");
}

/** Each level must be there: `has(data.a) && has(data.a.b)`. */
function thereOf(names: readonly string[]): readonly string[] {
  return names.slice(1).map((name, at) => {
    const above = pathText(names.slice(0, at + 1));
    return isName(name) ? `has(${above}.${name})` : `${JSON.stringify(name)} in ${above}`;
  });
}

const RESERVED = new Set(
  "as break const continue else false for function if import in let loop namespace null package return true var void while".split(
    " ",
  ),
);

function isName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED.has(name);
}
