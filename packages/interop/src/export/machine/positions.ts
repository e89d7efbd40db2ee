// Where a run of a sequence can stand, and which steps may come next: the steps' minimum, maximum and members unrolled into positions.
import type { SequenceStep } from "@laban/bundle";

/** The step that was bound last, how many it has bound, and the members that are filled. `undefined` stands before the first step. */
export interface Position {
  readonly step: number;
  /** Of a step without maximum no more than its minimum is counted (at least 1). */
  readonly count: number;
  readonly filled: readonly number[];
}

/** A way on: the step, and which of its members (undefined for a step without). */
export interface Way {
  readonly step: number;
  readonly member: number | undefined;
  readonly position: Position;
}

/** The ways on in the order in which an event tries them: later steps before another turn of the current one. */
export function waysOn(steps: readonly SequenceStep[], position: Position | undefined): readonly Way[] {
  const current = position === undefined ? undefined : steps[position.step];
  const ways: Way[] = [];
  if (position === undefined || current === undefined || isSatisfied(current, position.count)) {
    for (let index = (position?.step ?? -1) + 1; index < steps.length; index++) {
      const step = steps[index];
      if (step === undefined) break;
      ways.push(...waysInto(step, { step: index, count: 0, filled: [] }));
      if (step.min > 0) break;
    }
  }
  if (position !== undefined && current !== undefined) ways.push(...waysInto(current, position));
  return ways;
}

/** The first step that still needs an event, or undefined when the run is complete. */
export function missingAt(steps: readonly SequenceStep[], { step, count }: Position): SequenceStep | undefined {
  const current = steps[step];
  if (current !== undefined && !isSatisfied(current, count)) return current;
  return steps.slice(step + 1).find(({ min }) => min > 0);
}

/** Two positions with the same text are the same. */
export function positionText({ step, count, filled }: Position): string {
  return `${step}:${count}:${filled.join(",")}`;
}

function waysInto(step: SequenceStep, from: Position): readonly Way[] {
  const { min, max, all, any } = step;
  const countMax = all?.length ?? max ?? Infinity;
  if (from.count >= countMax) {
    if (max !== null || all !== undefined) return [];
  }
  const count = max === null && all === undefined ? Math.min(from.count + 1, Math.max(min, 1)) : from.count + 1;
  const to = { step: from.step, count, filled: from.filled };
  if (all !== undefined) {
    return all.flatMap((_member, member) => {
      if (from.filled.includes(member)) return [];
      const filled = [...from.filled, member].sort((a, b) => a - b);
      return [{ step: from.step, member, position: { ...to, filled } }];
    });
  }
  if (any !== undefined) return any.map((_member, member) => ({ step: from.step, member, position: to }));
  return [{ step: from.step, member: undefined, position: to }];
}

/** A step that takes all of its members has all or, if it is optional, none. */
function isSatisfied({ min, all }: SequenceStep, count: number): boolean {
  return all === undefined ? count >= min : count === all.length || (min === 0 && count === 0);
}
