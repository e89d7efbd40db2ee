// Which parts only got another name: patterns that are the same but for their id, event types that stand where another one stood.
import type { Bundle, Operator } from "../bundle.ts";
import { canonicalJson } from "../canonicalJson.ts";
import { isObject } from "../shape.ts";

/** Old name → new name. */
export type Renames = ReadonlyMap<string, string>;

/** Event types that went and came with the same definition, and stand at exactly the same places of the patterns. */
export function renamedEvents(from: Bundle, to: Bundle): Renames {
  const renames = new Map<string, string>();
  const before = placesOf(from.patterns);
  const after = placesOf(to.patterns);
  const come = Object.keys(to.events).filter((type) => !Object.hasOwn(from.events, type));
  for (const type of Object.keys(from.events)) {
    const places = before.get(type);
    if (Object.hasOwn(to.events, type) || places === undefined) continue;
    const definition = canonicalJson(from.events[type]);
    const at = come.findIndex((each) => after.get(each) === places && canonicalJson(to.events[each]) === definition);
    if (at >= 0) renames.set(type, come.splice(at, 1)[0] ?? type);
  }
  return renames;
}

/** Patterns that went and came with the same content. */
export function renamedPatterns(from: readonly Operator[], to: readonly Operator[]): Renames {
  const [before, after] = [idsOf(from), idsOf(to)];
  const come = new Map<string, string[]>();
  for (const pattern of to) {
    if (before.has(pattern.id)) continue;
    const text = withoutId(pattern);
    come.set(text, [...(come.get(text) ?? []), pattern.id]);
  }
  const renames = new Map<string, string>();
  for (const pattern of from) {
    const id = after.has(pattern.id) ? undefined : come.get(withoutId(pattern))?.shift();
    if (id !== undefined) renames.set(pattern.id, id);
  }
  return renames;
}

/** The patterns with the new names of event types; a step that is called like its event type goes along. */
export function withRenamedEvents(patterns: readonly Operator[], renames: Renames): readonly Operator[] {
  return renames.size === 0 ? patterns : (renamedIn(patterns, renames, "") as readonly Operator[]);
}

function renamedIn(value: unknown, renames: Renames, field: string): unknown {
  if (typeof value === "string")
    return field === "on" || field === "events" || field === "name" ? (renames.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((each: unknown) => renamedIn(each, renames, field));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, renamedIn(each, renames, name)]));
}

/** Of each event type the places where patterns name it, as one text. */
function placesOf(patterns: readonly Operator[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const visit = (value: unknown, path: string, isOfEvents: boolean): void => {
    if (typeof value === "string" && isOfEvents) places.set(value, `${places.get(value) ?? ""}${path}\n`);
    if (typeof value !== "object" || value === null) return;
    const isList = Array.isArray(value);
    for (const [name, below] of Object.entries(value))
      visit(below, `${path}/${name}`, isList ? isOfEvents : name === "on" || name === "events");
  };
  for (const [index, pattern] of patterns.entries()) visit(pattern, `${index}`, false);
  return places;
}

function idsOf(patterns: readonly Operator[]): ReadonlySet<string> {
  return new Set(patterns.map(({ id }) => id));
}

function withoutId(pattern: Operator): string {
  return canonicalJson({ ...pattern, id: "" });
}
