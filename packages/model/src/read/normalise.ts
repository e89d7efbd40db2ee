// Raw value + issues → records: what does not fit is left out, what is absent gets its default, and every path of the document stays the one of the text.
import type { DocumentPath } from "../diagnostic.ts";
import type {
  AgentRecord,
  BehaviourOutcome,
  BehaviourRecord,
  ChoreographyDocument,
  EventTypeRecord,
  Json,
  JsonObject,
  PatternRecord,
  ScenarioRecord,
} from "../document.ts";
import { isJsonList, isJsonObject, valueAt } from "../path.ts";
import type { SchemaIssue } from "../schema/issue.ts";
import { isKindField } from "./issueDiagnostic.ts";

/** The key of events in a document that says nothing about correlation. */
const DEFAULT_KEY: readonly string[] = ["correlation_id"];

/**
 * The value without what the issues are about. An item of a list takes the whole list with it (else the places after it would shift and no longer
 * be those of the text); a number or a truth value where a text belongs becomes that text.
 */
export function withoutMisfits(value: JsonObject, issues: readonly SchemaIssue[]): JsonObject {
  let result: Json = value;
  for (const issue of issues) {
    const misfit = valueAt(result, issue.path);
    if (
      issue.keyword === "type" &&
      issue.expected === "string" &&
      (typeof misfit === "number" || typeof misfit === "boolean")
    ) {
      result = replaced(result, issue.path, String(misfit));
      continue;
    }
    const dropped = droppedPath(issue);
    if (dropped !== undefined && dropped.length > 0) result = replaced(result, dropped, undefined);
  }
  return isJsonObject(result) ? result : {};
}

function droppedPath(issue: SchemaIssue): DocumentPath | undefined {
  // A pattern of an unknown kind stays as it is written: newer kinds must survive an older reader.
  if (isKindField(issue.path)) return undefined;
  if (issue.keyword === "required") return issue.path.at(-1) === "then" ? issue.path : undefined;
  let end = issue.path.length;
  while (end > 0 && typeof issue.path[end - 1] === "number") end -= 1;
  return issue.path.slice(0, end);
}

/** The value with another one (or, if undefined, nothing) at the path; shares what does not change; a path that leads nowhere changes nothing. */
function replaced(value: Json, path: DocumentPath, wanted: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return wanted ?? null;
  if (isJsonList(value) && typeof step === "number") {
    return value.map((item, at) => (at === step ? replaced(item, rest, wanted) : item));
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, step)) return value;
  const entries = Object.entries(value).flatMap(([name, item]): [string, Json][] => {
    if (name !== String(step)) return [[name, item]];
    return rest.length === 0 && wanted === undefined ? [] : [[name, replaced(item, rest, wanted)]];
  });
  return Object.fromEntries(entries);
}

/** A document from a value that fits the schema, except that required fields may be missing: these get defaults. */
export function documentFrom(value: JsonObject): ChoreographyDocument {
  const correlation = objectAt(value, "correlation");
  return {
    laban: 1,
    name: typeof value["name"] === "string" ? value["name"] : "Untitled",
    ...(typeof value["description"] === "string" ? { description: value["description"] } : {}),
    events: mapValues(objectAt(value, "events"), (event): EventTypeRecord => fieldsOf(event)),
    correlation: {
      default: isJsonList(correlation["default"]) ? (correlation["default"] as readonly string[]) : DEFAULT_KEY,
      keys: objectAt(correlation, "keys") as Readonly<Record<string, readonly string[]>>,
    },
    agents: mapValues(objectAt(value, "agents"), agentFrom),
    patterns: mapValues(objectAt(value, "patterns"), (pattern): PatternRecord => ({
      ...fieldsOf(pattern),
      kind: isJsonObject(pattern) && typeof pattern["kind"] === "string" ? pattern["kind"] : "",
    })),
    scenarios: mapValues(objectAt(value, "scenarios"), (scenario): ScenarioRecord => fieldsOf(scenario)),
    layout: objectAt(value, "layout"),
  };
}

function agentFrom(value: Json): AgentRecord {
  const fields = fieldsOf(value);
  return {
    ...fields,
    capabilities: isJsonList(fields["capabilities"]) ? (fields["capabilities"] as readonly string[]) : [],
    behaviours: mapValues(objectAt(fields, "behaviours"), behaviourFrom),
  };
}

function behaviourFrom(value: Json): BehaviourRecord {
  const fields = fieldsOf(value);
  const outcomes = isJsonList(fields["outcomes"]) ? fields["outcomes"] : [];
  return {
    ...fields,
    outcomes: outcomes.map(outcomeFrom),
  };
}

function outcomeFrom(value: Json): BehaviourOutcome {
  const fields = fieldsOf(value);
  return { ...fields, weight: typeof fields["weight"] === "number" ? fields["weight"] : 1 };
}

function objectAt(value: JsonObject, name: string): JsonObject {
  const found = value[name];
  return isJsonObject(found) ? found : {};
}

function fieldsOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}

function mapValues<T>(map: JsonObject, read: (value: Json) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, read(value)]));
}
