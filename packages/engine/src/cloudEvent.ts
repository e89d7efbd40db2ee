// The door for events: CloudEvents 1.0 structured JSON → the event of the engine, or the first thing wrong with it.
import type { ChoreographyEvent, JsonObject } from "@laban/trace";
import { instantOfRfc3339 } from "./rfc3339.ts";

/** Why JSON was not taken as an event; `field` is its name in the CloudEvent, or "" for the whole. */
export interface CloudEventFailure {
  /** Stable: "event/missing-field". */
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

/** Deepest nesting of `data`. */
export const eventDepthMax: number = 64;
/** Most values in `data`. */
export const eventValuesMax: number = 100_000;
/** Longest `id`, `source`, `type` and correlation id, in UTF-16 units. */
export const eventNameMax: number = 1_000;

/**
 * Reads a CloudEvent. `time` is required, since nothing may be invented, and becomes integer milliseconds; `data` is an object ({} when
 * absent); the correlation id is the extension `correlationid` or `correlation_id`. Other extensions are left out. Never throws on parsed JSON.
 *
 * Failure codes: event/wrong-type, missing-field, wrong-value, wrong-version, too-long, too-deep, too-large, unsupported, conflict.
 */
export function eventFromCloudEvent(
  json: unknown,
): { readonly event: ChoreographyEvent } | { readonly failure: CloudEventFailure } {
  if (!isObject(json))
    return refuse("wrong-type", "", "An event must be a JSON object (CloudEvents 1.0, structured mode).");
  const version = own(json, "specversion");
  if (version !== "1.0")
    return refuse("wrong-version", "specversion", `"specversion" must be "1.0"; it is ${shown(version)}.`);
  for (const name of ["id", "source", "type"]) {
    const failure = findBadName(json, name);
    if (failure !== undefined) return { failure };
  }
  const time = own(json, "time");
  if (time === undefined)
    return refuse("missing-field", "time", `The event has no "time"; give its own, as in 2026-11-24T10:00:00Z.`);
  const instant = typeof time === "string" && time.length <= 100 ? instantOfRfc3339(time) : undefined;
  if (instant === undefined) {
    return refuse(
      "wrong-value",
      "time",
      `"time" must be an RFC 3339 timestamp with a zone, as in 2026-11-24T10:00:00+01:00; it is ${shown(time)}.`,
    );
  }
  const correlation = correlationIdOf(json);
  if ("failure" in correlation) return correlation;
  const payload = dataOf(json);
  if ("failure" in payload) return payload;
  return {
    event: {
      id: String(own(json, "id")),
      type: String(own(json, "type")),
      source: String(own(json, "source")),
      time: instant,
      ...correlation,
      data: payload.data,
    },
  };
}

function findBadName(json: object, name: string): CloudEventFailure | undefined {
  const value = own(json, name);
  if (value === undefined) return failure("missing-field", name, `The event has no "${name}".`);
  if (typeof value !== "string") return failure("wrong-type", name, `"${name}" must be a text; it is ${shown(value)}.`);
  if (value === "") return failure("wrong-value", name, `"${name}" is empty; an event needs one.`);
  if (value.length > eventNameMax)
    return failure("too-long", name, `"${name}" is longer than ${eventNameMax} characters.`);
  return undefined;
}

function correlationIdOf(json: object): { correlation_id?: string } | { failure: CloudEventFailure } {
  const names = ["correlationid", "correlation_id"].filter((name) => own(json, name) !== undefined);
  const [name] = names;
  if (name === undefined) return {};
  const bad = names.map((each) => findBadName(json, each)).find((each) => each !== undefined);
  if (bad !== undefined) return { failure: bad };
  const values = new Set(names.map((each) => own(json, each)));
  if (values.size > 1) {
    return refuse("conflict", "correlation_id", `"correlationid" and "correlation_id" differ; give one of them.`);
  }
  return { correlation_id: String(own(json, name)) };
}

function dataOf(json: object): { data: JsonObject } | { failure: CloudEventFailure } {
  if (own(json, "data_base64") !== undefined) {
    return refuse("unsupported", "data_base64", `Binary payloads are not supported; send "data" as a JSON object.`);
  }
  const data = own(json, "data");
  if (data === undefined) return { data: {} };
  if (!isObject(data)) return refuse("wrong-type", "data", `"data" must be a JSON object; it is ${shown(data)}.`);
  const bad = findTooMuch(data);
  return bad === undefined ? { data: data as JsonObject } : { failure: bad };
}

/** Walks with a stack of its own, since JSON may be nested deeper than the host's. */
function findTooMuch(data: object): CloudEventFailure | undefined {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: data, depth: 1 }];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    values++;
    if (values > eventValuesMax) return failure("too-large", "data", `"data" has more than ${eventValuesMax} values.`);
    if (typeof value === "number" ? !Number.isFinite(value) : !isJsonType(value)) {
      return failure("wrong-type", "data", `"data" holds ${shown(value)}, which is no JSON.`);
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth > eventDepthMax) return failure("too-deep", "data", `"data" is nested deeper than ${eventDepthMax}.`);
    for (const child of Object.values(value)) waiting.push({ value: child, depth: depth + 1 });
    if (waiting.length > eventValuesMax)
      return failure("too-large", "data", `"data" has more than ${eventValuesMax} values.`);
  }
  return undefined;
}

function isJsonType(value: unknown): boolean {
  return value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "object";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Own fields only: an event without "constructor" must not find one. */
function own(json: object, name: string): unknown {
  return Object.hasOwn(json, name) ? Reflect.get(json, name) : undefined;
}

function shown(value: unknown): string {
  if (typeof value === "string") return `"${value.slice(0, 60)}"`;
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value === undefined ? "missing" : `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
}

function failure(code: string, field: string, message: string): CloudEventFailure {
  return { code: `event/${code}`, field, message };
}

function refuse(code: string, field: string, message: string): { failure: CloudEventFailure } {
  return { failure: failure(code, field, message) };
}
