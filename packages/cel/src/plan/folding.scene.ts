// The property of folding: a constant found out beforehand changes nothing of what an expression comes to.
import * as fc from "fast-check";
import { orderScope, scopeOf } from "../cel.scene.ts";
import { prepareInHost } from "../prepare.ts";
import { anyExpression, anyOrder } from "../random.scene.ts";
import { isUnknown } from "../values/unknown.ts";
import { valueText } from "../values/valueText.ts";

/** The property of tests and campaigns. */
export const foldingChangesNothing: fc.IProperty<[string, object]> = fc.property(
  anyExpression,
  anyOrder,
  (source, data) => {
    const [folded, plain] = [false, true].map((isPlain) => outcomeOf(source, data, isPlain));
    if (folded !== plain) throw new Error(`${source}\n  folded    ${folded}\n  unfolded  ${plain}`);
  },
);

function outcomeOf(source: string, data: object, isPlain: boolean): string {
  const value = prepareInHost(source, orderScope, { isPlain }).evaluate?.(scopeOf(data));
  if (value === undefined) return "refused";
  return isUnknown(value) ? `unknown at ${value.start}–${value.end}: ${value.reason}` : valueText(value);
}
