// What comes from outside, and when.
import { unreachable } from "@laban/bundle";
import type { DocumentPath, Json, JsonObject } from "@laban/model";
import { eventsMax } from "../door.ts";
import {
  fieldOf,
  listOf,
  objectOf,
  readDuration,
  readNumber,
  refuse,
  refuseName,
  shown,
  type Reading,
} from "./reading.ts";
import type { TimePlan } from "../values/value.ts";
import { readTime } from "./readTime.ts";
import type { Arrival, Rhythm } from "./scenario.ts";
import { readPayload } from "./schemaPayload.ts";

const arrivalsMax = 1_000;
const rhythms: readonly string[] = ["constant", "uniform", "exponential", "lognormal", "poisson", "ramp", "burst"];
const fields = ["event", "source", "every", "at", "count", "data"] as const;

/** The arrivals of a scenario; those with errors are left out. */
export function readArrivals(reading: Reading, scenario: string, value: Json | undefined): readonly Arrival[] {
  const path = ["scenarios", scenario, "arrivals"];
  const list = listOf(value);
  if (list === undefined || list.length === 0 || list.length > arrivalsMax) {
    const message = `A scenario needs arrivals: a list of 1 to ${arrivalsMax}, each with an event and "every" or "at".`;
    refuse(reading, value === undefined ? path.slice(0, 2) : path, { code: "scenario/no-arrivals", message });
    return [];
  }
  return list.flatMap((one, index) => readArrival(reading, [...path, index], one, `arrival/${index}`) ?? []);
}

function readArrival(reading: Reading, path: DocumentPath, value: Json, stream: string): Arrival | undefined {
  const object = objectOf(value);
  if (object === undefined) {
    refuse(reading, path, {
      code: "scenario/bad-value",
      message: `An arrival is an object with an event and "every" or "at", not ${shown(value)}.`,
    });
    return undefined;
  }
  for (const name of Object.keys(object)) {
    const isKnown = (fields as readonly string[]).includes(name);
    if (!isKnown)
      refuseName(reading, [...path, name], { code: "scenario/unknown-field", what: "field", name, known: fields });
  }
  const event = fieldOf(object, "event");
  const known = Object.keys(reading.document.events);
  if (typeof event !== "string") {
    const message = `An arrival names the event type that arrives; there is ${known.join(", ")}.`;
    refuse(reading, event === undefined ? path : [...path, "event"], { code: "scenario/unknown-event", message });
    return undefined;
  }
  if (!known.includes(event)) {
    refuseName(reading, [...path, "event"], { code: "scenario/unknown-event", what: "event type", name: event, known });
    return undefined;
  }
  const rhythm = readRhythm(reading, path, object, stream);
  const count = fieldOf(object, "count");
  const countMax =
    count === undefined
      ? eventsMax
      : readNumber(reading, [...path, "count"], count, { what: "count", min: 0, max: eventsMax, whole: true });
  const data = fieldOf(object, "data");
  if (rhythm === undefined || countMax === undefined) return undefined;
  const place = { path: [...path, "data"], stream, asking: [] };
  const source = readSource(reading, path, object, event);
  return { event, source, rhythm, countMax, payload: readPayload(reading, place, event, data) };
}

// Who raises it: as written, else the agent that says it emits this type, else "outside".
function readSource(reading: Reading, path: DocumentPath, object: JsonObject, event: string): string {
  const source = fieldOf(object, "source");
  if (typeof source === "string" && source !== "") return source;
  if (source !== undefined)
    refuse(reading, [...path, "source"], {
      code: "scenario/bad-value",
      message: "source is the name of an agent or of another sender.",
    });
  const agents = Object.entries(reading.document.agents);
  return agents.find(([, agent]) => agent.emits?.includes(event) === true)?.[0] ?? "outside";
}

function readRhythm(reading: Reading, path: DocumentPath, arrival: JsonObject, stream: string): Rhythm | undefined {
  const at = fieldOf(arrival, "at");
  const every = fieldOf(arrival, "every");
  if ((at === undefined) === (every === undefined)) {
    refuse(reading, path, {
      code: "scenario/bad-value",
      message: `An arrival has "every" (a rhythm) or "at" (a list of times after the start), one of the two.`,
    });
    return undefined;
  }
  if (at !== undefined) return readOffsets(reading, [...path, "at"], at);
  const inner = [...path, "every"];
  const object = objectOf(every);
  const [form] = object === undefined ? [] : Object.keys(object);
  const given = object === undefined || form === undefined ? undefined : fieldOf(object, form);
  const place = form === undefined ? inner : [...inner, form];
  switch (form) {
    case "poisson": {
      const meanMs = readGap(reading, place, given);
      return meanMs === undefined
        ? undefined
        : { kind: "every", time: { kind: "exponential", meanMs, stream: `${stream}/every` } };
    }
    case "ramp":
      return readRamp(reading, place, objectOf(given) ?? {});
    case "burst":
      return readBurst(reading, place, objectOf(given) ?? {});
    default: {
      if (form !== undefined && !rhythms.includes(form)) {
        refuseName(reading, place, { code: "scenario/bad-time", what: "rhythm", name: form, known: rhythms });
        return undefined;
      }
      const time = readTime(reading, inner, every, `${stream}/every`);
      if (time === undefined || isPositive(time)) return time && { kind: "every", time };
      refuse(reading, inner, { code: "scenario/bad-duration", message: noGap });
      return undefined;
    }
  }
}

// A gap of 0 would let events come without end at one instant.
const noGap = "The time between arrivals must be more than 0.";

function isPositive(time: TimePlan): boolean {
  switch (time.kind) {
    case "constant":
      return time.ms > 0;
    case "uniform":
      return time.maxMs > 0;
    case "exponential":
      return time.meanMs > 0;
    case "lognormal":
      return true;
    default:
      return unreachable(time);
  }
}

function readGap(reading: Reading, path: DocumentPath, value: unknown): number | undefined {
  const ms = readDuration(reading, path, value);
  if (ms !== 0) return ms;
  refuse(reading, path, { code: "scenario/bad-duration", message: noGap });
  return undefined;
}

function readOffsets(reading: Reading, path: DocumentPath, value: Json): Rhythm | undefined {
  const list = listOf(value);
  if (list === undefined || list.length === 0 || list.length > 100_000) {
    refuse(reading, path, {
      code: "scenario/bad-value",
      message: `"at" is a list of times after the start, as in [0s, 30s, 5m].`,
    });
    return undefined;
  }
  const offsets = list.map((offset, index) => readDuration(reading, [...path, index], offset));
  const offsetsMs = offsets.filter((offset) => offset !== undefined);
  return offsetsMs.length < offsets.length ? undefined : { kind: "at", offsetsMs: offsetsMs.toSorted((a, b) => a - b) };
}

function readRamp(reading: Reading, path: DocumentPath, object: JsonObject): Rhythm | undefined {
  const fromMs = readGap(reading, [...path, "from"], fieldOf(object, "from"));
  const toMs = readGap(reading, [...path, "to"], fieldOf(object, "to"));
  return fromMs === undefined || toMs === undefined ? undefined : { kind: "ramp", fromMs, toMs };
}

function readBurst(reading: Reading, path: DocumentPath, object: JsonObject): Rhythm | undefined {
  const size = readNumber(reading, [...path, "size"], fieldOf(object, "size"), {
    what: "size",
    min: 1,
    max: 100_000,
    whole: true,
  });
  const everyMs = readGap(reading, [...path, "every"], fieldOf(object, "every"));
  return size === undefined || everyMs === undefined ? undefined : { kind: "burst", size, everyMs };
}
