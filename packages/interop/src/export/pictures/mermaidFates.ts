// What Mermaid's diagrams show of each thing in a pattern: an entry for every field, as the flowchart and the state diagram really draw it.
import { isJsonList, isJsonObject, type ChoreographyDocument, type Json } from "@laban/model";
import type { Construct } from "../lossReport.ts";
import { approximated, lost, type Fate } from "./accountByWhat.ts";

const page = "the page of documentation has it.";
/** For what no diagram has. */
export const notDrawn: Fate = lost(`This is not drawn; ${page}`);
const conditionNotDrawn = lost(`Conditions inside a pattern are not drawn; ${page}`);

/** What becomes of a thing in a pattern; undefined for what is not in one, and for what the kind of thing tells alone. */
export function fateInPattern({ path, what }: Construct, document: ChoreographyDocument): Fate | undefined {
  const [section, id = "", ...place] = path;
  const record = section === "patterns" ? document.patterns[id] : undefined;
  if (record === undefined || place.length === 0) return undefined;
  const [field = "", ...inside] = place;
  const value = valueAt(record[field], inside);
  if (record.kind === "state_machine" && isInDiagram(what, place)) return "kept";
  switch (what) {
    case "condition":
      return record.kind === "pattern" && place.length === 1 ? "kept" : conditionNotDrawn;
    case "action":
      return actionFate(value, place.length > 1);
    case "guard":
      return isOneType(value)
        ? "kept"
        : approximated("Each of its types has a dotted arrow of its own to the pattern.");
    case "member":
    case "alternative":
      return memberFate(value, what, place);
    case "field":
      return fieldFate(record, place, value);
    default:
      return undefined;
  }
}

/** The state diagram has states with their deadlines, transitions with their conditions, where it begins and where it ends. */
function isInDiagram(what: Construct["what"], place: readonly string[]): boolean {
  const [field = "", , inner] = place;
  if (field === "initial" || field === "final") return true;
  if (field === "states") return inner === "after";
  return field === "transitions" && (what === "member" || (what === "condition" && place.length === 3));
}

function actionFate(value: Json | undefined, isInside: boolean): Fate {
  const missing = [
    "the capability's name is not drawn",
    ...(isInside ? ["nor what in the pattern asks it"] : []),
    ...(isJsonObject(value) && value["timeout"] !== undefined ? ["nor how long it has to answer"] : []),
  ];
  return approximated(`Its name stands on the pattern; ${missing.join(", ")}.`);
}

function memberFate(value: Json | undefined, what: "member" | "alternative", place: readonly string[]): Fate {
  if (place[0] !== "events")
    return approximated("Its event has an arrow to the pattern; that it is in one step with others is not drawn.");
  if (!isOneType(value))
    return approximated("Each of its types has an arrow to the pattern; that one is enough is not drawn.");
  if (isJsonObject(value) && value["name"] !== undefined)
    return approximated("Its event has an arrow to the pattern, which says how many there are; its name is not drawn.");
  // "all 3 within 30 s", "first of 2", stands on the pattern.
  return what === "alternative" || !isJsonObject(value) || value["count"] === undefined
    ? "kept"
    : approximated("Its event has an arrow to the pattern, which says how many must come of all together.");
}

/** Windows, which stand on their pattern in words. */
const windows: ReadonlySet<string> = new Set(["within", "max_interval"]);
const measures: ReadonlySet<string> = new Set(["count", "sum", "avg", "min", "max", "distinct"]);

/** What an event test means to its pattern. */
const roles: Readonly<Record<string, string>> = {
  start: "that it is the start",
  expect: "that it is what must come",
  quiet: "that it is what must keep coming",
  trigger: "that it completes the set",
};

function fieldFate(
  record: { readonly [field: string]: Json | undefined },
  place: readonly string[],
  value: Json | undefined,
): Fate {
  const [field = ""] = place;
  if (place.length > 1) {
    return place.at(-1) === "count" && record["kind"] === "all_of"
      ? approximated("How many must come of all members together stands on the pattern.")
      : notDrawn;
  }
  if (field === "on" || windows.has(field)) return "kept";
  if (field === "cancel") return "kept";
  const role = Object.hasOwn(roles, field) ? roles[field] : undefined;
  if (role !== undefined) return approximated(`Its event has an arrow to the pattern; ${role} is not drawn.`);
  if (record["kind"] === "threshold") {
    if (field === "last" && record["within"] === undefined) return "kept";
    if (measures.has(field))
      return isJsonObject(value) && Object.keys(value).filter((name) => name !== "of").length > 1
        ? approximated("It stands on the pattern with the first of its comparisons.")
        : "kept";
  }
  if (field === "unbounded" && record["within"] === undefined && record["max_interval"] === undefined) return "kept";
  return notDrawn;
}

/** Whether an event test names one type. */
function isOneType(value: Json | undefined): boolean {
  const event = isJsonObject(value) ? value["event"] : value;
  return !isJsonList(event) || event.length === 1;
}

function valueAt(record: Json | undefined, place: readonly string[]): Json | undefined {
  let value = record;
  for (const name of place)
    value = isJsonList(value)
      ? value[Number(name)]
      : isJsonObject(value) && Object.hasOwn(value, name)
        ? value[name]
        : undefined;
  return value;
}
