// What a condition's own has(…) calls say about which fields are there: `has(data.x) && data.x > 1` needs no warning.
import { childrenOf, type CelNode } from "../syntax/ast.ts";
import { hasOf } from "../syntax/macros.ts";

/** The text of a path of names ("data.customer.tier"), or undefined where the node is something else. */
export function pathOf(node: CelNode): string | undefined {
  return namesOf(node)?.join(".");
}

/** The names of a path from its root, or undefined where the node is something else. */
export function namesOf(node: CelNode): readonly string[] | undefined {
  const names: string[] = [];
  let at = node;
  while (at.kind === "select") {
    names.push(at.field);
    at = at.operand;
  }
  if (at.kind !== "name") return undefined;
  names.push(at.name);
  return names.toReversed();
}

/** The paths that are certainly there when the node is true (or, with `truth` false, when it is false). */
export function presentWhen(node: CelNode, truth: boolean): readonly string[] {
  if (node.kind === "unary" && node.operator === "!") return presentWhen(node.operand, !truth);
  if (node.kind === "logic") {
    const isAllTerms = (node.operator === "&&") === truth;
    return isAllTerms ? node.terms.flatMap((term) => presentWhen(term, truth)) : [];
  }
  if (node.kind !== "call" || !truth) return [];
  const field = hasOf(node);
  if (field === undefined) return [];
  const paths: string[] = [];
  for (let at: CelNode | undefined = field; at?.kind === "select"; at = childrenOf(at)[0]) {
    const path = pathOf(at);
    if (path !== undefined) paths.push(path);
  }
  return paths;
}
