// Commands on wires: a cue is a reference from a pattern to an event type, a consequence one to a capability.
import type { DocumentEdit, DocumentPath } from "../diagnostic.ts";
import type { ChoreographyDocument, Json, PatternRecord } from "../document.ts";
import type { FieldDescription, KindCatalog, KindDescription } from "../kind.ts";
import { entryOf, isJsonList, isJsonObject, pathText, valueAt } from "../path.ts";
import { planned, refused } from "./command.ts";
import type { Command, Planned } from "./command.ts";
import { notFound } from "./elements.ts";

type ConnectEvent = Extract<Command, { readonly type: "connect_event" }>;
type ConnectCapability = Extract<Command, { readonly type: "connect_capability" }>;

const EVENT_EDITORS: ReadonlySet<string> = new Set([
  "event",
  "events",
  "steps",
  "guards",
  "eventTest",
  "transitions",
  "members",
  "alternatives",
]);

/** Fields that hold a list, into which a further type goes. */
const LIST_EDITORS: ReadonlySet<string> = new Set([
  "steps",
  "events",
  "guards",
  "transitions",
  "members",
  "alternatives",
]);

/** Plans a cue. */
export function planConnectEvent(document: ChoreographyDocument, command: ConnectEvent, catalog: KindCatalog): Planned {
  const pattern = entryOf(document.patterns, command.pattern);
  if (pattern === undefined) return notFound({ type: "pattern", id: command.pattern });
  if (!Object.hasOwn(document.events, command.event)) return notFound({ type: "event", id: command.event });
  const title = `Connect ${command.event} to ${command.pattern}`;
  if (command.path !== undefined) return planned(title, [rewired(command, pattern, command.path)]);
  const kind = catalog.find(pattern.kind);
  const field = kind === undefined ? undefined : fieldFor(kind, pattern, command.role);
  if (kind === undefined || field === undefined) {
    const role = command.role === undefined ? "an event type" : `"${command.role}"`;
    return refused(
      "no-place",
      `Pattern "${command.pattern}" (kind "${pattern.kind}") has no field for ${role}. Choose a pattern of another kind.`,
    );
  }
  return intoField(command, pattern, kind, field, title);
}

/** The event that a listening place names: the place itself, or `event` of the step or test that stands there. */
function rewired(command: ConnectEvent, pattern: PatternRecord, path: DocumentPath): DocumentEdit {
  const place = ["patterns", command.pattern, ...path];
  return { path: isJsonObject(valueAt(pattern, path)) ? [...place, "event"] : place, value: command.event };
}

function fieldFor(
  kind: KindDescription,
  pattern: PatternRecord,
  role: string | undefined,
): FieldDescription | undefined {
  const fields = kind.fields.filter((field) => EVENT_EDITORS.has(field.editor.type));
  if (role !== undefined)
    return fields.find((field) => field.name === role) ?? fields.find((field) => field.editor.type === `${role}s`);
  return (
    fields.find((field) => field.required && pattern[field.name] === undefined) ??
    fields.find((field) => LIST_EDITORS.has(field.editor.type)) ??
    fields.find((field) => field.required) ??
    fields[0]
  );
}

function intoField(
  command: ConnectEvent,
  pattern: PatternRecord,
  kind: KindDescription,
  field: FieldDescription,
  title: string,
): Planned {
  const path = ["patterns", command.pattern, field.name];
  const current = pattern[field.name];
  const set = (value: Json): Planned => planned(title, [{ path, value }]);
  switch (field.editor.type) {
    case "steps":
    case "members":
    case "alternatives":
      return isJsonList(current)
        ? planned(title, [{ path: [...path, current.length], value: command.event }])
        : set([command.event]);
    case "transitions": {
      // Whole at once: from where a machine begins to where it ends, for the author to change.
      const from = pattern["initial"] ?? "*";
      const transition = { from, event: command.event, to: firstOf(pattern["final"]) ?? from };
      return isJsonList(current)
        ? planned(title, [{ path: [...path, current.length], value: transition }])
        : set([transition]);
    }
    case "guards":
      // The same type may be forbidden in several places, each under its own condition.
      return isJsonList(current)
        ? planned(title, [{ path: [...path, current.length], value: command.event }])
        : set(current === undefined || current === null ? [command.event] : [current, command.event]);
    case "events":
      // One type alone reads better than a list of one, where the kind takes both.
      return current === undefined && acceptsText(kind, field.name)
        ? set(command.event)
        : addedToList(command, current, path, title);
    case "eventTest":
      return isJsonObject(current)
        ? planned(title, [{ path: [...path, "event"], value: command.event }])
        : set(command.event);
    default: {
      if (current === command.event || (isJsonList(current) && current.includes(command.event)))
        return alreadyConnected(command);
      const mayBeList = current !== undefined && acceptsList(kind, field.name);
      return mayBeList ? addedToList(command, current, path, title) : set(command.event);
    }
  }
}

