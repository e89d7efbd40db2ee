// EventPattern, EventSequence and register_complex_pattern → patterns.
import type { Json, PatternRecord } from "@laban/model";
import { notTranslated } from "../notTranslated.ts";
import type { DesignSketch } from "../sketch.ts";
import { argumentsOf, CallFields } from "./callFields.ts";
import { valueOf } from "./calls.ts";
import type { PatternCall } from "./calls.ts";
import { actionOf, keyPath, seconds, sharedFields } from "./commonFields.ts";
import { placeOf, readCondition } from "./condition.ts";
import type { PythonSource, ReadCondition } from "./condition.ts";
import { PythonProblem } from "./syntax.ts";

/** The parameters in the order of the source material's classes. */
const PARAMETERS = {
  EventPattern: [
    "event_type",
    "condition",
    "action",
    "target_capability",
    "priority",
    "correlation_keys",
    "timeout_seconds",
  ],
  EventSequence: ["sequence_id", "events", "max_interval", "action", "target_capability"],
  register_complex_pattern: ["pattern_config"],
} as const;

/** What a call is read with. */
export interface CallReading {
  readonly sketch: DesignSketch;
  readonly source: PythonSource;
  readonly constants: ReadonlyMap<string, Json>;
}

/** Reads one call; what is made at run time is left out with its place. */
export function readCall({ maker, offset, call }: PatternCall, reading: CallReading): void {
  const { sketch, source } = reading;
  const place = placeOf(source, offset);
  if (call instanceof PythonProblem) {
    sketch.leftOut(maker, `${call.message}; only calls with literals are read`, placeOf(source, call.offset));
    return;
  }
  const args = argumentsOf(call, PARAMETERS[maker]);
  const values = new Map<string, Json>();
  for (const [name, node] of args) {
    const value = valueOf(node, reading.constants);
    if (value !== undefined) values.set(name, value);
    else {
      sketch.leftOut(maker, `its ${name} is made at run time, and nothing is run here`, placeOf(source, node.start));
      return;
    }
  }
  const fields = new CallFields(values, args, call);
  if (maker === "EventPattern") readPattern(fields, reading, place);
  else if (maker === "EventSequence") readSequence(fields, reading, place);
  else readComplex(fields, reading, place);
}

type Place = ReturnType<typeof placeOf>;

function readPattern(fields: CallFields, reading: CallReading, place: Place): void {
  const { sketch, source } = reading;
  const type = fields.text("event_type");
  if (type === undefined) return sketch.leftOut("EventPattern", "it names no event type", place);
  const condition = conditionOf(fields, source);
  const timeout = fields.number("timeout_seconds");
  const keys = fields.texts("correlation_keys");
  const record: PatternRecord = {
    kind: "pattern",
    on: sketch.event(type),
    ...(condition.when === undefined ? {} : { when: condition.when }),
    ...actionOf(fields, sketch, timeout),
    ...sharedFields(fields),
    ...(keys === undefined ? {} : keys.length === 0 ? { scope: "global" } : { by: keys.map(keyPath) }),
  };
  const id = sketch.pattern(fields.text("action") ?? type, record);
  sketch.understood(`EventPattern ${type}`, ["patterns", id], place);
  condition.tell(sketch, ["patterns", id, "when"]);
  if (timeout !== undefined)
    sketch.guessed(
      `timeout_seconds=${timeout}`,
      ["patterns", id, "do", "timeout"],
      "the source never reads it; here it is how long the capability has to answer",
      placeOf(source, fields.node("timeout_seconds").start),
    );
  if (keys !== undefined)
    sketch.guessed(
      `correlation_keys=[${keys.join(", ")}]`,
      ["patterns", id, keys.length === 0 ? "scope" : "by"],
      keys.length === 0
        ? "the source never reads them; here no key is one key for all events, as in Laban's own Python"
        : "the source never reads them; here they are the key of this pattern, looked for in the data",
      placeOf(source, fields.node("correlation_keys").start),
    );
  tellUnread(`EventPattern ${type}`, fields, reading);
}

function readSequence(fields: CallFields, reading: CallReading, place: Place): void {
  const { sketch } = reading;
  const { names: events, isWhole } = fields.names("events");
  const name = fields.text("sequence_id") ?? "sequence";
  if (events.length === 0) return sketch.leftOut(`EventSequence ${name}`, "it lists no event types", place);
  const seen = new Map<string, number>();
  const steps = events.map((event, at): Json => {
    const id = sketch.event(event);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    if (at === 0 && !isWhole) return { event: id, when: writtenAnew("events", fields, reading) };
    return count === 1 ? id : { event: id, name: `${id}_${count}` };
  });
  const record: PatternRecord = {
    kind: "sequence",
    steps,
    max_interval: seconds(fields.number("max_interval") ?? 60),
    ...actionOf(fields, sketch),
    ...sharedFields(fields),
  };
  const id = sketch.pattern(name, record);
  sketch.understood(`EventSequence ${name}`, ["patterns", id], place);
  if (fields.number("max_interval") === undefined)
    sketch.guessed(
      `max_interval of ${name}`,
      ["patterns", id, "max_interval"],
      "it is not given as a number; 60 seconds is the source's own default",
      place,
    );
  if (!isWhole) tellNoText(`EventSequence ${name}`, "events", fields, reading);
  tellUnread(`EventSequence ${name}`, fields, reading);
}

