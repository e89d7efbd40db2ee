// One CloudEvent for each event type: to try a bundle with, and to show what must be sent.
import type { Path } from "@laban/bundle";
import { isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import type { CloudEvent } from "../../cloudEvent.ts";
import type { ExportSource } from "../exportFormat.ts";
import { fits, sampleOf } from "./sampleOf.ts";

/** A sample as it is sent. */
export interface SampleEvent extends CloudEvent {
  readonly datacontenttype: "application/json";
}

/** The samples, and the event types for which none was found that fits their schema. */
export interface Samples {
  readonly events: readonly SampleEvent[];
  readonly without: readonly string[];
}

/** 2026-01-01T00:00:00Z; each sample comes a second after the one before it. */
const BEGIN_MS = Date.UTC(2026, 0, 1);
const KEY_VALUE = "sample-key";

/** In the order in which the types are declared. Keys are filled in where the schema lets them be, and are the same in all: the samples are one case. */
export function sampleEvents({ document, bundle }: ExportSource): Samples {
  const events: SampleEvent[] = [];
  const without: string[] = [];
  for (const [type, { schema }] of Object.entries(document.events)) {
    const sample = schema === undefined ? {} : sampleOf(schema);
    if (!isJsonObject(sample)) {
      without.push(type);
      continue;
    }
    const key = Object.hasOwn(bundle.events, type) ? (bundle.events[type]?.key ?? []) : [];
    events.push({
      specversion: "1.0",
      id: `sample-${events.length + 1}`,
      source: "/laban/samples",
      type,
      time: new Date(BEGIN_MS + events.length * 1000).toISOString(),
      correlationid: KEY_VALUE,
      datacontenttype: "application/json",
      data: keyed(sample, schema ?? {}, key),
    });
  }
  return { events, without };
}

/** The payload with something at each path of the key that has nothing yet; as it was, where the schema does not allow it. */
function keyed(data: JsonObject, schema: JsonObject, key: readonly Path[]): JsonObject {
  let filled = data;
  for (const [root, ...path] of key) {
    if (root !== "data" || path.length === 0) continue;
    const more = filledAt(filled, path);
    if (isJsonObject(more) && fits(schema, more)) filled = more;
  }
  return filled;
}

function filledAt(value: Json | undefined, [name, ...rest]: Path): Json {
  if (name === undefined) return value ?? KEY_VALUE;
  if (value !== undefined && !isJsonObject(value)) return value;
  const own = value !== undefined && Object.hasOwn(value, name) ? value[name] : undefined;
  return Object.fromEntries([
    ...Object.entries(value ?? {}).filter(([other]) => other !== name),
    [name, filledAt(own, rest)],
  ]);
}