function firstOf(value: Json | undefined): Json | undefined {
  return isJsonList(value) ? value[0] : value;
}

function addedToList(command: ConnectEvent, current: Json | undefined, path: DocumentPath, title: string): Planned {
  if (current === command.event || (isJsonList(current) && current.includes(command.event)))
    return alreadyConnected(command);
  if (isJsonList(current)) return planned(title, [{ path: [...path, current.length], value: command.event }]);
  return planned(title, [{ path, value: current === undefined ? [command.event] : [current, command.event] }]);
}

function alreadyConnected(command: ConnectEvent): Planned {
  return refused("already-connected", `Pattern "${command.pattern}" listens to "${command.event}" already.`);
}

function acceptsList(kind: KindDescription, name: string): boolean {
  return accepts(kind, name, "array");
}

function acceptsText(kind: KindDescription, name: string): boolean {
  // Items of a list have a type, too, so the field itself must offer the choice.
  return accepts(kind, name, "string") && JSON.stringify(fieldSchema(kind, name) ?? null).includes('Of":');
}

function accepts(kind: KindDescription, name: string, type: string): boolean {
  return JSON.stringify(fieldSchema(kind, name) ?? null).includes(`"${type}"`);
}

function fieldSchema(kind: KindDescription, name: string): Json | undefined {
  const properties = kind.schema["properties"];
  return isJsonObject(properties) ? entryOf<Json>(properties, name) : undefined;
}

/** Plans the end of a cue: the item of a list, or the step, test or field that named the event type. */
export function planDisconnectEvent(document: ChoreographyDocument, pattern: string, path: DocumentPath): Planned {
  const record = entryOf(document.patterns, pattern);
  if (record === undefined) return notFound({ type: "pattern", id: pattern });
  const place = path.at(-1) === "event" ? path.slice(0, -1) : path;
  if (place.length === 0 || valueAt(record, place) === undefined) {
    return refused(
      "not-found",
      `Pattern "${pattern}" listens to nothing at ${pathText(path)}. It may have been changed; choose another wire.`,
    );
  }
  return planned(`Disconnect ${pattern}`, [{ path: ["patterns", pattern, ...place] }]);
}

/** Plans a consequence. */
export function planConnectCapability(document: ChoreographyDocument, command: ConnectCapability): Planned {
  const pattern = entryOf(document.patterns, command.pattern);
  if (pattern === undefined) return notFound({ type: "pattern", id: command.pattern });
  const { capability } = command;
  if (capability.trim() === "") return refused("bad-name", "A capability needs a name, as in payment_processing.");
  const path = askPath(command.path ?? ["do"]);
  const place = ["patterns", command.pattern, ...path];
  const current = valueAt(pattern, path);
  const title = `Ask ${capability} in ${command.pattern}`;
  if (!isJsonObject(current))
    return planned(title, [
      { path: place, value: { action: command.action ?? usualAction(document, capability), capability } },
    ]);
  const edits: DocumentEdit[] = [{ path: [...place, "capability"], value: capability }];
  if (command.action !== undefined) edits.unshift({ path: [...place, "action"], value: command.action });
  return planned(title, edits);
}

/** Plans the end of a consequence: the whole ask goes. */
export function planDisconnectCapability(document: ChoreographyDocument, pattern: string, path: DocumentPath): Planned {
  const record = entryOf(document.patterns, pattern);
  if (record === undefined) return notFound({ type: "pattern", id: pattern });
  const place = askPath(path);
  if (place.length === 0 || valueAt(record, place) === undefined) {
    return refused(
      "not-found",
      `Pattern "${pattern}" asks nothing at ${pathText(path)}. It may have been changed; choose another wire.`,
    );
  }
  return planned(`Disconnect ${pattern}`, [{ path: ["patterns", pattern, ...place] }]);
}

function askPath(path: DocumentPath): DocumentPath {
  return path.at(-1) === "capability" || path.at(-1) === "action" ? path.slice(0, -1) : path;
}

/** An action that an agent with the capability can play; its name is the capability's where none is known. */
function usualAction(document: ChoreographyDocument, capability: string): string {
  const offering = Object.values(document.agents).find((agent) => agent.capabilities.includes(capability));
  return Object.keys(offering?.behaviours ?? {})[0] ?? capability;
}
