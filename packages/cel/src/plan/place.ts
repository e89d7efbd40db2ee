// What can be read without making a value of it first: paths of the scope, and fields of a loop's items. The fast forms of comparisons
// stand on it; whatever is odd there is left to the exact form.
import type { CelNode } from "../syntax/ast.ts";
import type { JsonMap } from "../values/value.ts";
import { fieldAt, siteOf } from "./fieldSite.ts";
import { isJsonObject } from "./load.ts";
import { isPlain, rawReader, scopePathOf, type ReadRaw } from "./planPath.ts";
import { slotNamed, slotOf, type Planning } from "./step.ts";

/** A place that can be read. `data.field` is told apart, so that what reads it can do so in its own code, without a call. */
export interface Place {
  readonly read: ReadRaw;
  readonly dataField?: string;
}

/** The place that a node is, or undefined where it is neither a path nor a variable or a field of one. */
export function placeOf(planning: Planning, node: CelNode): Place | undefined {
  const path = scopePathOf(planning, node);
  if (path !== undefined) {
    const [root, field = ""] = path.names;
    const read = rawReader(path.names);
    return root === "data" && path.names.length === 2 && isPlain(field) ? { read, dataField: field } : { read };
  }
  if (node.kind === "name") {
    const slot = slotOf(planning, node.name);
    return slot === undefined ? undefined : { read: (context) => context.locals[slot] };
  }
  if (node.kind !== "select" || node.isOptional === true || node.operand.kind !== "name") return undefined;
  const slot = slotNamed(planning, node.operand.name);
  const { field } = node;
  if (slot === undefined || !isPlain(field)) return undefined;
  const { index } = slot;
  const site = siteOf(field);
  if (slot.isItem && planning.typeOf.get(node.operand)?.kind === "object")
    return { read: (context) => fieldAt(context.locals[index] as JsonMap, field, site) };
  return {
    read: (context) => {
      const item = context.locals[index];
      return isJsonObject(item) ? fieldAt(item, field, site) : undefined;
    },
  };
}