function readComplex(fields: CallFields, reading: CallReading, place: Place): void {
  const { sketch } = reading;
  const config = fields.inside("pattern_config");
  if (config === undefined)
    return sketch.leftOut(
      "register_complex_pattern",
      "its configuration is made at run time, and nothing is run here",
      place,
    );
  tellUnread("register_complex_pattern", fields, reading);
  const type = config.text("type") ?? "";
  if (type === "temporal_sequence") return readTemporal(config, reading, place);
  if (type === "threshold_pattern") return readThreshold(config, reading, place);
  if (type === "state_transition") return readTransition(config, reading, place);
  return sketch.leftOut(
    `register_complex_pattern ${type}`,
    "the source knows temporal_sequence, threshold_pattern and state_transition",
    place,
  );
}

function readTemporal(config: CallFields, reading: CallReading, place: Place): void {
  const { sketch } = reading;
  const trigger = config.text("trigger_event");
  const { names: required, isWhole } = config.names("required_events");
  if (trigger === undefined || required.length === 0)
    return sketch.leftOut("temporal_sequence", "it names no trigger_event or no required_events", place);
  const record: PatternRecord = {
    kind: "all_of",
    events: required.map((event, at): Json => {
      const id = sketch.event(event);
      return at === 0 && !isWhole ? { event: id, when: writtenAnew("required_events", config, reading) } : id;
    }),
    within: seconds(config.number("time_window") ?? 60),
    trigger: sketch.event(trigger),
    ...actionOf(config, sketch),
    ...sharedFields(config),
  };
  const id = sketch.pattern(config.text("action") ?? trigger, record);
  sketch.guessed(
    `temporal_sequence ${trigger}`,
    ["patterns", id],
    "each required event must come once, of the same correlation; the source counts any of them among the last ten events of all",
    place,
  );
  if (!isWhole) tellNoText(`temporal_sequence ${trigger}`, "required_events", config, reading);
  tellUnread(`temporal_sequence ${trigger}`, config, reading);
}

function readThreshold(config: CallFields, reading: CallReading, place: Place): void {
  const { sketch } = reading;
  const type = config.text("event_type");
  const count = config.number("threshold");
  if (type === undefined || count === undefined)
    return sketch.leftOut("threshold_pattern", "it names no event_type or no threshold", place);
  const record: PatternRecord = {
    kind: "threshold",
    on: sketch.event(type),
    count: { at_least: count },
    within: seconds(config.number("time_window") ?? 60),
    fires: "every",
    ...actionOf(config, sketch),
    ...sharedFields(config),
  };
  const id = sketch.pattern(config.text("action") ?? type, record);
  sketch.guessed(
    `threshold_pattern ${type}`,
    ["patterns", id],
    "events are counted per correlation and without a limit of ten; the source counts among the last ten events of all. It fires on every event, as there; choose fires: edge for once",
    place,
  );
  tellUnread(`threshold_pattern ${type}`, config, reading);
}

function readTransition(config: CallFields, reading: CallReading, place: Place): void {
  const { sketch, source } = reading;
  const type = config.text("event_type");
  if (type === undefined) return sketch.leftOut("state_transition", "it names no event_type", place);
  const condition = conditionOf(config, source);
  const record: PatternRecord = {
    kind: "pattern",
    on: sketch.event(type),
    ...(condition.when === undefined ? {} : { when: condition.when }),
    ...actionOf(config, sketch),
    ...sharedFields(config),
  };
  const id = sketch.pattern(config.text("action") ?? type, record);
  sketch.guessed(
    `state_transition ${type}`,
    ["patterns", id],
    "the source names no states, only a condition, so it is a pattern; draw a state machine where states are meant",
    place,
  );
  condition.tell(sketch, ["patterns", id, "when"]);
  tellUnread(`state_transition ${type}`, config, reading);
}

function conditionOf(fields: CallFields, source: PythonSource): ReadCondition {
  const value = fields.json("condition");
  if (value === undefined) return { tell: () => undefined };
  fields.markRead("condition");
  const node = fields.node("condition");
  if (typeof value === "string") return readCondition(value, node, source);
  const original = source.text.slice(node.start, node.end);
  return {
    when: notTranslated(original),
    tell: (sketch) =>
      sketch.leftOut(
        `condition ${original.slice(0, 80)}`,
        'a condition is a text. The pattern is there and cannot run until its "when" is written in CEL',
        placeOf(source, node.start),
      ),
  };
}

/** The list as it stands in the source, for the pattern to be in error until someone writes it anew. */
function writtenAnew(name: string, fields: CallFields, { source }: CallReading): string {
  const { start, end } = fields.node(name);
  return notTranslated(`${name}=${source.text.slice(start, end)}`);
}

function tellNoText(what: string, name: string, fields: CallFields, { sketch, source }: CallReading): void {
  sketch.leftOut(
    `${what}: ${name}`,
    "items that are no texts name no event type. The pattern is there and cannot run until it lists them all",
    placeOf(source, fields.node(name).start),
  );
}

/** What was given and not understood: parameters that there are not, and values of another kind than theirs. */
function tellUnread(what: string, fields: CallFields, { sketch, source }: CallReading): void {
  for (const { name, node } of fields.unread())
    sketch.leftOut(
      `${what}: ${name}`,
      "it is not read: no such parameter is known, or its value is not of the kind that it takes",
      placeOf(source, node.start),
    );
}
