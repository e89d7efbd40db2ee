// Which parts of an expression were asked, in which order, and why the others were not.
import { planEqualOperand } from "../plan/planCompare.ts";
import { nodeText, openSlot, type Planning } from "../plan/step.ts";
import { calleeOf } from "../functions/catalog.ts";
import { childrenOf, type CallNode, type CelNode, type ChoiceNode, type LogicNode } from "../syntax/ast.ts";
import { bindingOf, hasOf, type Binding } from "../syntax/macros.ts";
import { Optional } from "../values/scalars.ts";
import type { UnknownValue } from "../values/unknown.ts";
import { askAlone, isSpentOut, type Asking } from "./asking.ts";
import type { Explanation } from "./explanation.ts";
import { explainerWith, skipped, type Explainer, type Explaining, type Inner } from "./telling.ts";

/** Tells the parts of any node but a loop. */
export function explainParts(explaining: Explaining, node: CelNode): Inner {
  switch (node.kind) {
    case "literal":
    case "name":
    case "missing":
      return () => ({ parts: [] });
    case "logic":
      return explainLogic(explaining, node);
    case "choice":
      return explainChoice(explaining, node);
    case "call":
      return explainCall(explaining, node);
    case "binary":
      if (node.operator !== "==" && node.operator !== "!=") return explainInOrder(explaining, childrenOf(node));
      return inOrder(
        explaining.planning,
        [node.left, node.right],
        [explainCompared(explaining, node.left, node.right), explainCompared(explaining, node.right, node.left)],
      );
    default:
      return explainInOrder(explaining, childrenOf(node));
  }
}

// A side of == that the other side, being null, has taken as it is.
function explainCompared(explaining: Explaining, node: CelNode, other: CelNode): Explainer {
  const isTakenAsItIs = other.kind === "literal" && other.value === null;
  if (!isTakenAsItIs) return explaining.of(node);
  const { planning } = explaining;
  return explainerWith(planning, node, {
    step: planEqualOperand(planning, node, other),
    inner: explainInOrder(explaining, childrenOf(node)),
  });
}

// One after the other; the first without a value ends it.
function explainInOrder(explaining: Explaining, nodes: readonly CelNode[]): Inner {
  return inOrder(explaining.planning, nodes, nodes.map(explaining.of));
}

function inOrder(planning: Planning, nodes: readonly CelNode[], explainers: readonly Explainer[]): Inner {
  return (asking) => {
    const telling = new Telling(asking);
    let because: string | undefined;
    for (const [index, node] of nodes.entries()) {
      const told = because === undefined ? telling.tell(explainers[index]) : telling.skip(planning, node, because);
      if (told?.outcome.kind === "unknown") because = `${nodeText(planning, node)} has no value`;
    }
    return telling.end();
  };
}

// Terms up to the one that decides, which is told also where the budget has ended before it.
function explainLogic({ planning, of }: Explaining, node: LogicNode): Inner {
  const decisive = node.operator === "||";
  const steps = node.terms.map((term) => planning.plan(term));
  const explainers = node.terms.map(of);
  return (asking) => {
    const telling = new Telling(asking);
    let because: string | undefined;
    for (const [index, term] of node.terms.entries()) {
      if (because !== undefined) {
        telling.skip(planning, term, because);
        continue;
      }
      let told = telling.tell(explainers[index]);
      const step = steps[index];
      if (told === undefined && step !== undefined && askAlone(asking, step, term) === decisive)
        told = telling.tellAfterAll(explainers[index]);
      if (told?.verdict === decisive) because = `${nodeText(planning, term)} is ${decisive}`;
    }
    return telling.end();
  };
}

function explainChoice({ planning, of }: Explaining, node: ChoiceNode): Inner {
  const [condition, then, otherwise] = [of(node.condition), of(node.then), of(node.otherwise)];
  const text = nodeText(planning, node.condition);
  return (asking) => {
    const telling = new Telling(asking);
    const verdict = telling.tell(condition)?.verdict ?? "unknown";
    const because = `${text} is ${verdict === "unknown" ? "neither true nor false" : verdict}`;
    if (verdict === true) telling.tell(then);
    else telling.skip(planning, node.then, because);
    if (verdict === false) telling.tell(otherwise);
    else telling.skip(planning, node.otherwise, because);
    return telling.end();
  };
}

function explainCall(explaining: Explaining, node: CallNode): Inner {
  const field = hasOf(node);
  // The field itself is not read: whether it is there is the question.
  if (field !== undefined) return explainInOrder(explaining, [field.operand]);
  const binding = bindingOf(node);
  if (binding !== undefined) return explainBinding(explaining, binding);
  const { name, args } = calleeOf(node);
  const [first, second] = args;
  if ((name !== "or" && name !== "orValue") || first === undefined || second === undefined)
    return explainInOrder(explaining, args);
  const { planning } = explaining;
  const [optional, other] = [explaining.of(first), explaining.of(second)];
  return (asking) => {
    const telling = new Telling(asking);
    const outcome = telling.tell(optional)?.outcome;
    const isEmpty = outcome?.kind === "value" && outcome.value instanceof Optional && outcome.value.held === undefined;
    if (isEmpty) telling.tell(other);
    else
      telling.skip(
        planning,
        second,
        `${nodeText(planning, first)} has ${outcome?.kind === "unknown" ? "no" : "a"} value`,
      );
    return telling.end();
  };
}

function explainBinding({ planning, of }: Explaining, binding: Binding): Inner {
  const value = of(binding.value);
  const step = planning.plan(binding.value);
  const outer = planning.slots;
  const slot = openSlot(planning, binding.variable);
  const body = of(binding.body);
  planning.slots = outer;
  const text = nodeText(planning, binding.value);
  return (asking) => {
    const telling = new Telling(asking);
    telling.tell(value);
    const outcome = askAlone(asking, step, binding.value);
    if (binding.macro === "bind") {
      asking.context.locals[slot] = outcome;
      telling.tell(body);
    } else if (outcome instanceof Optional && outcome.held !== undefined) {
      asking.context.locals[slot] = outcome.held as Exclude<typeof outcome, UnknownValue>;
      telling.tell(body);
    } else telling.skip(planning, binding.body, `${text} holds no value`);
    return telling.end();
  };
}

// Collects the parts of one node, as far as the budget goes.
class Telling {
  readonly #asking: Asking;
  readonly #parts: Explanation[] = [];
  #omitted = 0;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  tell(explainer: Explainer | undefined): Explanation | undefined {
    if (explainer !== undefined && !isSpentOut(this.#asking)) return this.#add(explainer);
    this.#omitted += 1;
    return undefined;
  }

  #add(explainer: Explainer | undefined): Explanation | undefined {
    const told = explainer?.(this.#asking);
    if (told !== undefined) this.#parts.push(told);
    return told;
  }

  /** Tells after all what was left out just now. */
  tellAfterAll(explainer: Explainer | undefined): Explanation | undefined {
    this.#omitted -= 1;
    return this.#add(explainer);
  }

  skip(planning: Planning, node: CelNode, because: string): Explanation | undefined {
    if (isSpentOut(this.#asking)) this.#omitted += 1;
    else {
      this.#asking.partsLeft -= 1;
      this.#parts.push(skipped(planning, node, because));
    }
    return undefined;
  }

  end(): Pick<Explanation, "parts" | "partsOmitted"> {
    return this.#omitted === 0 ? { parts: this.#parts } : { parts: this.#parts, partsOmitted: this.#omitted };
  }
}
