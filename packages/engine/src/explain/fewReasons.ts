// The reasons that are told of one pattern, a few of each kind: a pattern with a thousand live runs has as many that were left as they are.
import type { Reason } from "./explanation.ts";

/** Most reasons of one kind that are told of one pattern. */
export const REASONS_PER_KIND_MAX = 20;

/** The first of each kind, in their order; how many more there are stands at the end, where there are more. */
export function fewReasons(reasons: readonly Reason[]): readonly Reason[] {
  const counts = new Map<Reason["kind"], number>();
  const few = reasons.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= REASONS_PER_KIND_MAX;
  });
  return few.length === reasons.length ? reasons : [...few, { kind: "more", count: reasons.length - few.length }];
}
