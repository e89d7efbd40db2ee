// Tree → closures, with the types that the checker found; where there are none, the values decide.
import type { NodeTypes } from "../check/nodeTypes.ts";
import { unreachable, type CelNode, type ListNode, type MapNode } from "../syntax/ast.ts";
import { bindingOf, hasOf, loopOf } from "../syntax/macros.ts";
import { Optional } from "../values/scalars.ts";
import { causeOf, UnknownValue } from "../values/unknown.ts";
import { kindInWords, mapKey, type CelValue, type MapKey } from "../values/value.ts";
import { constantsOf, noConstants } from "./constants.ts";
import type { Row } from "./decision.ts";
import { fitOf, rowsOf } from "./fit.ts";
import { planBinding } from "./planBinding.ts";
import { planArithmetic, planCall, planIn, planNegation } from "./planCall.ts";
import { planCompare } from "./planCompare.ts";
import { planHas, planIndex, planName, planSelect } from "./planField.ts";
import { planChoice, planLogicAsked, planLogic, planNot } from "./planLogic.ts";
import { planLoop } from "./planLoop.ts";
import { nodeText, planLater, type Planning, type Step } from "./step.ts";

/** A tree of closures and how many slots its macro variables need. */
export interface Plan {
  readonly step: Step;
  /** Where all of it can be walked over the event's data: the step is then asked for what the rows have no answer to. */
  readonly rows: Row | undefined;
  readonly slotCount: number;
}

/** What is planned: a checked tree. */
export interface Planned {
  readonly root: CelNode;
  readonly source: string;
  readonly typeOf: NodeTypes;
  /** True for the plain twin, which tests compare with: nothing is found out beforehand, and nothing is walked. */
  readonly isPlain?: boolean;
}

/** Plans a checked tree. */
export function planCel(planned: Planned): Plan {
  const planning = planningOf(planned);
  const { root } = planned;
  const fit = fitOf(planning, root);
  const rows = fit?.over === "data" ? rowsOf(fit) : undefined;
  // Where the rows have no answer, walking once more would find none, either.
  const planAsked = (): Step => (root.kind === "logic" ? planLogicAsked(planning, root) : planning.plan(root));
  const step = rows === undefined ? planning.plan(root) : planLater(planning, planAsked);
  return { step, rows, slotCount: planning.slotOfVariable.size };
}

/** What plans the parts of a checked tree. */
export function planningOf({ root, source, typeOf, isPlain = false }: Planned): Planning {
  const planPart = (node: CelNode): Step => planNode(planning, node);
  const constants = isPlain ? noConstants : constantsOf(root, planPart);
  const planning: Planning = {
    source,
    typeOf,
    slots: undefined,
    slotOfVariable: new Map(),
    isPlain,
    fits: new Map(),
    constantOf: (node) => constants.valueOf(node),
    plan: (node) => {
      const constant = constants.valueOf(node);
      return constant === undefined ? planPart(node) : () => constant;
    },
  };
  return planning;
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
      if (loop !== undefined) return planLoop(planning, node, loop);
      const binding = bindingOf(node);
      return binding === undefined ? planCall(planning, node) : planBinding(planning, node, binding);
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
    case "missing": {
      // Only where no checker has refused it before.
      const unfinished = new UnknownValue("the expression is not finished here", node, "error");
      return () => unfinished;
    }
    default:
      return unreachable(node);
  }
}

function planList(planning: Planning, node: ListNode): Step {
  const steps = node.items.map((item) => planning.plan(item));
  const optionalAt = new Set(node.optionalAt);
  const noOptional = node.items.map((item) => noOptionalAt(planning, item));
  return (context) => {
    const values: CelValue[] = [];
    for (let at = 0; at < steps.length; at += 1) {
      const value = steps[at]?.(context);
      if (value === undefined || value instanceof UnknownValue) return value ?? null;
      if (!optionalAt.has(at)) values.push(value);
      else if (!(value instanceof Optional)) return noOptional[at]?.(value) ?? null;
      else if (value.held !== undefined) values.push(value.held as CelValue);
    }
    return values;
  };
}

function noOptionalAt(planning: Planning, node: CelNode): (value: CelValue) => UnknownValue {
  const text = nodeText(planning, node);
  return (value) => new UnknownValue(`${text} is ${kindInWords(value)}, not an optional`, node, causeOf(value));
}

function planMapLiteral(planning: Planning, node: MapNode): Step {
  const entries = node.entries.map((entry) => ({
    key: planning.plan(entry.key),
    value: planning.plan(entry.value),
    isOptional: entry.isOptional === true,
    noOptional: noOptionalAt(planning, entry.value),
    node: entry.key,
    text: nodeText(planning, entry.key),
  }));
  return (context) => {
    const made = new Map<MapKey, unknown>();
    for (const entry of entries) {
      const keyValue = entry.key(context);
      if (keyValue instanceof UnknownValue) return keyValue;
      const key = typeof keyValue === "number" ? undefined : mapKey(keyValue);
      if (key === undefined)
        return new UnknownValue(
          `${entry.text} is ${kindInWords(keyValue)} and cannot be a key`,
          entry.node,
          causeOf(keyValue),
        );
      if (made.has(key)) return new UnknownValue(`the key ${entry.text} stands twice`, entry.node, "error");
      const value = entry.value(context);
      if (value instanceof UnknownValue) return value;
      if (!entry.isOptional) made.set(key, value);
      else if (!(value instanceof Optional)) return entry.noOptional(value);
      else if (value.held !== undefined) made.set(key, value.held);
    }
    return made;
  };
}
