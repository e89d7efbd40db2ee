// The published JSON Schema (2020-12) of the document: the one authority on spelling, composed with the schemas of the pattern kinds.
import type { Json, JsonObject } from "../document.ts";
import type { KindCatalog } from "../kind.ts";
import { ID_LENGTH_MAX, ID_PATTERN } from "../names.ts";

/** The version of the document format that this package reads and writes. */
export const FORMAT_VERSION = 1;

const text = (description: string): JsonObject => ({ type: "string", description });
const paths = (description: string): JsonObject => ({ type: "array", items: { type: "string" }, description });
const value = (description: string): JsonObject => ({ description, type: ["string", "number", "object"] });
const mapOf = (items: JsonObject, description: string): JsonObject => ({
  type: "object",
  description,
  propertyNames: { $ref: "#/$defs/id" },
  additionalProperties: items,
});
const record = (required: readonly string[], properties: JsonObject, description: string): JsonObject => ({
  type: "object",
  description,
  required,
  properties,
  additionalProperties: false,
});

const EVENT = record(
  [],
  {
    description: text("What happened, in a sentence."),
    schema: { type: "object", description: "JSON Schema of `data`." },
    sensitive: paths("Dotted paths below `data` that hold personal or secret values."),
    stem: { enum: ["up", "down"], description: "On the timeline: the work went on (up) or was set back (down)." },
  },
  "An event type.",
);

const OUTCOME = record(
  ["weight"],
  {
    weight: { type: "number", minimum: 0, description: "How often, against the other outcomes." },
    emits: text("The event type of the answer; absent means that the agent never answers."),
    when: text("CEL over the asking event: this outcome is possible only while it holds."),
    data: { type: "object", description: "Values of the payload: constants or generators." },
    // oxlint-disable-next-line unicorn/no-thenable -- a field of the format, never awaited
    then: record(
      ["emits"],
      {
        emits: text("The event type of a further event of the same answer."),
        after: value("How long after the event before it: a duration or a distribution."),
        data: { type: "object", description: "Values of its payload." },
      },
      "A further event of the same answer.",
    ),
  },
  "One of the answers.",
);

const BEHAVIOUR = record(
  [],
  {
    latency: value("How long the work takes: a duration or a distribution."),
    workers: {
      type: "integer",
      minimum: 1,
      maximum: 1_000_000,
      description: "How many actions are worked on at once; absent means no limit.",
    },
    outcomes: { type: "array", items: OUTCOME, description: "The possible answers; one is drawn by weight." },
  },
  "What the simulator plays when an action is asked.",
);

const AGENT = record(
  [],
  {
    title: text("Shown on its staff; the id when absent."),
    description: text("Who or what this agent is."),
    capabilities: { type: "array", items: { type: "string", minLength: 1 }, description: "What may be asked of it." },
    emits: { type: "array", items: { type: "string" }, description: "Event types that it raises by itself." },
    behaviours: mapOf(BEHAVIOUR, "By action name."),
  },
  "An agent: who performs what is asked.",
);

const CORRELATION = record(
  [],
  {
    default: paths("The key of every event type that has none of its own: dotted paths from the event's root."),
    keys: {
      type: "object",
      additionalProperties: paths("The key of this event type."),
      description: "Keys of single event types.",
    },
  },
  "Which paths make the key.",
);

const SCENARIO: JsonObject = {
  type: "object",
  description: "Arrivals, seed and horizon of a simulation; the simulator gives the other fields their meaning.",
  properties: {
    title: text("Shown in lists; the id when absent."),
    description: text("What this scenario is for."),
    seed: { type: "integer", minimum: 0, description: "Same seed, same dice." },
    start: text("The instant at which it begins, as 2026-11-20T14:00:00Z."),
    horizon: { type: ["string", "number"], description: "How long it lasts: a duration." },
    arrivals: {
      type: "array",
      description: "What comes from outside.",
      items: {
        type: "object",
        properties: {
          event: text("The event type that arrives."),
          source: text("The agent that raises it."),
          every: value("The time between arrivals: a duration or a distribution."),
          count: { type: "integer", minimum: 0, description: "How many arrive at most." },
          data: { type: "object", description: "Values of the payload: constants or generators." },
        },
      },
    },
  },
};

const PLACE: JsonObject = {
  type: "array",
  prefixItems: [{ type: "number" }, { type: "number" }],
  items: false,
  minItems: 2,
};

const LAYOUT = record(
  [],
  {
    view: { enum: ["score", "free"], description: "Which of the two layouts is shown first." },
    staffs: { type: "array", items: { type: "string" }, description: "Order of the staffs: agent ids." },
    free: { type: "object", additionalProperties: PLACE, description: 'Free layout: "pattern:check_stock": [x, y].' },
    score: {
      type: "object",
      additionalProperties: record(
        [],
        { beat: { type: "number", minimum: 1 }, staff: { type: "string" } },
        "Moved by hand to this beat or staff.",
      ),
      description: "Score layout: what was moved by hand.",
    },
  },
  "Where things stand on the canvas; changes nothing that is executed.",
);

/**
 * The JSON Schema (2020-12) of a document. With a catalogue each pattern must fit the schema of its kind; without one, patterns may have any fields.
 * Each kind's schema becomes a resource of its own (`$id: kind-NAME`), so that its local references keep their meaning.
 */
export function documentJsonSchema(catalog?: KindCatalog): JsonObject {
  const kinds = catalog?.kinds ?? [];
  const definitions: Record<string, Json> = {
    id: { type: "string", minLength: 1, maxLength: ID_LENGTH_MAX, pattern: ID_PATTERN },
  };
  for (const kind of kinds) definitions[`kind-${kind.kind}`] = { ...kind.schema, $id: `kind-${kind.kind}` };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A Laban choreography",
    ...record(
      ["laban", "name"],
      {
        laban: { const: FORMAT_VERSION, description: "Version of the format." },
        name: text("The name of the choreography."),
        description: text("What it is about."),
        events: mapOf(EVENT, "Event types by id."),
        correlation: CORRELATION,
        agents: mapOf(AGENT, "Agents by id."),
        patterns: mapOf(
          patternSchema(kinds.map((kind) => kind.kind)),
          "Patterns by id, in the order in which they are asked.",
        ),
        scenarios: mapOf(SCENARIO, "Scenarios by id."),
        layout: LAYOUT,
      },
      "The document as people edit it.",
    ),
    $defs: definitions,
  };
}

function patternSchema(kinds: readonly string[]): JsonObject {
  if (kinds.length === 0) return { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
  return {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string", enum: kinds } },
    allOf: kinds.map((kind) => ({
      if: { required: ["kind"], properties: { kind: { const: kind } } },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema, never awaited
      then: { $ref: `#/$defs/kind-${kind}` },
    })),
  };
}
