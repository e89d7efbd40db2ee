// The macros over lists and maps. Every item costs a step, so that nested loops end with their budget.
import { unreachable, type CallNode } from "../syntax/ast.ts";
import type { Loop, MacroVariable } from "../syntax/macros.ts";
import { types } from "../types.ts";
import { causeOf, Fault, UnknownValue } from "../values/unknown.ts";
import {
  kindInWords,
  kindOf,
  mapEntries,
  mapKey,
  type CelValue,
  type JsonMap,
  type MapKey,
  type Outcome,
} from "../values/value.ts";
import { walkOnce, type Row } from "./decision.ts";
import { rowsOverItem } from "./fit.ts";
import { loaderOf, misfit } from "./load.ts";
import { placeOf } from "./place.ts";
import { planBool } from "./planLogic.ts";
import { planListAt } from "./planTest.ts";
import { exhaustedAt, faultsAt, nodeText, openSlot, slotOf, type Context, type Planning, type Step } from "./step.ts";

/** The step of a loop. */
export function planLoop(planning: Planning, node: CallNode, loop: Loop): Step {
  const range = planRange(planning, loop);
  const outer = planning.slots;
  const bind = openVariables(planning, loop);
  const filter = loop.filter === undefined ? undefined : planBool(planning, loop.filter);
  const body = hasValueBody(loop) ? planning.plan(loop.body) : planBool(planning, loop.body);
  const slot = loop.second === undefined && !hasValueBody(loop) ? slotOf(planning, loop.variable.name) : undefined;
  const walked = slot === undefined ? undefined : rowsOverItem(planning, loop, slot);
  planning.slots = outer;
  return planEach(planning, node, loop, { range, bind, body, filter, walked });
}

/** True where the body gives the items of a result, and not true or false. */
export function hasValueBody({ macro }: Loop): boolean {
  return macro === "map" || macro.startsWith("transform");
}

/** The step of a loop over parts that are planned already: the macro alone decides which items are visited. */
export function planEach(planning: Planning, node: CallNode, loop: Loop, parts: LoopParts): Step {
  const each: Each = { ...parts, exhausted: exhaustedAt(planning, node) };
  switch (loop.macro) {
    case "all":
    case "exists": {
      const decisive = loop.macro === "exists";
      return parts.walked === undefined ? planUntil(each, decisive) : planUntilWalked(each, parts.walked, decisive);
    }
    case "exists_one":
      return planExistsOne(each);
    case "filter":
      return planFilter(each);
    case "map":
    case "transformList":
      return planMap(each);
    case "transformMap":
      return planTransformMap(planning, each, loop);
    case "transformMapEntry":
      return planTransformEntries(planning, each, loop);
    default:
      return unreachable(loop.macro);
  }
}

/** What a loop does for each item. */
export interface LoopParts {
  /** The items; of a map its keys, or entries where there are two variables. */
  readonly range: (context: Context) => readonly unknown[] | UnknownValue;
  /** Puts an item into the variables' slots; an item of the wrong type is unknown. */
  readonly bind: (context: Context, item: unknown, position: number) => UnknownValue | undefined;
  /** The rows of the body, where it can be walked. */
  readonly walked?: Row | undefined;
  readonly body: Step;
  readonly filter: Step | undefined;
}

interface Each extends LoopParts {
  readonly exhausted: UnknownValue;
}

// An entry of a map, for loops with two variables.
class Entry {
  readonly key: unknown;
  readonly value: unknown;
  constructor(key: unknown, value: unknown) {
    this.key = key;
    this.value = value;
  }
}

/** Reads the items of a loop. */
export function planRange(planning: Planning, loop: Loop): LoopParts["range"] {
  const node = loop.range;
  const step = planning.plan(node);
  const text = nodeText(planning, node);
  const itemOf =
    loop.second === undefined ? (key: unknown) => key : (key: unknown, value: unknown) => new Entry(key, value);
  const exact = (context: Context): readonly unknown[] | UnknownValue => {
    const value = step(context);
    if (value instanceof UnknownValue || Array.isArray(value)) return value;
    if (kindOf(value) === "map") return mapEntries(value as JsonMap).map(([key, inner]) => itemOf(key, inner));
    return new UnknownValue(`${text} is ${kindInWords(value)}, not a list or an object`, node, causeOf(value));
  };
  const place = planning.typeOf.get(node)?.kind === "list" ? placeOf(planning, node) : undefined;
  return place === undefined ? exact : planListAt(place, exact);
}

/** Takes the slots of a loop's variables, seen until `planning.slots` is put back, and says how items get into them. */
export function openVariables(planning: Planning, loop: Loop): LoopParts["bind"] {
  const text = nodeText(planning, loop.range);
  const first = variableLoader(planning, loop.variable, text);
  const index = openSlot(planning, loop.variable, true);
  if (loop.second === undefined) {
    return (context, item) => {
      const value = first(item);
      if (value instanceof UnknownValue) return value;
      context.locals[index] = value;
      return undefined;
    };
  }
  const second = variableLoader(planning, loop.second, text);
  const secondIndex = openSlot(planning, loop.second, true);
  return (context, item, position) => {
    const isEntry = item instanceof Entry;
    const key = isEntry ? first(item.key) : BigInt(position);
    if (key instanceof UnknownValue) return key;
    const value = second(isEntry ? item.value : item);
    if (value instanceof UnknownValue) return value;
    context.locals[index] = key;
    context.locals[secondIndex] = value;
    return undefined;
  };
}

