// && || ! and the choice, three-valued and commutative: false && unknown is false in either order.
import type { ChoiceNode, LogicNode, UnaryNode, CelNode } from "../syntax/ast.ts";
import { causeOf, UnknownValue } from "../values/unknown.ts";
import { kindInWords } from "../values/value.ts";
import { rawAt } from "./rawAt.ts";
import { nodeText, type Planning, type Step } from "./step.ts";

/** A step that gives true, false or unknown; other values (possible where the type is not known before) are unknown. */
export function planBool(planning: Planning, node: CelNode): Step {
  const step = planning.plan(node);
  if (planning.typeOf.get(node)?.kind === "bool") return step;
  const text = nodeText(planning, node);
  return (context) => {
    const value = step(context);
    if (typeof value === "boolean" || value instanceof UnknownValue) return value;
    return new UnknownValue(`${text} is ${kindInWords(value)}, not true or false`, node, causeOf(value));
  };
}

/** The step of a chain of && or ||. */
export function planLogic(planning: Planning, node: LogicNode): Step {
  // The value that decides the chain at once.
  const decisive = node.operator === "||";
  const constants = node.terms.map((term) => planning.constantOf(term));
  // It decides wherever it stands, whatever the others come to.
  if (constants.includes(decisive)) return () => decisive;
  const asked = node.terms.filter((_, index) => constants[index] !== !decisive);
  if (asked.length === 0) return () => !decisive;
  const terms = asked.map((term) => planBool(planning, term));
  const [first, second, third] = terms;
  if (terms.length === 1 && first !== undefined) return first;
  if (terms.length === 2 && first !== undefined && second !== undefined) return planPair(first, second, decisive);
  if (terms.length === 3 && first !== undefined && second !== undefined && third !== undefined)
    return planPair(planPair(first, second, decisive), third, decisive);
  return (context) => {
    let unknown: UnknownValue | undefined;
    for (const term of terms) {
      const value = term(context);
      if (value === decisive) return decisive;
      if (unknown === undefined && value instanceof UnknownValue) unknown = value;
    }
    return unknown ?? !decisive;
  };
}

function planPair(first: Step, second: Step, decisive: boolean): Step {
  return (context) => {
    const a = first(context);
    if (a === decisive) return decisive;
    const b = second(context);
    if (b === decisive) return decisive;
    return a instanceof UnknownValue ? a : b;
  };
}

/** The step of `!a`. */
export function planNot(planning: Planning, node: UnaryNode): Step {
  const operand = planBool(planning, node.operand);
  const raw = rawAt(planning, node.operand);
  if (raw !== undefined) {
    return (context) => {
      const value = raw(context);
      if (typeof value === "boolean") return !value;
      const outcome = operand(context);
      return outcome instanceof UnknownValue ? outcome : outcome !== true;
    };
  }
  return (context) => {
    const value = operand(context);
    return value instanceof UnknownValue ? value : value !== true;
  };
}

/** The step of `a ? b : c`. */
export function planChoice(planning: Planning, node: ChoiceNode): Step {
  const constant = planning.constantOf(node.condition);
  if (typeof constant === "boolean") return planning.plan(constant ? node.then : node.otherwise);
  const condition = planBool(planning, node.condition);
  const then = planning.plan(node.then);
  const otherwise = planning.plan(node.otherwise);
  return (context) => {
    const answer = condition(context);
    if (answer instanceof UnknownValue) return answer;
    return answer === true ? then(context) : otherwise(context);
  };
}
