// What a bundle must look like, field by field: the types of bundle.ts as checks, with the limits of everything that can grow.
// The published JSON Schema is made from these very checks (bundleSchema.ts).
import {
  type Check,
  checked,
  dictionary,
  exactly,
  failureAt,
  finiteNumber,
  flag,
  integer,
  list,
  named,
  nullOr,
  oneOf,
  text,
} from "./shape.ts";
import type { Operator } from "./bundle.ts";
import { choice, record } from "./recordShape.ts";
import { bundleVersion, semanticsVersion } from "./versions.ts";

/** About 317 years: an instant plus a few of these is still an exact integer. */
export const durationMsMax: number = 10_000_000_000_000;

const name: Check = named("name", () => text(1, 1_000));
const duration: Check = named("duration", () => integer(0, durationMsMax));
const condition: Check = named("condition", () => text(1, 20_000));
const count: Check = integer(1, 1_000_000);
const names: Check = named("names", () => list(name, 1, 1_000));

const scalarRoots: readonly string[] = ["correlation_id", "source", "type", "id"];
const pathParts: Check = list(name, 1, 32);
const keyPath: Check = named("keyPath", () =>
  checked(
    (value, place) => {
      const failure = pathParts(value, place);
      if (failure !== undefined || !Array.isArray(value)) return failure;
      const [root] = value as readonly string[];
      if (root === "data" ? value.length > 1 : scalarRoots.includes(root ?? "") && value.length === 1) return undefined;
      return failureAt(place, "wrong-value", "must be correlation_id, source, type, id, or a path below data.");
    },
    (definitions) => ({
      ...pathParts.schema(definitions),
      anyOf: [
        { prefixItems: [{ const: "data" }], minItems: 2 },
        { prefixItems: [{ enum: scalarRoots }], maxItems: 1 },
      ],
    }),
  ),
);
// An empty key would put every event into one correlation: that is `scope: global`, and has to be said.
const key: Check = named("key", () => list(keyPath, 1, 16));

const scalarKinds = ["bool", "int", "uint", "double", "string", "bytes", "null", "timestamp", "duration", "dyn"];
const celType: Check = named("type", () => typeChoice);
const celField: Check = record({ type: celType, optional: flag }, { description: text(0, 10_000), sensitive: flag });
const typeChoice: Check = choice(
  "kind",
  new Map<string, Check>([
    ...scalarKinds.map((kind) => [kind, record({ kind: exactly(kind) })] as const),
    ["list", record({ kind: exactly("list"), of: celType })],
    ["map", record({ kind: exactly("map"), of: celType })],
    ["object", record({ kind: exactly("object"), fields: dictionary(celField, 10_000), open: flag })],
  ]),
  { code: "wrong-value", what: `must be one of ${[...scalarKinds, "list", "map", "object"].join(", ")}.` },
);

const action: Check = named("action", () => record({ action: name, capability: name }, { timeoutMs: duration }));
const outcomeActions: Check = named("actions", () =>
  record(
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
  ),
);

const baseRequired = {
  id: name,
  priority: finiteNumber,
  scope: oneOf(["key", "global"]),
  actions: outcomeActions,
};
const baseOptional = { exclusiveGroup: name, cooldownMs: duration, by: key, runsPerKeyMax: count };

const eventTest: Check = named("eventTest", () => record({ events: names }, { when: condition }));
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

const operators: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    match: record({ operator: exactly("match"), ...baseRequired, on: names }, { ...baseOptional, when: condition }),
    sequence: record(
      {
        operator: exactly("sequence"),
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
        operator: exactly("absence"),
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
        operator: exactly("state_machine"),
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
        operator: exactly("all_of"),
        ...baseRequired,
        members: list(member, 1, 1_000),
        withinMs: duration,
        anchor: oneOf(["sliding", "first"]),
        afterMatch: oneOf(["consume", "every"]),
      },
      { ...baseOptional, trigger: eventTest },
    ),
    any_of: record(
      {
        operator: exactly("any_of"),
        ...baseRequired,
        alternatives: list(alternative, 1, 1_000),
        starts: oneOf(["one", "restart", "overlap"]),
      },
      { ...baseOptional, start: eventTest, withinMs: duration },
    ),
    threshold: record(
      {
        operator: exactly("threshold"),
        ...baseRequired,
        on: names,
        measure: oneOf(["count", "sum", "avg", "min", "max", "distinct"]),
        comparison: oneOf(["at_least", "more_than", "at_most", "less_than"]),
        value: finiteNumber,
        fires: oneOf(["edge", "every", "consume"]),
      },
      { ...baseOptional, when: condition, of: condition, withinMs: duration, last: count },
    ),
  } satisfies Record<Operator["operator"], Check>),
);

const operator: Check = named("operator", () =>
  choice("operator", operators, {
    code: "unknown-operator",
    what: `must be one of ${[...operators.keys()].join(", ")}; a newer bundle needs a newer release.`,
  }),
);

const body = {
  hash: text(1, 100),
  name: text(0, 1_000),
  defaultKey: key,
  events: dictionary(record({ key, data: celType }), 10_000),
  patterns: list(operator, 0, 10_000),
};
const needs = { capabilities: list(name, 0, 100_000), unpartitionable: list(name, 0, 10_000) };

/** Every field of a bundle, in the version that this release writes. */
export const bundleShape: Check = record({
  laban_bundle: exactly(bundleVersion),
  semantics: exactly(semanticsVersion),
  flags: list(name, 0, 100),
  ...body,
  needs: record({ events: list(name, 0, 100_000), ...needs }),
});

/** The form of version 1: without `flags`, and its needs without the event types. Frozen. */
export const bundleShapeOfVersion1: Check = record({
  laban_bundle: exactly(1),
  semantics: exactly(1),
  ...body,
  needs: record(needs),
});
