// EventPattern, EventSequence and register_complex_pattern → patterns.
import { durationText, isJsonList, isJsonObject, parseDuration } from "@laban/model";
import type { Json, JsonObject, PatternRecord } from "@laban/model";
import type { DesignSketch } from "../sketch.ts";
import { valueOf } from "./calls.ts";
import type { PatternCall } from "./calls.ts";
import { placeOf, readCondition } from "./condition.ts";
import type { PythonSource, ReadCondition } from "./condition.ts";
import { PythonProblem } from "./syntax.ts";
import type { PyNode } from "./syntax.ts";

type Call = Extract<PyNode, { type: "Call" }>;

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
  const args = argumentsOf(call, maker);
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

class CallFields {
  readonly #values: ReadonlyMap<string, Json>;
  readonly #nodes: ReadonlyMap<string, PyNode>;
  readonly call: Call;

  constructor(values: ReadonlyMap<string, Json>, nodes: ReadonlyMap<string, PyNode>, call: Call) {
    this.#values = values;
    this.#nodes = nodes;
    this.call = call;
  }

  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.#values.get(name);
    return typeof value === "number" ? value : undefined;
  }

  texts(name: string): readonly string[] {
    const value = this.#values.get(name);
    return isJsonList(value) ? value.filter((item) => typeof item === "string") : [];
  }

  json(name: string): Json | undefined {
    return this.#values.get(name);
  }

  node(name: string): PyNode {
    return this.#nodes.get(name) ?? this.call;
  }

  /** The config of a complex pattern as fields of its own. */
  inside(name: string): CallFields | undefined {
    const value = this.#values.get(name);
    if (!isJsonObject(value)) return undefined;
    const dict = this.node(name);
    const nodes = new Map<string, PyNode>();
    if (dict.type === "Dict")
      for (const [at, key] of dict.keys.entries())
        if (key.type === "Constant" && typeof key.value === "string") nodes.set(key.value, dict.values[at] ?? key);
    return new CallFields(new Map(Object.entries(value)), nodes, this.call);
  }
}

function argumentsOf(call: Call, maker: PatternCall["maker"]): ReadonlyMap<string, PyNode> {
  const args = new Map<string, PyNode>();
  for (const [index, node] of call.args.entries()) {
    const name = PARAMETERS[maker][index];
    if (name !== undefined) args.set(name, node);
  }
  for (const { name, value } of call.keywords) args.set(name, value);
  return args;
}

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
    ...priorityOf(fields),
    ...(keys.length === 0 ? {} : { by: keys.map(keyPath) }),
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
  if (keys.length > 0)
    sketch.guessed(
      `correlation_keys=[${keys.join(", ")}]`,
      ["patterns", id, "by"],
      "the source never reads them; here they are the key of this pattern, looked for in the data",
      placeOf(source, fields.node("correlation_keys").start),
    );
}

function readSequence(fields: CallFields, reading: CallReading, place: Place): void {
  const { sketch } = reading;
  const events = fields.texts("events");
  const name = fields.text("sequence_id") ?? "sequence";
  if (events.length === 0) return sketch.leftOut(`EventSequence ${name}`, "it lists no event types", place);
  const seen = new Map<string, number>();
  const steps = events.map((event): Json => {
    const id = sketch.event(event);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : { event: id, name: `${id}_${count}` };
  });
  const record: PatternRecord = {
    kind: "sequence",
    steps,
    max_interval: seconds(fields.number("max_interval") ?? 60),
    ...actionOf(fields, sketch),
  };
  const id = sketch.pattern(name, record);
  sketch.understood(`EventSequence ${name}`, ["patterns", id], place);
  if (fields.number("max_interval") === undefined)
    sketch.guessed(
      `max_interval of ${name}`,
      ["patterns", id, "max_interval"],
      "it is not given; 60 seconds is the source's own default",
      place,
    );
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

function readTemporal(config: CallFields, { sketch }: CallReading, place: Place): void {
  const trigger = config.text("trigger_event");
  const required = config.texts("required_events");
  if (trigger === undefined || required.length === 0)
    return sketch.leftOut("temporal_sequence", "it names no trigger_event or no required_events", place);
  const record: PatternRecord = {
    kind: "all_of",
    events: required.map((event) => sketch.event(event)),
    within: seconds(config.number("time_window") ?? 60),
    trigger: sketch.event(trigger),
    ...actionOf(config, sketch),
    ...priorityOf(config),
  };
  const id = sketch.pattern(config.text("action") ?? trigger, record);
  sketch.guessed(
    `temporal_sequence ${trigger}`,
    ["patterns", id],
    "each required event must come once, of the same correlation; the source counts any of them among the last ten events of all",
    place,
  );
}

function readThreshold(config: CallFields, { sketch }: CallReading, place: Place): void {
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
    ...priorityOf(config),
  };
  const id = sketch.pattern(config.text("action") ?? type, record);
  sketch.guessed(
    `threshold_pattern ${type}`,
    ["patterns", id],
    "events are counted per correlation and without a limit of ten; the source counts among the last ten events of all. It fires on every event, as there; choose fires: edge for once",
    place,
  );
}

function readTransition(config: CallFields, { sketch, source }: CallReading, place: Place): void {
  const type = config.text("event_type");
  if (type === undefined) return sketch.leftOut("state_transition", "it names no event_type", place);
  const condition = conditionOf(config, source);
  const record: PatternRecord = {
    kind: "pattern",
    on: sketch.event(type),
    ...(condition.when === undefined ? {} : { when: condition.when }),
    ...actionOf(config, sketch),
    ...priorityOf(config),
  };
  const id = sketch.pattern(config.text("action") ?? type, record);
  sketch.guessed(
    `state_transition ${type}`,
    ["patterns", id],
    "the source names no states, only a condition, so it is a pattern; draw a state machine where states are meant",
    place,
  );
  condition.tell(sketch, ["patterns", id, "when"]);
}

function conditionOf(fields: CallFields, source: PythonSource): ReadCondition {
  const value = fields.json("condition");
  if (typeof value === "string") return readCondition(value, fields.node("condition"), source);
  return { tell: () => undefined };
}

function actionOf(fields: CallFields, sketch: DesignSketch, timeout?: number): JsonObject {
  const action = fields.text("action");
  const capability = fields.text("target_capability") ?? fields.text("capability");
  if (action === undefined && capability === undefined) return {};
  if (capability !== undefined) sketch.ensureCapability(capability);
  return {
    do: {
      ...(action === undefined ? {} : { action }),
      ...(capability === undefined ? {} : { capability }),
      ...(timeout === undefined ? {} : { timeout: seconds(timeout) }),
    },
  };
}

function priorityOf(fields: CallFields): JsonObject {
  const priority = fields.number("priority");
  return priority === undefined || priority === 1 ? {} : { priority };
}

function keyPath(key: string): string {
  return key === "correlation_id" || key.startsWith("data.") ? key : `data.${key}`;
}

/** Seconds as a duration with its unit; what is none stays as it is, for the reader of our own text to complain about. */
function seconds(value: number): Json {
  const read = parseDuration(value);
  return read.ok ? durationText(read.ms) : value;
}
