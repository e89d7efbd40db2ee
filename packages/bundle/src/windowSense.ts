// What the shape cannot say of all_of, any_of and threshold: names that are unique, windows that are there where they are needed.
import type { AllOfOperator, AnyOfOperator, ThresholdOperator } from "./bundle.ts";
import { type BundleFailure, failureAt } from "./shape.ts";

/** Most events that a set may wait for, all members together. */
const setMax = 1_000;

/** Two members of one name, or a set that is too large to be kept. */
export function findAllOfNonsense({ members }: AllOfOperator, index: number): BundleFailure | undefined {
  const total = members.reduce((sum, { count }) => sum + count, 0);
  if (total > setMax)
    return failureAt(["patterns", index, "members"], "out-of-range", `wait for ${total} events, more than ${setMax}.`);
  return findRepeatedName(members, ["patterns", index, "members"]);
}

/** Two alternatives of one name, or a start without a window or the other way round. */
export function findAnyOfNonsense(
  { alternatives, start, withinMs }: AnyOfOperator,
  index: number,
): BundleFailure | undefined {
  if (start !== undefined && withinMs === undefined)
    return failureAt(["patterns", index], "no-window", `has a start and so needs "withinMs".`);
  if (start === undefined && withinMs !== undefined)
    return failureAt(["patterns", index, "withinMs"], "contradiction", "means nothing without a start; remove it.");
  return findRepeatedName(alternatives, ["patterns", index, "alternatives"]);
}

/** No window, or a measure without what it measures. */
export function findThresholdNonsense(
  { withinMs, last, measure, of }: ThresholdOperator,
  index: number,
): BundleFailure | undefined {
  if (withinMs === undefined && last === undefined)
    return failureAt(["patterns", index], "no-window", `has no window; give "withinMs" or "last".`);
  if (measure === "count" && of !== undefined)
    return failureAt(["patterns", index, "of"], "contradiction", "means nothing to a count; remove it.");
  if (measure !== "count" && of === undefined)
    return failureAt(["patterns", index], "nothing-measured", `needs "of", the value of one event.`);
  return undefined;
}

function findRepeatedName(
  named: readonly { readonly name: string }[],
  place: readonly (string | number)[],
): BundleFailure | undefined {
  const names = new Set<string>();
  for (const [position, { name }] of named.entries()) {
    if (names.has(name))
      return failureAt(
        [...place, position, "name"],
        "duplicate-id",
        `"${name}" is taken by an earlier one; rename one.`,
      );
    names.add(name);
  }
  return undefined;
}
