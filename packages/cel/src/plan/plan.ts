// Checked tree → closures. Only trees without errors come here; what the checker should have refused is an invariant.
import type { CelType } from "../door.ts";
import { unreachable, type CelNode, type ListNode, type MapNode } from "../syntax/ast.ts";
import { hasOf, loopOf } from "../syntax/macros.ts";
import { UnknownValue } from "../values/unknown.ts";
import { kindInWords, mapKey, type CelValue, type MapKey } from "../values/value.ts";
import { planArithmetic, planCall, planIn, planNegation } from "./planCall.ts";
import { planCompare } from "./planCompare.ts";
import { planHas, planIndex, planName, planSelect } from "./planField.ts";
import { planChoice, planLogic, planNot } from "./planLogic.ts";
import { planLoop } from "./planLoop.ts";
import { nodeText, type Planning, type Step } from "./step.ts";

/** A tree of closures and how many slots its macro variables need. */
export interface Plan {
  readonly step: Step;
  readonly slotCount: number;
}

/** Plans a checked tree. */
export function planCel(root: CelNode, source: string, typeOf: ReadonlyMap<CelNode, CelType>): Plan {
  const planning: Planning = {
    source,
    typeOf,
    slots: undefined,
    slotCount: 0,
    plan: (node) => planNode(planning, node),
  };
  const step = planning.plan(root);
  return { step, slotCount: planning.slotCount };
}

function planNode(planning: Planning, node: CelNode): Step {
  switch (node.kind) {
    case "literal": {
      const { value } = node;
      return () => value;
    }
    case "name":
      return planName(planning, node);
    case "select":
      return planSelect(planning, node);
    case "index":
      return planIndex(planning, node);
    case "call": {
      const field = hasOf(node);
      if (field !== undefined) return planHas(planning, field);
      const loop = loopOf(node);
      return loop === undefined ? planCall(planning, node) : planLoop(planning, node, loop);
    }
    case "list":
      return planList(planning, node);
    case "map":
      return planMapLiteral(planning, node);
    case "unary":
      return node.operator === "!" ? planNot(planning, node) : planNegation(planning, node);
    case "binary":
      switch (node.operator) {
        case "in":
          return planIn(planning, node);
        case "+":
        case "-":
        case "*":
        case "/":
        case "%":
          return planArithmetic(planning, node);
        default:
          return planCompare(planning, node, node.operator);
      }
    case "logic":
      return planLogic(planning, node);
    case "choice":
      return planChoice(planning, node);
    case "missing":
      throw new Error(`Invariant: an unfinished expression was planned (at ${node.start})`);
    default:
      return unreachable(node);
  }
}

function planList(planning: Planning, node: ListNode): Step {
  const steps = node.items.map((item) => planning.plan(item));
  return (context) => {
    const values: CelValue[] = [];
    for (const step of steps) {
      const value = step(context);
      if (value instanceof UnknownValue) return value;
      values.push(value);
    }
    return values;
  };
}

function planMapLiteral(planning: Planning, node: MapNode): Step {
  const entries = node.entries.map((entry) => ({
    key: planning.plan(entry.key),
    value: planning.plan(entry.value),
    node: entry.key,
    text: nodeText(planning, entry.key),
  }));
  return (context) => {
    const made = new Map<MapKey, CelValue>();
    for (const entry of entries) {
      const keyValue = entry.key(context);
      if (keyValue instanceof UnknownValue) return keyValue;
      const key = typeof keyValue === "number" ? undefined : mapKey(keyValue);
      if (key === undefined)
        return new UnknownValue(`${entry.text} is ${kindInWords(keyValue)} and cannot be a key`, entry.node);
      if (made.has(key)) return new UnknownValue(`the key ${entry.text} stands twice`, entry.node);
      const value = entry.value(context);
      if (value instanceof UnknownValue) return value;
      made.set(key, value);
    }
    return made;
  };
}
