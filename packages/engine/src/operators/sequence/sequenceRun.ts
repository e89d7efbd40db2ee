// Where a run of a sequence stands, and what that means: which step must still come, whether any still can.
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import { openedAt } from "../../lives.ts";
import type { Pattern } from "../../pattern.ts";
import type { Run } from "../../run.ts";
import type { PlannedStep, SequencePlan } from "./plan.ts";

/** A live run of a sequence. */
export interface SequenceRun extends Run {
  bound: Admitted[];
  /** The step bound last, and how many events it has. */
  step: number;
  count: number;
  /** The step of each bound event. */
  boundSteps: readonly number[];
  /** The members that the step bound last has filled, where it takes all of them. */
  filled: readonly number[];
  /** An event of the key was ignored since the last one was bound: a strict step can no longer come next. */
  hasGap: boolean;
}

const none: readonly never[] = Object.freeze([]);

/** A run that has bound nothing yet; it is to be opened with an event for this step. */
export function unboundRun(number: number, key: Key, pattern: Pattern, step: number): SequenceRun {
  return {
    number,
    key,
    pattern,
    bound: [],
    due: Infinity,
    queuedDue: -Infinity,
    slot: -1,
    isLive: true,
    step,
    count: 0,
    boundSteps: none,
    filled: none,
    hasGap: false,
  };
}

/** Where an event goes: a step, and the member of it that the event fills where the step takes all of them. */
export interface Fit {
  readonly step: number;
  readonly member: number | undefined;
}

/** Binds an event to a step. Due = min(first + within, last + interval), so it never moves back. */
export function bind(plan: SequencePlan, run: SequenceRun, admitted: Admitted, { step: index, member }: Fit): void {
  if (run.step !== index && run.filled.length > 0) run.filled = none;
  if (member !== undefined) run.filled = [...run.filled, member];
  run.count = run.step === index ? run.count + 1 : 1;
  run.step = index;
  run.hasGap = false;
  run.bound = appended(run.bound, admitted);
  run.boundSteps = plan.isStraight ? plan.trails[index]! : appended(run.boundSteps, index);
  run.due = Math.min(openedAt(run) + plan.withinMs, admitted.at + plan.maxIntervalMs);
}

/** The step that must still come, or undefined when the run is complete. */
export function awaited(plan: SequencePlan, run: SequenceRun): PlannedStep | undefined {
  const current = stepAt(plan, run.step);
  if (run.count < current.min) return current;
  return current.required === undefined ? undefined : stepAt(plan, current.required);
}

/** After an event that did not fit: whether every step that could have come next was strict. */
export function isDeadEnd(plan: SequencePlan, run: SequenceRun): boolean {
  const current = stepAt(plan, run.step);
  if (run.count < current.max && !current.isStrict) return false;
  return run.count < current.min || current.next.every((index) => stepAt(plan, index).isStrict);
}

/** The step with this number, which comes from the plan itself or from a checked snapshot. */
export function stepAt(plan: SequencePlan, index: number): PlannedStep {
  const step = plan.steps[index];
  if (step === undefined) throw new Error(`Invariant: the sequence has no step ${index}.`);
  return step;
}

/**
 * The list with one more item. A list that is pushed to gets room for 16 more; most runs bind few events, so short ones are made anew at
 * exactly their length: what a run keeps is half as large.
 */
function appended<T>(list: readonly T[], item: T): T[] {
  switch (list.length) {
    case 0:
      return [item];
    case 1:
      return [list[0]!, item];
    case 2:
      return [list[0]!, list[1]!, item];
    case 3:
      return [list[0]!, list[1]!, list[2]!, item];
    case 4:
      return [list[0]!, list[1]!, list[2]!, list[3]!, item];
    default: {
      // Longer lists are this run's own.
      const own = list as T[];
      own.push(item);
      return own;
    }
  }
}
