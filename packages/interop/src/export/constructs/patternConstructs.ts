// The constructs of one pattern. Told by how records are spelled, so that a new kind needs nothing here as long as it spells likewise.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json, PatternRecord } from "@laban/model";
import type { Construct, ConstructWhat } from "../lossReport.ts";

type Path = readonly string[];

/** What the entries of a field are, where each of them is a thing of its own. */
const LISTED: Readonly<Record<string, ConstructWhat>> = {
  steps: "step",
  not: "guard",
  states: "state",
  transitions: "transition",
};

/** Fields that say which thing it is, and so belong to it: a step is its event types and its name. */
const PART_OF_THE_THING: ReadonlySet<string> = new Set(["event", "any_of", "all_of", "name", "from", "to"]);

/** The pattern (its id and kind), then each of its fields in order, with what is inside. Fields that are undefined are none. */
export function patternConstructs(path: Path, pattern: PatternRecord): readonly Construct[] {
  const constructs: Construct[] = [{ path, what: "pattern" }];
  for (const [field, value] of Object.entries(pattern)) {
    if (field === "kind" || value === undefined) continue;
    constructs.push(...fieldConstructs([...path, field], field, value, listedIn(pattern.kind, field)));
  }
  return constructs;
}

function listedIn(kind: string, field: string): ConstructWhat | undefined {
  if (field === "events") return kind === "any_of" ? "alternative" : "member";
  return Object.hasOwn(LISTED, field) ? LISTED[field] : undefined;
}

function fieldConstructs(path: Path, field: string, value: Json, listed?: ConstructWhat): readonly Construct[] {
  if (field === "description") return [{ path, what: "description" }];
  if (field === "when") return [{ path, what: "condition" }];
  if (field === "do" || field.startsWith("on_")) return [{ path, what: "action" }];
  if (listed === undefined) return [{ path, what: "field" }, ...insides(path, value)];
  // A guard may stand alone, without its list; a map of states is listed by its names.
  if (!isJsonList(value) && (listed !== "state" || !isJsonObject(value))) return thing(path, value, listed);
  return Object.entries(value).flatMap(([name, item]) => thing([...path, name], item, listed));
}

function thing(path: Path, value: Json, what: ConstructWhat): readonly Construct[] {
  return [{ path, what }, ...insides(path, value)];
}

/** What is written inside a step, a guard, an event test and the like: its condition, its action, its members with conditions of their own. */
function insides(path: Path, value: Json): readonly Construct[] {
  if (!isJsonObject(value) || isMeasure(value)) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    const place = [...path, field];
    if (!PART_OF_THE_THING.has(field)) return fieldConstructs(place, field, inner);
    if (!isJsonList(inner)) return [];
    return inner.flatMap((item, at) => (isJsonObject(item) ? thing([...place, String(at)], item, "member") : []));
  });
}

/** `{ of: data.amount, more_than: 1000 }` is one thing. */
function isMeasure(value: { readonly [name: string]: Json }): boolean {
  return ["at_least", "more_than", "at_most", "less_than"].some((name) => Object.hasOwn(value, name));
}
