// What can be read without making a value of it first: paths of the scope, and fields of a loop's items. The fast forms of comparisons
// stand on it; whatever is odd there is left to the exact form.
import type { CelNode } from "../syntax/ast.ts";
import type { JsonMap } from "../values/value.ts";
import { isJsonObject } from "./load.ts";
import { isPlain, rawReader, scopePathOf, type ReadRaw } from "./planPath.ts";
import { slotNamed, slotOf, type Planning } from "./step.ts";

/** The reader of a node, or undefined where it is neither a path nor a variable or a field of one. */
export function rawAt(planning: Planning, node: CelNode): ReadRaw | undefined {
  const path = scopePathOf(planning, node);
  if (path !== undefined) return rawReader(path.names);
  if (node.kind === "name") {
    const slot = slotOf(planning, node.name);
    return slot === undefined ? undefined : (context) => context.locals[slot];
  }
  if (node.kind !== "select" || node.isOptional === true || node.operand.kind !== "name") return undefined;
  const slot = slotNamed(planning, node.operand.name);
  const { field } = node;
  if (slot === undefined || !isPlain(field)) return undefined;
  const { index } = slot;
  if (slot.isItem && planning.typeOf.get(node.operand)?.kind === "object")
    return (context) => (context.locals[index] as JsonMap)[field];
  return (context) => {
    const item = context.locals[index];
    return isJsonObject(item) ? item[field] : undefined;
  };
}
