// Random schemas of event types: the fields that random conditions read, and others with any name.
import type { Json, JsonObject } from "@laban/model";
import type { Tape } from "./tape.scene.ts";
import { nameOf, textOf } from "./texts.scene.ts";

/** What conditions read. */
const READ: { readonly [name: string]: JsonObject } = {
  order_id: { type: "string", minLength: 1 },
  amount: { type: "number", minimum: 0, maximum: 10_000 },
  count: { type: "integer", minimum: -5 },
  status: { type: "string" },
  flag: { type: "boolean" },
  note: { type: ["string", "null"] },
  list: { type: "array", items: { type: "integer" }, maxItems: 5 },
  customer: {
    type: "object",
    required: ["tier"],
    properties: { tier: { type: "string" }, email: { type: "string", format: "email" } },
  },
};

const REQUIRED = ["order_id", "amount", "count", "status", "flag", "list", "customer"];

/** A schema of `data`; half of them require what conditions read. */
export function schemaOf(tape: Tape): JsonObject {
  const properties: Record<string, Json> = { ...READ };
  for (let more = tape.below(3); more > 0; more -= 1) {
    const name = nameOf(tape);
    if (Object.hasOwn(READ, name) || name === "__proto__") continue;
    properties[name] = anySchema(tape, 2);
  }
  return {
    type: "object",
    ...tape.maybe(20, () => ({ title: textOf(tape) })),
    ...tape.maybe(20, () => ({ description: textOf(tape) })),
    ...tape.maybe(60, () => ({ required: REQUIRED })),
    ...tape.maybe(20, () => ({ additionalProperties: false })),
    properties,
  };
}

function anySchema(tape: Tape, depth: number): JsonObject {
  const inner = (): JsonObject => (depth === 0 ? { type: "string" } : anySchema(tape, depth - 1));
  return tape.pick<() => JsonObject>([
    () => ({ type: "string", description: textOf(tape) }),
    () => ({ type: "string", enum: [textOf(tape), `${textOf(tape)} 2`] }),
    () => ({ const: textOf(tape) }),
    () => ({ type: "string", minLength: 2, maxLength: 9 }),
    () => ({ type: "string", format: tape.pick(["date-time", "date", "email", "uuid", "uri"]) }),
    () => ({ type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }),
    () => ({ type: "integer", multipleOf: 5, minimum: 7, maximum: 40 }),
    () => ({ type: "array", items: inner(), minItems: 1, maxItems: 3 }),
    () => ({ type: "object", properties: { inside: inner() }, required: ["inside"] }),
    () => ({ anyOf: [inner(), { type: "null" }] }),
    () => ({ type: ["number", "null"], examples: [7], default: null }),
    () => ({}),
  ])();
}
