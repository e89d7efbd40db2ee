// A sequence made ready: where a run can go from where it stands, worked out once per bundle and asked on every event.
import type { SequenceOperator, SequenceStep } from "@laban/bundle";
import type { Question, Questions } from "../../conditions.ts";

/** A step, ready to be asked. */
export interface PlannedStep {
  readonly index: number;
  readonly name: string;
  readonly types: ReadonlySet<string>;
  readonly question: Question | undefined;
  /** Alternatives or members with conditions of their own. */
  readonly members: readonly PlannedMember[] | undefined;
  /** Each member is filled once, instead of any of them. */
  readonly takesAll: boolean;
  /** How many it needs once it has bound one. */
  readonly min: number;
  /** Infinity where unbounded. */
  readonly max: number;
  readonly isStrict: boolean;
  /** The steps that may come after this one is satisfied: the next, and those behind it as long as what lies between is optional. */
  readonly next: readonly number[];
  /** The first later step that must come, or undefined when the sequence is complete without more. */
  readonly required: number | undefined;
}

/** An alternative or member of a step, ready to be asked. */
export interface PlannedMember {
  readonly types: ReadonlySet<string>;
  readonly question: Question | undefined;
}

/** A guard, ready to be asked. */
export interface PlannedGuard {
  readonly types: ReadonlySet<string>;
  readonly question: Question | undefined;
  /** Watches while this step is the last one bound; always, when undefined. */
  readonly after: number | undefined;
}

/** The whole sequence. */
export interface SequencePlan {
  readonly steps: readonly PlannedStep[];
  readonly guards: readonly PlannedGuard[];
  /** The steps that may open a run. */
  readonly first: readonly number[];
  readonly isStrict: boolean;
  /** Every step binds exactly one event: no loops, nothing optional, no members. */
  readonly isStraight: boolean;
  /** Which step each bound event of a run belongs to where it is straight, by the step bound last: the same list for all runs. */
  readonly trails: readonly (readonly number[])[];
  readonly maxIntervalMs: number;
  readonly withinMs: number;
}

/** Makes a sequence ready. */
export function planSequence(operator: SequenceOperator, questions: Questions): SequencePlan {
  const steps = operator.steps.map((step, index) => ({
    index,
    name: step.name,
    types: new Set(step.events),
    question: questions.get(`steps.${index}.when`),
    members: planMembers(step, index, questions),
    takesAll: step.all !== undefined,
    min: step.all?.length ?? step.min,
    max: step.max ?? Infinity,
    isStrict: step.strict,
    next: reachable(operator, index + 1),
    required: firstRequired(operator, index + 1),
  }));
  const guards = operator.guards.map((guard, index) => ({
    types: new Set(guard.events),
    question: questions.get(`guards.${index}.when`),
    after: guard.after,
  }));
  return {
    steps,
    guards,
    first: reachable(operator, 0),
    isStrict: operator.steps.some((step) => step.strict),
    isStraight: steps.every(({ min, max, members }) => min === 1 && max === 1 && members === undefined),
    trails: steps.map((_step, last) => steps.slice(0, last + 1).map(({ index }) => index)),
    maxIntervalMs: operator.maxIntervalMs ?? Infinity,
    withinMs: operator.withinMs ?? Infinity,
  };
}

function planMembers(step: SequenceStep, index: number, questions: Questions): readonly PlannedMember[] | undefined {
  const name = step.all === undefined ? "any" : "all";
  return step[name]?.map(({ events }, at) => ({
    types: new Set(events),
    question: questions.get(`steps.${index}.${name}.${at}.when`),
  }));
}

function reachable(operator: SequenceOperator, from: number): readonly number[] {
  const indexes: number[] = [];
  for (let index = from; index < operator.steps.length; index++) {
    indexes.push(index);
    if ((operator.steps[index]?.min ?? 1) > 0) break;
  }
  return indexes;
}

function firstRequired(operator: SequenceOperator, from: number): number | undefined {
  for (let index = from; index < operator.steps.length; index++)
    if ((operator.steps[index]?.min ?? 1) > 0) return index;
  return undefined;
}
