// Which overloads can take arguments of these types. dyn may be anything, so several can remain; the plan decides among them at run time.
import type { CelType } from "../door.ts";
import type { Overload } from "../functions/overload.ts";
import { types, valueKindOf } from "../types.ts";

/** The overloads that may apply. */
export function matchingOverloads(overloads: readonly Overload[], args: readonly CelType[]): readonly Overload[] {
  return overloads.filter(
    (overload) =>
      overload.parameters.length === args.length &&
      args.every((type, index) => {
        const parameter = overload.parameters[index];
        const kind = valueKindOf(type);
        return parameter === "any" || kind === undefined || kind === parameter;
      }),
  );
}

/** The type that a call gives; dyn where it depends on the run, undefined where no overload fits. */
export function resultOf(overloads: readonly Overload[], args: readonly CelType[]): CelType | undefined {
  const [first, ...others] = matchingOverloads(overloads, args);
  if (first === undefined) return undefined;
  const isSame = others.every((overload) => overload.result.kind === first.result.kind);
  if (others.length === 0 && first.resultFor !== undefined) return first.resultFor(args);
  return isSame ? first.result : types.dyn;
}
