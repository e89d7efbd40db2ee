// A copy of a document for people who may not see everything: fields marked sensitive are taken out, with every value that someone wrote for them.
import {
  isJsonList,
  isJsonObject,
  type BehaviourRecord,
  type ChoreographyDocument,
  type EventTypeRecord,
  type Json,
  type JsonObject,
} from "@laban/model";
import { readersOf, type FieldReader } from "./readersOf.ts";
import { withoutData, withoutField, type Stripped } from "./withoutField.ts";

/** The copy, what is not in it, and what still tells something of a sensitive field. */
export interface SharedCopy {
  readonly document: ChoreographyDocument;
  readonly stripped: readonly Stripped[];
  /** Conditions and keys that read a sensitive field; they stay, or the choreography would mean something else. */
  readonly readers: readonly FieldReader[];
}

/**
 * Strips what is sensitive. A field that nothing reads goes altogether; of one that a condition or a key reads the name and type stay, so that the copy still compiles.
 * What is written for such fields in behaviours and scenarios goes in any case. Conditions are left as they are: `readers` says which ones to look at.
 */
export function copyForSharing(document: ChoreographyDocument): SharedCopy {
  const stripped: Stripped[] = [];
  const readers = readersOf(document);
  const isRead = (field: string): boolean => readers.some((reader) => reader.field === field);
  const sensitive = new Map(Object.entries(document.events).map(([id, { sensitive: fields = [] }]) => [id, fields]));
  const all = [...new Set([...sensitive.values()].flat())];
  const data = (event: string | undefined, value: JsonObject, path: readonly string[]): JsonObject =>
    withoutData(value, { fields: sensitive.get(event ?? "") ?? [], quoting: all, path, stripped });
  return {
    document: {
      ...document,
      events: mapped(document.events, (event, id) => strippedEvent(event, ["events", id], { isRead, stripped })),
      agents: mapped(document.agents, (agent, id) => ({
        ...agent,
        behaviours: mapped(agent.behaviours, (behaviour, action) =>
          strippedBehaviour(behaviour, ["agents", id, "behaviours", action], data),
        ),
      })),
      scenarios: mapped(document.scenarios, (scenario, id) => {
        const arrivals = scenario["arrivals"];
        if (!isJsonList(arrivals)) return scenario;
        return {
          ...scenario,
          arrivals: arrivals.map((arrival, at): Json => {
            if (!isJsonObject(arrival) || !isJsonObject(arrival["data"])) return arrival;
            const event = typeof arrival["event"] === "string" ? arrival["event"] : undefined;
            const path = ["scenarios", id, "arrivals", String(at), "data"];
            return Object.fromEntries([...Object.entries(arrival), ["data", data(event, arrival["data"], path)]]);
          }),
        };
      }),
    },
    stripped,
    readers,
  };
}

function strippedEvent(
  event: EventTypeRecord,
  path: readonly string[],
  { isRead, stripped }: { readonly isRead: (field: string) => boolean; readonly stripped: Stripped[] },
): EventTypeRecord {
  const { sensitive = [], schema } = event;
  if (sensitive.length === 0) return event;
  let left = schema;
  for (const field of sensitive) {
    if (left !== undefined) left = withoutField(left, field.split("."), isRead(field));
    stripped.push({
      path: [...path, "schema"],
      what: isRead(field) ? `all but the name and type of ${field}` : `the field ${field}`,
    });
  }
  const { sensitive: _, ...rest } = event;
  const kept = sensitive.filter(isRead);
  return {
    ...rest,
    ...(left === undefined ? {} : { schema: left }),
    ...(kept.length === 0 ? {} : { sensitive: kept }),
  };
}

function strippedBehaviour(
  behaviour: BehaviourRecord,
  path: readonly string[],
  data: (event: string | undefined, value: JsonObject, path: readonly string[]) => JsonObject,
): BehaviourRecord {
  return {
    ...behaviour,
    outcomes: behaviour.outcomes.map((outcome, at) => {
      const place = [...path, "outcomes", String(at)];
      const { then } = outcome;
      return {
        ...outcome,
        ...(outcome.data === undefined ? {} : { data: data(outcome.emits, outcome.data, [...place, "data"]) }),
        ...(then?.data === undefined
          ? {}
          : // oxlint-disable-next-line unicorn/no-thenable -- a field of the format, never awaited
            { then: { ...then, data: data(then.emits, then.data, [...place, "then", "data"]) } }),
      };
    }),
  };
}

// Names of a document may be anything, so that a map is built from entries and never by assignment.
function mapped<Value>(
  map: Readonly<Record<string, Value>>,
  change: (value: Value, name: string) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]));
}
