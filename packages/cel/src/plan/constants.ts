// Constant folding: parts that read nothing are evaluated once, before the expression is ever asked. An error is folded like any value, so
// that && and || absorb it as they do when they are asked: `false && (1 / 0 > 0)` is false.
import { calleeOf } from "../functions/catalog.ts";
import { childrenOf, type CelNode } from "../syntax/ast.ts";
import { macroScopeOf } from "../syntax/macros.ts";
import type { Outcome } from "../values/value.ts";
import type { Context, Step } from "./step.ts";

// Past this, what is left is evaluated when it is asked: preparing must stay cheap whatever the text.
const foldStepsMax = 10_000;

/** The constants of one expression. */
export interface Constants {
  /** The value of a part that reads nothing; undefined for all others, and where finding it out costs too much. */
  valueOf(node: CelNode): Outcome | undefined;
}

/** Where nothing is folded. */
export const noConstants: Constants = {
  valueOf: (node) => (node.kind === "literal" ? node.value : undefined),
};

/** The constants of a tree; `plan` plans a part that reads nothing. */
export function constantsOf(root: CelNode, plan: (node: CelNode) => Step): Constants {
  const closed = closedParts(root);
  const known = new Map<CelNode, Outcome | undefined>();
  let spent = 0;
  const fold = (node: CelNode): Outcome | undefined => {
    if (spent > foldStepsMax) return undefined;
    const step = plan(node);
    const context: Context = { scope: {}, spent: 0, stepsMax: foldStepsMax - spent, locals: [] };
    const value = step(context);
    spent += context.spent + 1;
    return context.spent > context.stepsMax ? undefined : value;
  };
  return {
    valueOf: (node) => {
      if (node.kind === "literal") return node.value;
      if (!closed.has(node)) return undefined;
      if (!known.has(node)) known.set(node, fold(node));
      return known.get(node);
    },
  };
}

interface Local {
  readonly name: string;
  readonly level: number;
  readonly outer: Local | undefined;
}

// The parts without a name from outside of them, except literals. A part's level is that of the outermost variable in it:
// 0 for a name of the scope, the number of loops around it for a variable, infinite where there is none.
function closedParts(root: CelNode): ReadonlySet<CelNode> {
  const closed = new Set<CelNode>();
  const levelOf = (node: CelNode, locals: Local | undefined, depth: number): number => {
    if (node.kind === "literal") return Infinity;
    if (node.kind === "name") return levelOfName(node.name, locals);
    const level = levelOfParts(node, locals, depth);
    if (level === Infinity) closed.add(node);
    return level;
  };
  const lowest = (nodes: readonly CelNode[], locals: Local | undefined, depth: number): number =>
    nodes.reduce((level, node) => Math.min(level, levelOf(node, locals, depth)), Infinity);
  const levelOfParts = (node: CelNode, locals: Local | undefined, depth: number): number => {
    if (node.kind === "missing") return 0;
    const scope = macroScopeOf(node);
    if (scope === undefined) return lowest(partsOf(node), locals, depth);
    const inner = depth + 1;
    const seen = scope.variables.reduce<Local | undefined>(
      (outer, { name }) => ({ name, level: inner, outer }),
      locals,
    );
    const inside = lowest(scope.inside, seen, inner);
    return Math.min(lowest(scope.outside, locals, depth), inside >= inner ? Infinity : inside);
  };
  levelOf(root, undefined, 0);
  return closed;
}

function levelOfName(name: string, locals: Local | undefined): number {
  for (let local = locals; local !== undefined; local = local.outer) if (local.name === name) return local.level;
  return 0;
}

// `math` in math.abs(1) is no name of the scope.
function partsOf(node: CelNode): readonly CelNode[] {
  return node.kind === "call" ? calleeOf(node).args : childrenOf(node);
}
