// Everything that a person wrote in a document, each thing once: what an export must account for.
import type { AgentRecord, ChoreographyDocument, EventTypeRecord } from "@laban/model";
import type { Construct, ConstructWhat } from "../lossReport.ts";
import { patternConstructs } from "./patternConstructs.ts";

/**
 * The constructs of a document, in its order; a thing comes before the things inside it. Each has a path of its own: a pattern stands for its id and
 * kind, its fields for themselves. What only the format of the text needs (`laban: 1`) is none. Linear in the size of the document.
 */
export function constructsOf(document: ChoreographyDocument): readonly Construct[] {
  return [
    { path: ["name"], what: "name" },
    ...descriptionOf([], document),
    ...Object.entries(document.events).flatMap(([id, event]) => eventConstructs(["events", id], event)),
    { path: ["correlation", "default"], what: "correlation key" },
    ...each(["correlation", "keys"], document.correlation.keys, "correlation key"),
    ...Object.entries(document.agents).flatMap(([id, agent]) => agentConstructs(["agents", id], agent)),
    ...Object.entries(document.patterns).flatMap(([id, pattern]) => patternConstructs(["patterns", id], pattern)),
    ...each(["scenarios"], document.scenarios, "scenario"),
    ...layoutConstructs(document),
  ];
}

function eventConstructs(path: readonly string[], event: EventTypeRecord): readonly Construct[] {
  const constructs: Construct[] = [{ path, what: "event type" }, ...descriptionOf(path, event)];
  if (event.schema !== undefined) constructs.push({ path: [...path, "schema"], what: "schema" });
  constructs.push(...each([...path, "sensitive"], event.sensitive, "sensitive field"));
  if (event.stem !== undefined) constructs.push({ path: [...path, "stem"], what: "stem" });
  return constructs;
}

function agentConstructs(path: readonly string[], agent: AgentRecord): readonly Construct[] {
  return [
    { path, what: "agent" },
    ...(agent.title === undefined ? [] : [{ path: [...path, "title"], what: "title" } as const]),
    ...descriptionOf(path, agent),
    ...each([...path, "capabilities"], agent.capabilities, "capability"),
    ...each([...path, "emits"], agent.emits, "emission"),
    ...each([...path, "behaviours"], agent.behaviours, "behaviour"),
  ];
}

function layoutConstructs({ layout }: ChoreographyDocument): readonly Construct[] {
  const single = (["view", "staffs"] as const).filter((name) => layout[name] !== undefined);
  return [
    ...single.map((name): Construct => ({ path: ["layout", name], what: "layout" })),
    ...each(["layout", "free"], layout.free, "layout"),
    ...each(["layout", "score"], layout.score, "layout"),
  ];
}

function descriptionOf(
  path: readonly string[],
  record: { readonly description?: string },
): readonly { readonly path: readonly string[]; readonly what: "description" }[] {
  return record.description === undefined ? [] : [{ path: [...path, "description"], what: "description" }];
}

/** One construct for each entry of a map or list. */
function each(path: readonly string[], entries: object | undefined, what: ConstructWhat): readonly Construct[] {
  return Object.keys(entries ?? {}).map((name) => ({ path: [...path, name], what }));
}
