// Where a thing is used in a document: what a rename must change, what "find uses" lists, and what dangles when it is removed.
import type { DocumentPath } from "./diagnostic.ts";
import type { ChoreographyDocument, ElementRef, Json, PatternRecord } from "./document.ts";
import type { KindCatalog } from "./kind.ts";
import { isJsonList, isJsonObject, valueAt } from "./path.ts";

/** The section of the document in which things of a type stand. */
export const SECTION_OF: { readonly [type in ElementRef["type"]]: "events" | "patterns" | "agents" | "scenarios" } = {
  event: "events",
  pattern: "patterns",
  agent: "agents",
  scenario: "scenarios",
};

/** The name of a thing in the layout: "pattern:check_stock". */
export function layoutName(ref: ElementRef): string {
  return `${ref.type}:${ref.id}`;
}

/** One use of a thing. The name stands as the value at the path, or as the last name of the path itself ("name"), with `prefix` before it. */
export interface Reference {
  readonly path: DocumentPath;
  readonly at: "value" | "name";
  /** "pattern:" and the like, in the layout. */
  readonly prefix: string;
}

/**
 * The uses of a thing in document order, its own entry left out: event types in patterns (as their kinds say), answers, correlation keys, arrivals and
 * the layout; agents in arrivals and the layout; patterns and scenarios in the layout. Conditions are not searched.
 */
export function referencesTo(
  document: ChoreographyDocument,
  ref: ElementRef,
  catalog: KindCatalog,
): readonly Reference[] {
  return [...usesByType(document, ref, catalog), ...layoutUses(document, ref)];
}

function usesByType(document: ChoreographyDocument, ref: ElementRef, catalog: KindCatalog): readonly Reference[] {
  switch (ref.type) {
    case "event":
      return [
        ...(Object.hasOwn(document.correlation.keys, ref.id)
          ? [{ path: ["correlation", "keys", ref.id], at: "name", prefix: "" } as const]
          : []),
        ...answerUses(document, ref.id),
        ...patternUses(document, ref.id, catalog),
        ...arrivalUses(document, "event", ref.id),
      ];
    case "agent":
      return arrivalUses(document, "source", ref.id);
    case "pattern":
    case "scenario":
      return [];
  }
}

function answerUses(document: ChoreographyDocument, event: string): readonly Reference[] {
  const uses: Reference[] = [];
  for (const [id, agent] of Object.entries(document.agents)) {
    for (const [at, name] of (agent.emits ?? []).entries()) {
      if (name === event) uses.push(valueUse(["agents", id, "emits", at]));
    }
    for (const [action, behaviour] of Object.entries(agent.behaviours)) {
      for (const [at, outcome] of behaviour.outcomes.entries()) {
        const place = ["agents", id, "behaviours", action, "outcomes", at];
        if (outcome.emits === event) uses.push(valueUse([...place, "emits"]));
        if (outcome.then?.emits === event) uses.push(valueUse([...place, "then", "emits"]));
      }
    }
  }
  return uses;
}

function patternUses(document: ChoreographyDocument, event: string, catalog: KindCatalog): readonly Reference[] {
  return Object.entries(document.patterns).flatMap(([id, pattern]) => {
    const own: DocumentPath = ["patterns", id];
    return eventPathsOf(pattern, event, catalog).map((path) => valueUse(own.concat(path)));
  });
}

/** Where a pattern names an event type, below the pattern; each place once. */
function eventPathsOf(pattern: PatternRecord, event: string, catalog: KindCatalog): readonly DocumentPath[] {
  const kind = catalog.find(pattern.kind);
  if (kind === undefined) return namedIn(pattern, event, []);
  const places = new Map<string, DocumentPath>();
  for (const listen of kind.listens(pattern)) {
    if (listen.event !== event) continue;
    for (const path of spelledAt(pattern, listen.path, event)) places.set(JSON.stringify(path), path);
  }
  return [...places.values()];
}

/** The exact place of the name, at or just below where a kind says that it listens: `on: x`, `{ event: x }`, `{ any_of: [x, y] }`. */
function spelledAt(pattern: PatternRecord, path: DocumentPath, event: string): readonly DocumentPath[] {
  const value = valueAt(pattern, path);
  if (value === event) return [path];
  if (isJsonList(value)) return value.flatMap((item, at) => (item === event ? [[...path, at]] : []));
  if (!isJsonObject(value)) return [];
  return ["event", "events", "any_of"].flatMap((name) =>
    Object.hasOwn(value, name) ? spelledAt(pattern, [...path, name], event) : [],
  );
}

const FIELDS_WITHOUT_EVENTS: ReadonlySet<string> = new Set([
  "kind",
  "when",
  "title",
  "description",
  "do",
  "action",
  "capability",
  "by",
  "scope",
]);

/** Of a kind that is not known: every text that is the name, except where event types cannot stand. */
function namedIn(value: Json | PatternRecord, event: string, path: DocumentPath): readonly DocumentPath[] {
  if (value === event) return [path];
  if (isJsonList(value)) return value.flatMap((item, at) => namedIn(item, event, [...path, at]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    item === undefined || FIELDS_WITHOUT_EVENTS.has(name) || name.startsWith("on_")
      ? []
      : namedIn(item, event, [...path, name]),
  );
}

function arrivalUses(document: ChoreographyDocument, field: "event" | "source", id: string): readonly Reference[] {
  return Object.entries(document.scenarios).flatMap(([scenario, record]) => {
    const arrivals = record["arrivals"];
    if (!isJsonList(arrivals)) return [];
    return arrivals.flatMap((arrival, at) =>
      isJsonObject(arrival) && arrival[field] === id ? [valueUse(["scenarios", scenario, "arrivals", at, field])] : [],
    );
  });
}

function layoutUses(document: ChoreographyDocument, ref: ElementRef): readonly Reference[] {
  const { free = {}, score = {}, staffs = [] } = document.layout;
  const name = layoutName(ref);
  const prefix = `${ref.type}:`;
  const uses: Reference[] = [];
  if (ref.type === "agent") {
    uses.push(...staffs.flatMap((id, at) => (id === ref.id ? [valueUse(["layout", "staffs", at])] : [])));
  }
  if (Object.hasOwn(free, name)) uses.push({ path: ["layout", "free", name], at: "name", prefix });
  for (const [key, place] of Object.entries(score)) {
    if (key === name) uses.push({ path: ["layout", "score", key], at: "name", prefix });
    else if (key === ref.id && ref.type === "pattern")
      uses.push({ path: ["layout", "score", key], at: "name", prefix: "" });
    if (ref.type === "agent" && place.staff === ref.id) uses.push(valueUse(["layout", "score", key, "staff"]));
  }
  return uses;
}

function valueUse(path: DocumentPath): Reference {
  return { path, at: "value", prefix: "" };
}
