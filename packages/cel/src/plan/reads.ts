// Which paths of the scope an expression reads, so that the engine keeps only what some condition asks for.
import { namesOf } from "../check/presence.ts";
import { childrenOf, type CelNode } from "../syntax/ast.ts";
import { macroScopeOf } from "../syntax/macros.ts";

/** The longest paths that are read, each once, in the order of the text. Macro variables are no paths of the scope. */
export function readsOf(root: CelNode): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  collect(root, new Set(), found);
  return [...found.values()];
}

function collect(node: CelNode, locals: ReadonlySet<string>, found: Map<string, readonly string[]>): void {
  const names = node.kind === "name" || node.kind === "select" ? namesOf(node) : undefined;
  if (names !== undefined) {
    const [root] = names;
    if (root !== undefined && !locals.has(root)) found.set(names.join("\u0000"), names);
    return;
  }
  const scope = macroScopeOf(node);
  if (scope === undefined) {
    for (const child of childrenOf(node)) collect(child, locals, found);
    return;
  }
  for (const part of scope.outside) collect(part, locals, found);
  const inner = new Set([...locals, ...scope.variables.map((variable) => variable.name)]);
  for (const part of scope.inside) collect(part, inner, found);
}
