// cel.bind, optMap and optFlatMap: a variable with a value, and an expression over it.
import type { CallNode } from "../syntax/ast.ts";
import type { Binding } from "../syntax/macros.ts";
import { none, Optional } from "../values/scalars.ts";
import { causeOf, UnknownValue } from "../values/unknown.ts";
import { kindInWords, type CelValue } from "../values/value.ts";
import { nodeText, openSlot, type Planning, type Step } from "./step.ts";

/** The step of a binding. */
export function planBinding(planning: Planning, node: CallNode, binding: Binding): Step {
  const value = planning.plan(binding.value);
  const outer = planning.slots;
  const index = openSlot(planning, binding.variable);
  const body = planning.plan(binding.body);
  planning.slots = outer;
  if (binding.macro === "bind") {
    // An unknown is bound like any other value: it counts only where the body asks for it.
    return (context) => {
      context.locals[index] = value(context);
      return body(context);
    };
  }
  const isFlat = binding.macro === "optFlatMap";
  const text = nodeText(planning, binding.value);
  const bodyText = nodeText(planning, binding.body);
  return (context) => {
    const optional = value(context);
    if (optional instanceof UnknownValue) return optional;
    if (!(optional instanceof Optional))
      return new UnknownValue(`${text} is ${kindInWords(optional)}, not an optional`, binding.value, causeOf(optional));
    if (optional.held === undefined) return none;
    context.locals[index] = optional.held as CelValue;
    const made = body(context);
    if (made instanceof UnknownValue) return made;
    if (!isFlat) return new Optional(made);
    if (made instanceof Optional) return made;
    return new UnknownValue(`${bodyText} is ${kindInWords(made)}, not an optional`, node, causeOf(made));
  };
}
