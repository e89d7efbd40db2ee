// The macros over lists and maps. Every item costs a step, so that nested loops end with their budget.
import { unreachable, type CallNode, type CelNode } from "../syntax/ast.ts";
import type { Loop } from "../syntax/macros.ts";
import { types } from "../types.ts";
import { UnknownValue } from "../values/unknown.ts";
import { kindInWords, kindOf, mapEntries, type CelValue, type JsonMap, type Outcome } from "../values/value.ts";
import { loaderOf, misfit } from "./load.ts";
import { planBool } from "./planLogic.ts";
import { exhaustedAt, nodeText, type Context, type Planning, type Step } from "./step.ts";

/** The step of a loop. */
export function planLoop(planning: Planning, node: CallNode, loop: Loop): Step {
  const range = planRange(planning, loop.range);
  const index = planning.slotCount;
  planning.slotCount += 1;
  const outer = planning.slots;
  planning.slots = { name: loop.variable, index, outer };
  const filter = loop.filter === undefined ? undefined : planBool(planning, loop.filter);
  const body = loop.macro === "map" ? planning.plan(loop.body) : planBool(planning, loop.body);
  planning.slots = outer;
  const bind = binder(planning, loop, index);
  const each: Each = { range, bind, body, filter, exhausted: exhaustedAt(planning, node) };
  switch (loop.macro) {
    case "all":
      return planUntil(each, false);
    case "exists":
      return planUntil(each, true);
    case "exists_one":
      return planExistsOne(each);
    case "filter":
      return planFilter(each);
    case "map":
      return planMap(each);
    default:
      return unreachable(loop.macro);
  }
}

interface Each {
  readonly range: (context: Context) => readonly unknown[] | UnknownValue;
  /** Puts an item into the variable's slot; an item of the wrong type is unknown. */
  readonly bind: (context: Context, item: unknown) => UnknownValue | undefined;
  readonly body: Step;
  readonly filter: Step | undefined;
  readonly exhausted: UnknownValue;
}

function planRange(planning: Planning, node: CelNode): Each["range"] {
  const step = planning.plan(node);
  const text = nodeText(planning, node);
  return (context) => {
    const value = step(context);
    if (value instanceof UnknownValue || Array.isArray(value)) return value;
    if (kindOf(value) === "map") return mapEntries(value as JsonMap).map(([key]) => key);
    return new UnknownValue(`${text} is ${kindInWords(value)}, not a list or an object`, node);
  };
}

function binder(planning: Planning, loop: Loop, index: number): Each["bind"] {
  const type = planning.typeOf.get(loop.variableNode) ?? types.dyn;
  const load = loaderOf(type);
  return (context, item) => {
    const value = load(item);
    if (value === undefined)
      return new UnknownValue(`an item of ${nodeText(planning, loop.range)} ${misfit(item, type)}`, loop.variableNode);
    context.locals[index] = value;
    return undefined;
  };
}

function isSpent(context: Context): boolean {
  context.spent += 1;
  return context.spent > context.stepsMax;
}

// all ends at the first false, exists at the first true; an unknown item counts only if none decides.
function planUntil({ range, bind, body, exhausted }: Each, decisive: boolean): Step {
  return (context) => {
    const items = range(context);
    if (items instanceof UnknownValue) return items;
    let unknown: UnknownValue | undefined;
    for (const item of items) {
      if (isSpent(context)) return exhausted;
      const answer = bind(context, item) ?? body(context);
      if (answer === decisive) return decisive;
      if (unknown === undefined && answer instanceof UnknownValue) unknown = answer;
    }
    return unknown ?? !decisive;
  };
}

function planExistsOne({ range, bind, body, exhausted }: Each): Step {
  return (context) => {
    const items = range(context);
    if (items instanceof UnknownValue) return items;
    let count = 0;
    for (const item of items) {
      if (isSpent(context)) return exhausted;
      const answer = bind(context, item) ?? body(context);
      if (answer instanceof UnknownValue) return answer;
      if (answer === true) count += 1;
    }
    return count === 1;
  };
}

function planFilter({ range, bind, body, exhausted }: Each): Step {
  return (context): Outcome => {
    const items = range(context);
    if (items instanceof UnknownValue) return items;
    const kept: unknown[] = [];
    for (const item of items) {
      if (isSpent(context)) return exhausted;
      const answer = bind(context, item) ?? body(context);
      if (answer instanceof UnknownValue) return answer;
      if (answer === true) kept.push(item);
    }
    return kept;
  };
}

function planMap({ range, bind, body, filter, exhausted }: Each): Step {
  return (context): Outcome => {
    const items = range(context);
    if (items instanceof UnknownValue) return items;
    const values: CelValue[] = [];
    for (const item of items) {
      if (isSpent(context)) return exhausted;
      const unbound = bind(context, item);
      if (unbound !== undefined) return unbound;
      const isKept = filter === undefined ? true : filter(context);
      if (isKept instanceof UnknownValue) return isKept;
      if (isKept !== true) continue;
      const value = body(context);
      if (value instanceof UnknownValue) return value;
      values.push(value);
    }
    return values;
  };
}
