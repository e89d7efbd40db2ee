// Which node stands at a position of the text, and which names of macros can be used there.
import { childrenOf, type CelNode } from "../syntax/ast.ts";
import { isBindingCall, isLoopCall, macroScopeOf } from "../syntax/macros.ts";

/** The way from the root to the innermost node that touches the offset, and the macro variables there. */
export interface Located {
  readonly nodes: readonly CelNode[];
  /** The nodes of the variables in scope, innermost last. */
  readonly variables: readonly (CelNode & { readonly kind: "name" })[];
}

/** Finds what stands at an offset; a node's range counts with both its ends, so that the text just typed is found. */
export function locate(root: CelNode, offset: number): Located {
  const nodes: CelNode[] = [root];
  const variables: (CelNode & { readonly kind: "name" })[] = [];
  for (let at: CelNode | undefined = root; at !== undefined;) {
    const touching: CelNode[] = childrenOf(at).filter((child) => child.start <= offset && offset <= child.end);
    const next: CelNode | undefined = touching.at(-1);
    for (const variable of variablesOf(at))
      if (variable.kind === "name" && offset > variable.end) variables.push(variable);
    if (next !== undefined) nodes.push(next);
    at = next;
  }
  return { nodes, variables };
}

// Also where the body is not written yet: list.exists(item, |).
function variablesOf(node: CelNode): readonly CelNode[] {
  const scope = macroScopeOf(node);
  if (scope !== undefined) return scope.variables.map((variable) => variable.node);
  const isUnfinished = node.kind === "call" && (isLoopCall(node) || isBindingCall(node));
  return isUnfinished ? node.args.slice(0, 1) : [];
}
