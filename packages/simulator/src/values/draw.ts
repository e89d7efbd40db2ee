// Plans → values, with the dice of a run.
import { unreachable } from "@laban/bundle";
import { Duration, Timestamp, Uint } from "@laban/cel";
import type { Json } from "@laban/model";
import type { ChoreographyEvent } from "@laban/trace";
import type { Dice } from "../random/dice.ts";
import { exp, ln, normalQuantile } from "../random/functions.ts";
import type { TimePlan, ValuePlan } from "./value.ts";

/** Why a value could not be made. */
export class Undrawable {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Longest time that a distribution gives: a year; a lognormal has no end of its own. */
const timeMaxMs = 365 * 24 * 3_600_000;

/** Draws a time in whole milliseconds, 0 or more. */
export function drawTime(plan: TimePlan, dice: Dice): number {
  switch (plan.kind) {
    case "constant":
      return plan.ms;
    case "uniform":
      return Math.round(plan.minMs + (plan.maxMs - plan.minMs) * dice.draw(plan.stream));
    case "exponential":
      return Math.min(timeMaxMs, Math.round(-plan.meanMs * ln(1 - dice.draw(plan.stream))));
    case "lognormal":
      return Math.min(timeMaxMs, Math.round(lognormal(plan.mu, plan.sigma, dice.draw(plan.stream))));
    default:
      return unreachable(plan);
  }
}

function lognormal(mu: number, sigma: number, chance: number): number {
  // 0 is drawn once in 2^53 times and has no quantile.
  return exp(mu + sigma * normalQuantile(Math.max(chance, 2 ** -54)));
}

/** Draws a value; `asking` is the event that the answer is for. */
export function drawValue(plan: ValuePlan, dice: Dice, asking: ChoreographyEvent | undefined): Json | Undrawable {
  switch (plan.kind) {
    case "constant":
      return plan.value;
    case "sequence":
      return plan.template.replaceAll("{n}", String(plan.from + dice.count(plan.stream)));
    case "integer":
      return plan.min + Math.floor((plan.max - plan.min + 1) * dice.draw(plan.stream));
    case "uniform":
      return rounded(plan.min + (plan.max - plan.min) * dice.draw(plan.stream), plan.decimals);
    case "lognormal":
      return rounded(lognormal(plan.mu, plan.sigma, dice.draw(plan.stream)), plan.decimals);
    case "choice": {
      const chosen = plan.options[weighted(plan.weights, dice.draw(plan.stream))];
      return chosen === undefined ? null : drawValue(chosen, dice, asking);
    }
    case "cel":
      return drawExpression(plan, asking);
    case "list":
      return drawAll(plan.items, dice, asking);
    case "object": {
      const values = drawAll(
        plan.fields.map(([, field]) => field),
        dice,
        asking,
      );
      if (values instanceof Undrawable) return values;
      return Object.fromEntries(plan.fields.map(([name], index) => [name, values[index] ?? null]));
    }
    default:
      return unreachable(plan);
  }
}

function drawAll(
  plans: readonly ValuePlan[],
  dice: Dice,
  asking: ChoreographyEvent | undefined,
): readonly Json[] | Undrawable {
  const values: Json[] = [];
  for (const plan of plans) {
    const value = drawValue(plan, dice, asking);
    if (value instanceof Undrawable) return value;
    values.push(value);
  }
  return values;
}

/** The position that a chance falls on when every position is as wide as its weight; the last with a weight above 0 at the end. */
export function weighted(weights: readonly number[], chance: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = chance * total;
  let last = -1;
  for (const [index, weight] of weights.entries()) {
    if (weight <= 0) continue;
    last = index;
    if (left < weight) return index;
    left -= weight;
  }
  return last;
}

function rounded(value: number, decimals: number): number {
  let scale = 1;
  for (let digit = 0; digit < decimals; digit += 1) scale *= 10;
  const scaled = Math.round(value * scale);
  return Number.isSafeInteger(scaled) ? scaled / scale : value;
}

/** The scope in which expressions of answers are asked: the event that asks. */
export function askingScope(event: ChoreographyEvent): { readonly [name: string]: unknown } {
  const { data, source, time, correlation_id } = event;
  return { data, event, source, time, correlation_id };
}

function drawExpression(
  plan: ValuePlan & { readonly kind: "cel" },
  asking: ChoreographyEvent | undefined,
): Json | Undrawable {
  const { source, byType } = plan.expression;
  if (asking === undefined) return new Undrawable(`"${source}" asks for an event, and there is none`);
  const evaluate = byType.get(asking.type);
  if (evaluate === undefined) return new Undrawable(`"${source}" cannot be asked of ${asking.type}`);
  const value = evaluate(askingScope(asking));
  if (
    typeof value === "object" &&
    value !== null &&
    "unknown" in value &&
    value.unknown === true &&
    "reason" in value
  ) {
    return new Undrawable(String(value.reason));
  }
  return jsonOf(value, 0) ?? new Undrawable(`"${source}" gives a value that JSON cannot hold`);
}

// A value of an expression as JSON; undefined for what JSON has no form for.
function jsonOf(value: unknown, depth: number): Json | undefined {
  if (depth > 64) return undefined;
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint) return jsonOf(value.value, depth);
  if (value instanceof Timestamp || value instanceof Duration) return Number(value.nanos / 1_000_000n);
  if (Array.isArray(value)) {
    const items = value.map((item) => jsonOf(item, depth + 1));
    return items.some((item) => item === undefined) ? undefined : (items as Json[]);
  }
  if (typeof value !== "object" || value instanceof Uint8Array) return undefined;
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  const fields = entries.map(([name, item]) => [String(name), jsonOf(item, depth + 1)] as const);
  return fields.some(([, item]) => item === undefined) ? undefined : (Object.fromEntries(fields) as Json);
}
