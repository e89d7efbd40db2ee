// A copy of a document for people who may not see everything: fields marked sensitive are taken out, with every value that someone wrote for them.
import { type ChoreographyDocument, type EventTypeRecord, type Json, type ScenarioRecord } from "@laban/model";
import type { FieldReader } from "./fieldReader.ts";
import { withoutConditions, type Stripping } from "./withoutConditions.ts";
import { valuesLeft, type DataStripping, type Stripped } from "./withoutData.ts";
import { withoutField } from "./withoutField.ts";
import { isAtOrBelow, pathOf } from "./fieldPath.ts";

/** The copy, what is not in it, and what still tells something of a sensitive field. */
export interface SharedCopy {
  readonly document: ChoreographyDocument;
  readonly stripped: readonly Stripped[];
  /**
   * What reads a sensitive field. Of conditions and measures the copy holds a text that never holds and says why (`"not shared: reads card" == ""`): what
   * they compare with may be a secret. Keys and other paths stay.
   */
  readonly readers: readonly FieldReader[];
}

/**
 * Strips what is sensitive. A field that nothing reads goes altogether; of one that a condition or a key reads the name and type stay. What is written for
 * such fields in schemas, behaviours, scenarios and conditions goes in any case. Titles, descriptions and comments are free text and stay as they are.
 * Where nothing is marked as sensitive, the copy is the document.
 */
export function copyForSharing(document: ChoreographyDocument): SharedCopy {
  const sensitive = new Map(Object.entries(document.events).map(([id, { sensitive: fields = [] }]) => [id, fields]));
  const all = [...new Set([...sensitive.values()].flat())];
  if (all.length === 0) return { document, stripped: [], readers: [] };
  const keys = keysThatRead(document, all);
  const stripped: Stripped[] = [];
  const readers: FieldReader[] = [];
  // An event type that is not known may be any of them.
  const fieldsOf = (event: string | undefined): readonly string[] => sensitive.get(event ?? "") ?? all;
  const stripping: Stripping = { fieldsOf, all, stripped, readers };
  const patterns = sectionOf(document.patterns, ["patterns"], stripping);
  const agents = sectionOf(document.agents, ["agents"], stripping);
  const scenarios = mapped(sectionOf(document.scenarios, ["scenarios"], stripping), (scenario, id) =>
    strippedScenario(scenario, ["scenarios", id], { quoting: all, stripped }),
  );
  const isRead = (field: string): boolean => [...keys, ...readers].some((reader) => reader.field === field);
  const ofEvents: Stripped[] = [];
  const events = mapped(document.events, (event, id) =>
    strippedEvent(event, ["events", id], { isRead, stripped: ofEvents }),
  );
  return {
    document: { ...document, events, agents, patterns, scenarios },
    stripped: [...ofEvents, ...stripped],
    readers: [...keys, ...readers],
  };
}

const PLAYED: ReadonlySet<string> = new Set(["title", "description", "seed", "start", "horizon", "arrivals"]);

// What is expected and logged has no fixed form yet: payloads may stand anywhere in it.
function strippedScenario(
  scenario: ScenarioRecord,
  path: readonly string[],
  { quoting, stripped }: Pick<DataStripping, "quoting" | "stripped">,
): ScenarioRecord {
  return Object.fromEntries(
    Object.entries(scenario).flatMap(([name, value]): [string, Json | undefined][] => {
      if (value === undefined || PLAYED.has(name)) return [[name, value]];
      const left = valuesLeft(value, { fields: quoting, quoting, path: [...path, name], stripped, isAnywhere: true });
      return left === undefined ? [] : [[name, left]];
    }),
  );
}

function keysThatRead({ correlation }: ChoreographyDocument, fields: readonly string[]): readonly FieldReader[] {
  const lists: readonly (readonly [readonly string[], readonly string[]])[] = [
    [["correlation", "default"], correlation.default],
    ...Object.entries(correlation.keys).map(([event, key]) => [["correlation", "keys", event], key] as const),
  ];
  return lists.flatMap(([path, key]) =>
    key.flatMap((text, at) => readsOfKey(text, fields).map((field) => ({ path: [...path, String(at)], field, text }))),
  );
}

// A key is a dotted path, whose names need not be names of CEL.
function readsOfKey(text: string, fields: readonly string[]): readonly string[] {
  const [root, ...names] = text.split(".");
  if (root !== "data") return [];
  return fields.filter((field) => isAtOrBelow(names, pathOf(field)) || isAtOrBelow(pathOf(field), names));
}

function strippedEvent(
  event: EventTypeRecord,
  path: readonly string[],
  { isRead, stripped }: { readonly isRead: (field: string) => boolean; readonly stripped: Stripped[] },
): EventTypeRecord {
  const { sensitive = [], schema, ...rest } = event;
  if (sensitive.length === 0) return event;
  let left = schema;
  for (const field of sensitive) {
    if (left !== undefined) left = withoutField(left, pathOf(field), isRead(field));
    stripped.push({
      path: [...path, "schema"],
      what: isRead(field) ? `all but the name and type of ${field}` : `the field ${field}`,
    });
  }
  const kept = sensitive.filter(isRead);
  return {
    ...rest,
    ...(left === undefined ? {} : { schema: left }),
    ...(kept.length === 0 ? {} : { sensitive: kept }),
  };
}

// A section's records keep their shape: only texts and payloads in them change.
function sectionOf<Value>(
  section: Readonly<Record<string, Value>>,
  path: readonly string[],
  stripping: Stripping,
): Readonly<Record<string, Value>> {
  return mapped(section, (record, id) => withoutConditions(record as Json, [...path, id], stripping) as Value);
}

// Names of a document may be anything, so that a map is built from entries and never by assignment.
function mapped<Value>(
  map: Readonly<Record<string, Value>>,
  change: (value: Value, name: string) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]));
}
