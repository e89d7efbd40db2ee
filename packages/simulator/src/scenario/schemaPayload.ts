// Payloads from the schema alone: what a scenario does not say about a field that the schema requires.
import type { Json, JsonObject } from "@laban/model";
import type { ValuePlan } from "../values/value.ts";
import { fieldOf, listOf, objectOf, type Reading } from "./reading.ts";
import { readValue, type ValuePlace } from "./readValue.ts";
import type { PayloadPlan } from "./scenario.ts";

const depthMax = 16;

/** The plan of a payload: what the document says, completed from the schema. The streams of both belong to the place. */
export function readPayload(reading: Reading, place: ValuePlace, type: string, data: Json | undefined): PayloadPlan {
  const schema = payloadOfSchema(reading.document.events[type]?.schema, `${place.stream}/schema`);
  return { said: data === undefined ? undefined : readValue(reading, place, data), schema };
}

/** The plan of a value that the schema describes: required fields only, values from enum, const and bounds. */
export function payloadOfSchema(schema: unknown, stream: string, depth = 0): ValuePlan {
  const object = objectOf(schema);
  if (object === undefined || depth > depthMax) return { kind: "constant", value: null };
  const constant = fieldOf(object, "const");
  if (constant !== undefined) return { kind: "constant", value: constant };
  const [example] = listOf(fieldOf(object, "examples")) ?? [];
  const options = listOf(fieldOf(object, "enum")) ?? (example === undefined ? undefined : [example]);
  if (options !== undefined && options.length > 0) return choiceOf(options, stream);
  switch (fieldOf(object, "type") ?? (fieldOf(object, "properties") === undefined ? undefined : "object")) {
    case "string":
      return { kind: "sequence", template: `${stream.slice(stream.lastIndexOf("/") + 1)}-{n}`, from: 1, stream };
    case "integer":
      return { kind: "integer", ...boundsOf(object, true), stream };
    case "number":
      return { kind: "uniform", ...boundsOf(object, false), decimals: 2, stream };
    case "boolean":
      return choiceOf([false, true], stream);
    case "array":
      return { kind: "list", items: [payloadOfSchema(fieldOf(object, "items"), `${stream}/items`, depth + 1)] };
    case "object":
      return { kind: "object", fields: requiredFields(object, stream, depth) };
    default:
      return { kind: "constant", value: null };
  }
}

function choiceOf(options: readonly Json[], stream: string): ValuePlan {
  return {
    kind: "choice",
    options: options.map((value): ValuePlan => ({ kind: "constant", value })),
    weights: options.map(() => 1),
    stream,
  };
}

function boundsOf(schema: JsonObject, whole: boolean): { readonly min: number; readonly max: number } {
  const number = (name: string): number | undefined => {
    const value = fieldOf(schema, name);
    return typeof value === "number" && Math.abs(value) <= 1e15 ? value : undefined;
  };
  const step = whole ? 1 : 0;
  const least = number("minimum") ?? add(number("exclusiveMinimum"), step) ?? 0;
  const most = number("maximum") ?? add(number("exclusiveMaximum"), -step) ?? Math.max(least, 0) + 100;
  const [min, max] = whole ? [Math.ceil(least), Math.floor(most)] : [least, most];
  return { min, max: Math.max(min, max) };
}

function add(value: number | undefined, step: number): number | undefined {
  return value === undefined ? undefined : value + step;
}

function requiredFields(schema: JsonObject, stream: string, depth: number): readonly (readonly [string, ValuePlan])[] {
  const properties = objectOf(fieldOf(schema, "properties")) ?? {};
  const required = (listOf(fieldOf(schema, "required")) ?? []).filter((name) => typeof name === "string");
  return required.map((name) => [name, payloadOfSchema(fieldOf(properties, name), `${stream}/${name}`, depth + 1)]);
}
