// Tree → explainers, beside the plan that answers: each part is planned for itself, so that what it tells is what it is when it stands alone.
// Parts are planned when they are told first.
import type { NodeTypes } from "../check/nodeTypes.ts";
import type { ConditionScope } from "../door.ts";
import { defaultLimits } from "../limits.ts";
import { planningOf } from "../plan/plan.ts";
import type { Context, Planning } from "../plan/step.ts";
import type { CelNode } from "../syntax/ast.ts";
import { loopOf } from "../syntax/macros.ts";
import { causeOf, UnknownValue } from "../values/unknown.ts";
import { kindInWords } from "../values/value.ts";
import { startAsking } from "./asking.ts";
import { explainLoop } from "./explainLoop.ts";
import { explainParts } from "./explainParts.ts";
import { defaultExplainLimits, type Explain } from "./explanation.ts";
import { explainerWith, outcomeOf, type Explainer, type Explaining } from "./telling.ts";

/** What tells an expression. A condition that is neither true nor false is unknown, as when it is asked. */
export function explainerOf(
  expression: { readonly root: CelNode; readonly source: string; readonly typeOf: NodeTypes },
  options: { readonly isCondition: boolean; readonly stepsMax?: number },
): Explain {
  const { root, source, typeOf } = expression;
  let made: Explainer | undefined;
  return (scope: ConditionScope, limits = {}) => {
    made ??= explainersFor(planningOf({ root, source, typeOf })).of(root);
    const context: Context = { scope, spent: 0, stepsMax: options.stepsMax ?? defaultLimits.stepsMax, locals: [] };
    const told = made(startAsking(context, { ...defaultExplainLimits, ...limits }));
    const { outcome } = told;
    if (!options.isCondition || outcome.kind !== "value" || typeof outcome.value === "boolean") return told;
    return { ...told, ...outcomeOf(noVerdict(outcome.value, root)) };
  };
}

/** Why a condition has no answer though it has a value. */
export function noVerdict(value: unknown, root: CelNode): UnknownValue {
  return new UnknownValue(`the condition is ${kindInWords(value)}, not true or false`, root, causeOf(value));
}

function explainersFor(planning: Planning): Explaining {
  const explaining: Explaining = { planning, of: (node) => lazily(explaining, node) };
  return explaining;
}

// Made when it is asked first, with the macro variables that are in scope here.
function lazily(explaining: Explaining, node: CelNode): Explainer {
  const { planning } = explaining;
  const here = planning.slots;
  let made: Explainer | undefined;
  return (asking) => {
    if (made === undefined) {
      const outer = planning.slots;
      planning.slots = here;
      made = explainNode(explaining, node);
      planning.slots = outer;
    }
    return made(asking);
  };
}

function explainNode(explaining: Explaining, node: CelNode): Explainer {
  const { planning } = explaining;
  const step = planning.plan(node);
  const loop = node.kind === "call" ? loopOf(node) : undefined;
  const inner =
    node.kind === "call" && loop !== undefined ? explainLoop(explaining, node, loop) : explainParts(explaining, node);
  return explainerWith(planning, node, { step, inner });
}
