// What a bundle must look like, field by field: the types of bundle.ts as checks, with the limits of everything that can grow.
import {
  type Check,
  dictionary,
  exactly,
  failureAt,
  finiteNumber,
  flag,
  integer,
  isObject,
  list,
  nullOr,
  oneOf,
  record,
  text,
} from "./shape.ts";

/** About 317 years: an instant plus a few of these is still an exact integer. */
export const durationMsMax: number = 10_000_000_000_000;

const name: Check = text(1, 1_000);
const duration: Check = integer(0, durationMsMax);
const condition: Check = text(1, 20_000);
const count: Check = integer(1, 1_000_000);
const names: Check = list(name, 1, 1_000);

const keyPath: Check = (value, place) => {
  const failure = list(name, 1, 32)(value, place);
  if (failure !== undefined || !Array.isArray(value)) return failure;
  const [root] = value as readonly string[];
  const isScalar = root === "correlation_id" || root === "source" || root === "type" || root === "id";
  if ((root === "data" && value.length > 1) || (isScalar && value.length === 1)) return undefined;
  return failureAt(place, "wrong-value", "must be correlation_id, source, type, id, or a path below data.");
};
// An empty key would put every event into one correlation: that is `scope: global`, and has to be said.
const key: Check = list(keyPath, 1, 16);

const scalarKinds = ["bool", "int", "uint", "double", "string", "bytes", "null", "timestamp", "duration", "dyn"];
const celType: Check = (value, place) => {
  if (!isObject(value)) return failureAt(place, "wrong-type", "must be a type.");
  switch (value["kind"]) {
    case "list":
    case "map":
      return record({ kind: text(1, 10), of: celType })(value, place);
    case "object":
      return record({ kind: text(1, 10), fields: dictionary(celField, 10_000), open: flag })(value, place);
    default:
      return record({ kind: oneOf([...scalarKinds, "list", "map", "object"]) })(value, place);
  }
};
const celField: Check = record({ type: celType, optional: flag }, { description: text(0, 10_000), sensitive: flag });

const action: Check = record({ action: name, capability: name }, { timeoutMs: duration });
const outcomeActions: Check = record(
  {},
  {
    matched: action,
    timeout: action,
    violated: action,
    broken: action,
    cancelled: action,
    evicted: action,
    recovered: action,
  },
);

const baseRequired = {
  operator: text(1, 20),
  id: name,
  priority: finiteNumber,
  scope: oneOf(["key", "global"]),
  actions: outcomeActions,
};
const baseOptional = { exclusiveGroup: name, cooldownMs: duration, by: key, runsPerKeyMax: count };

const eventTest: Check = record({ events: names }, { when: condition });
const tests: Check = list(eventTest, 1, 1_000);
const step: Check = record(
  { name, events: names, min: integer(0, 1_000_000), max: nullOr(count), strict: flag },
  { when: condition, any: tests, all: tests },
);
const guard: Check = record({ events: names }, { when: condition, after: integer(0, 1_000) });

const machineState: Check = record(
  { name, final: flag },
  { timeout: record({ afterMs: duration, to: name }, { action }) },
);
const machineTransition: Check = record({ from: names, events: names, to: name }, { when: condition, action });

const member: Check = record({ name, events: names, count: integer(1, 1_000) }, { when: condition });
const alternative: Check = record({ name, events: names }, { when: condition, action });

const operators = {
  match: record({ ...baseRequired, on: names }, { ...baseOptional, when: condition }),
  sequence: record(
    {
      ...baseRequired,
      steps: list(step, 1, 1_000),
      guards: list(guard, 0, 1_000),
      starts: oneOf(["one", "restart", "overlap"]),
      afterMatch: oneOf(["consume", "all"]),
    },
    { ...baseOptional, maxIntervalMs: duration, withinMs: duration },
  ),
  absence: record(
    {
      ...baseRequired,
      start: eventTest,
      expect: eventTest,
      withinMs: duration,
      starts: oneOf(["overlap", "restart"]),
      repeat: integer(1, 1_000),
    },
    { ...baseOptional, cancel: eventTest },
  ),
  state_machine: record(
    {
      ...baseRequired,
      states: list(machineState, 1, 1_000),
      initial: name,
      transitions: list(machineTransition, 1, 10_000),
      keepFinalMs: duration,
    },
    baseOptional,
  ),
  all_of: record(
    {
      ...baseRequired,
      members: list(member, 1, 1_000),
      withinMs: duration,
      anchor: oneOf(["sliding", "first"]),
      afterMatch: oneOf(["consume", "every"]),
    },
    { ...baseOptional, trigger: eventTest },
  ),
  any_of: record(
    { ...baseRequired, alternatives: list(alternative, 1, 1_000), starts: oneOf(["one", "restart", "overlap"]) },
    { ...baseOptional, start: eventTest, withinMs: duration },
  ),
  threshold: record(
    {
      ...baseRequired,
      on: names,
      measure: oneOf(["count", "sum", "avg", "min", "max", "distinct"]),
      comparison: oneOf(["at_least", "more_than", "at_most", "less_than"]),
      value: finiteNumber,
      fires: oneOf(["edge", "every", "consume"]),
    },
    { ...baseOptional, when: condition, of: condition, withinMs: duration, last: count },
  ),
} satisfies Record<string, Check>;

const operator: Check = (value, place) => {
  if (!isObject(value)) return failureAt(place, "wrong-type", "must be an object.");
  const kind = value["operator"];
  // Own fields only: "constructor" is no operator.
  const check = typeof kind === "string" && Object.hasOwn(operators, kind) ? Reflect.get(operators, kind) : undefined;
  if (check !== undefined) return check(value, place);
  const known = Object.keys(operators).join(", ");
  return failureAt(
    place,
    "unknown-operator",
    `must have an "operator" that is one of ${known}; a newer bundle needs a newer release.`,
  );
};

/** Every field of a bundle. The versions come first, so that a bundle of another version is refused for that reason. */
export const bundleShape: Check = record({
  laban_bundle: exactly(1),
  semantics: exactly(1),
  hash: text(1, 100),
  name: text(0, 1_000),
  defaultKey: key,
  events: dictionary(record({ key, data: celType }), 10_000),
  patterns: list(operator, 0, 10_000),
  needs: record({ capabilities: list(name, 0, 100_000), unpartitionable: list(name, 0, 10_000) }),
});
