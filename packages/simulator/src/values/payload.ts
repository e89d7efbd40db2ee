// The payload of an event that is emitted: what its plan says, then the key that it has in common with its cause, then what its schema
// requires and nobody has said.
import type { Path } from "@laban/bundle";
import type { Json, JsonObject } from "@laban/model";
import type { ChoreographyEvent } from "@laban/trace";
import type { Dice } from "../random/dice.ts";
import type { PayloadPlan } from "../scenario/scenario.ts";
import { drawValue, Undrawable } from "./draw.ts";
import type { ValuePlan } from "./value.ts";

/** The event that an answer is for, with the key paths of its type and of the answer's type. */
export interface Cause {
  readonly event: ChoreographyEvent;
  readonly keyOfCause: readonly Path[];
  readonly keyOfAnswer: readonly Path[];
}

/** Draws a payload; an answer carries the key of its cause, so that it belongs to the same correlation. */
export function drawPayload(plan: PayloadPlan, dice: Dice, cause: Cause | undefined): JsonObject | Undrawable {
  const said = plan.said === undefined ? {} : drawValue(plan.said, dice, cause?.event);
  if (said instanceof Undrawable) return said;
  if (!isObject(said)) return new Undrawable(`its data is ${JSON.stringify(said)}, and data is always an object`);
  const keyed = cause === undefined ? said : withKey(said, cause);
  return completed(keyed, plan.schema, dice, cause?.event);
}

function withKey(data: JsonObject, { event, keyOfCause, keyOfAnswer }: Cause): JsonObject {
  let keyed = data;
  for (const [part, path] of keyOfAnswer.entries()) {
    const [root, ...names] = path;
    if (root !== "data" || names.length === 0) continue;
    // The same path first; else the part of the key at the same position, for types that name it differently.
    const value = valueAt(event, path) ?? valueAt(event, keyOfCause[part] ?? []);
    if (value !== undefined) keyed = withDefault(keyed, names, value);
  }
  return keyed;
}

function valueAt(event: ChoreographyEvent, path: Path): Json | undefined {
  if (path.length === 0) return undefined;
  let at: unknown = event;
  for (const name of path) {
    if (!isObject(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at as Json | undefined;
}

// The object with a value at a path, unless something stands there or on the way already.
function withDefault(object: JsonObject, [name, ...rest]: readonly string[], value: Json): JsonObject {
  if (name === undefined) return object;
  const there = Object.hasOwn(object, name) ? object[name] : undefined;
  if (rest.length === 0) return there === undefined ? withField(object, name, value) : object;
  if (there !== undefined && !isObject(there)) return object;
  return withField(object, name, withDefault(there ?? {}, rest, value));
}

function completed(
  data: JsonObject,
  schema: ValuePlan,
  dice: Dice,
  asking: ChoreographyEvent | undefined,
): JsonObject | Undrawable {
  if (schema.kind !== "object") return data;
  let whole = data;
  for (const [name, plan] of schema.fields) {
    const there = Object.hasOwn(whole, name) ? whole[name] : undefined;
    const isInner = isObject(there) && plan.kind === "object";
    if (there !== undefined && !isInner) continue;
    const value = isInner ? completed(there, plan, dice, asking) : drawValue(plan, dice, asking);
    if (value instanceof Undrawable) return value;
    whole = withField(whole, name, value);
  }
  return whole;
}

// Entries make own fields of all names, `__proto__` included.
function withField(object: JsonObject, name: string, value: Json): JsonObject {
  return Object.fromEntries([...Object.entries(object).filter(([known]) => known !== name), [name, value]]);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