function variableLoader(
  planning: Planning,
  variable: MacroVariable,
  rangeText: string,
): (item: unknown) => CelValue | UnknownValue {
  const type = planning.typeOf.get(variable.node) ?? types.dyn;
  const load = loaderOf(type);
  const isInt = type.kind === "int";
  return (item) => {
    // An int of JSON stays the number that it is until somebody asks for it: comparisons do not.
    if (isInt && Number.isSafeInteger(item)) return item as number;
    const value = load(item);
    if (value !== undefined) return value;
    return new UnknownValue(`an item of ${rangeText} ${misfit(item, type)}`, variable.node, causeOf(item));
  };
}

// Quicker than asking for the class of unknowns.
function isList(items: readonly unknown[] | UnknownValue): items is readonly unknown[] {
  return Array.isArray(items);
}

function isSpent(context: Context): boolean {
  context.spent += 1;
  return context.spent > context.stepsMax;
}

// all ends at the first false, exists at the first true; an unknown item counts only if none decides.
function planUntil({ range, bind, body, exhausted }: Each, decisive: boolean): Step {
  return (context) => {
    const items = range(context);
    if (!isList(items)) return items;
    let unknown: Outcome | undefined;
    for (let at = 0; at < items.length; at += 1) {
      if (isSpent(context)) return exhausted;
      const answer = bind(context, items[at], at) ?? body(context);
      if (answer === true) {
        if (decisive) return true;
      } else if (answer === false) {
        if (!decisive) return false;
      } else unknown ??= answer;
    }
    return unknown ?? !decisive;
  };
}

// The same where the body is walked: the form that most loops have. An item that the rows have no answer for is bound, and the body asked.
function planUntilWalked({ range, bind, body, exhausted }: Each, first: Row, decisive: boolean): Step {
  return (context) => {
    const items = range(context);
    if (!isList(items)) return items;
    let unknown: Outcome | undefined;
    for (let at = 0; at < items.length; at += 1) {
      if (isSpent(context)) return exhausted;
      const item = items[at];
      const walked = typeof item === "object" && item !== null ? walkOnce(first, item as JsonMap, context) : undefined;
      const answer = walked ?? bind(context, item, at) ?? body(context);
      if (answer === true) {
        if (decisive) return true;
      } else if (answer === false) {
        if (!decisive) return false;
      } else unknown ??= answer;
    }
    return unknown ?? !decisive;
  };
}

function planExistsOne({ range, bind, body, exhausted }: Each): Step {
  return (context) => {
    const items = range(context);
    if (!isList(items)) return items;
    let count = 0;
    for (let at = 0; at < items.length; at += 1) {
      if (isSpent(context)) return exhausted;
      const answer = bind(context, items[at], at) ?? body(context);
      if (answer instanceof UnknownValue) return answer;
      if (answer === true) count += 1;
    }
    return count === 1;
  };
}

function planFilter({ range, bind, body, exhausted }: Each): Step {
  return (context): Outcome => {
    const items = range(context);
    if (!isList(items)) return items;
    const kept: unknown[] = [];
    for (let at = 0; at < items.length; at += 1) {
      if (isSpent(context)) return exhausted;
      const answer = bind(context, items[at], at) ?? body(context);
      if (answer instanceof UnknownValue) return answer;
      if (answer === true) kept.push(items[at]);
    }
    return kept;
  };
}

function planMap(each: Each): Step {
  return (context): Outcome => {
    const values: CelValue[] = [];
    const unknown = visitKept(each, context, (value) => {
      values.push(value);
      return undefined;
    });
    return unknown ?? values;
  };
}

// A map with the keys of the range (positions of a list) and values made by the body.
function planTransformMap(planning: Planning, each: Each, loop: Loop): Step {
  const faultHere = faultsAt(planning, loop.body);
  return (context): Outcome => {
    const made = new Map<MapKey, unknown>();
    const unknown = visitKept(each, context, (value, item, at) => {
      const key = item instanceof Entry ? mapKey(item.key) : BigInt(at);
      if (key === undefined) return faultHere(noKey);
      made.set(key, value);
      return undefined;
    });
    return unknown ?? made;
  };
}

const noKey = new Fault("a key of the map cannot be a key here");
const keyTwice = new Fault("a key stands twice");
const noMap = new Fault("transformMapEntry makes entries, as in {k: v}");

function planTransformEntries(planning: Planning, each: Each, loop: Loop): Step {
  const faultHere = faultsAt(planning, loop.body);
  return (context): Outcome => {
    const made = new Map<MapKey, unknown>();
    const unknown = visitKept(each, context, (value) => {
      if (kindOf(value) !== "map") return faultHere(noMap);
      for (const [key, inner] of mapEntries(value as JsonMap)) {
        if (made.has(key)) return faultHere(keyTwice);
        made.set(key, inner);
      }
      return undefined;
    });
    return unknown ?? made;
  };
}

// Hands the body's value of each item that the filter lets pass to `take`, until something is unknown.
function visitKept(
  { range, bind, body, filter, exhausted }: Each,
  context: Context,
  take: (value: CelValue, item: unknown, at: number) => UnknownValue | undefined,
): UnknownValue | undefined {
  const items = range(context);
  if (!isList(items)) return items;
  for (let at = 0; at < items.length; at += 1) {
    if (isSpent(context)) return exhausted;
    const item = items[at];
    const unbound = bind(context, item, at);
    if (unbound !== undefined) return unbound;
    const isKept = filter === undefined ? true : filter(context);
    if (isKept instanceof UnknownValue) return isKept;
    if (isKept !== true) continue;
    const value = body(context);
    const unknown = value instanceof UnknownValue ? value : take(value, item, at);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}
