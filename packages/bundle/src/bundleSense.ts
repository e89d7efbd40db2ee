// What the shape cannot say: ids that are unique, bounds that fit each other, references that lead somewhere.
import type { Bundle, Operator, SequenceOperator, SequenceStep } from "./bundle.ts";
import { eventTypesOfAll } from "./eventTypesOf.ts";
import { findMachineNonsense } from "./machineSense.ts";
import { type BundleFailure, failureAt, type Place } from "./shape.ts";
import { unreachable } from "./unreachable.ts";
import { findAllOfNonsense, findAnyOfNonsense, findThresholdNonsense } from "./windowSense.ts";

/** The first thing in a well-formed bundle that makes no sense, if any. */
export function findNonsense(bundle: Bundle): BundleFailure | undefined {
  const ids = new Set<string>();
  for (const [index, pattern] of bundle.patterns.entries()) {
    if (ids.has(pattern.id))
      return failureAt(
        ["patterns", index, "id"],
        "duplicate-id",
        `"${pattern.id}" is taken by an earlier pattern; rename one.`,
      );
    ids.add(pattern.id);
    const failure = findPatternNonsense(pattern, index);
    if (failure !== undefined) return failure;
  }
  return findNeedsNonsense(bundle, ids);
}

/** Needs that are not those of the patterns: a host that trusts them would not subscribe to what is named. */
function findNeedsNonsense({ needs, patterns }: Bundle, ids: ReadonlySet<string>): BundleFailure | undefined {
  const named = eventTypesOfAll(patterns);
  const at = named.findIndex((type, index) => needs.events[index] !== type);
  if (at >= 0 || named.length !== needs.events.length)
    return failureAt(
      ["needs", "events", at < 0 ? named.length : at],
      "contradiction",
      at < 0
        ? "is named by no pattern; remove it."
        : `must be "${(named[at] ?? "").slice(0, 200)}": the list has the event types that the patterns name, in order of first mention.`,
    );
  for (const [index, id] of needs.unpartitionable.entries()) {
    if (!ids.has(id))
      return failureAt(
        ["needs", "unpartitionable", index],
        "unknown-pattern",
        `names "${id}", which is no pattern of the bundle.`,
      );
  }
  return undefined;
}

function findPatternNonsense(pattern: Operator, index: number): BundleFailure | undefined {
  if (pattern.scope === "global" && pattern.by !== undefined)
    return failureAt(
      ["patterns", index, "by"],
      "contradiction",
      `cannot stand beside scope "global"; keep one of them.`,
    );
  switch (pattern.operator) {
    case "match":
    case "absence":
      return undefined;
    case "sequence":
      return findSequenceNonsense(pattern, index);
    case "state_machine":
      return findMachineNonsense(pattern, index);
    case "all_of":
      return findAllOfNonsense(pattern, index);
    case "any_of":
      return findAnyOfNonsense(pattern, index);
    case "threshold":
      return findThresholdNonsense(pattern, index);
    default:
      return unreachable(pattern);
  }
}

/** The members of a step and what the step says of all of them agree. */
function findMembersNonsense({ any, all, events, min, max }: SequenceStep, place: Place): BundleFailure | undefined {
  if (any !== undefined && all !== undefined)
    return failureAt([...place, "all"], "contradiction", "cannot stand beside any; keep one of them.");
  const members = all ?? any;
  if (members === undefined) return undefined;
  const types = new Set(members.flatMap((member) => member.events));
  if (types.size !== events.length || events.some((type) => !types.has(type)))
    return failureAt([...place, "events"], "contradiction", "are not the event types of its members.");
  if (all !== undefined && (max !== all.length || (min !== 0 && min !== all.length)))
    return failureAt([...place, "max"], "contradiction", `does not fit its ${all.length} members.`);
  return undefined;
}

function findSequenceNonsense(sequence: SequenceOperator, index: number): BundleFailure | undefined {
  const names = new Set<string>();
  for (const [position, step] of sequence.steps.entries()) {
    const place = ["patterns", index, "steps", position];
    if (names.has(step.name))
      return failureAt([...place, "name"], "duplicate-id", `"${step.name}" is taken by an earlier step; rename one.`);
    names.add(step.name);
    const failure = findMembersNonsense(step, place);
    if (failure !== undefined) return failure;
    if (step.max !== null && step.max < step.min)
      return failureAt([...place, "max"], "out-of-range", `is ${step.max}, less than the minimum ${step.min}.`);
  }
  if (sequence.steps.every((step) => step.min === 0))
    return failureAt(
      ["patterns", index, "steps"],
      "all-optional",
      "would match nothing at all; make one step required.",
    );
  for (const [position, guard] of sequence.guards.entries()) {
    if (guard.after !== undefined && guard.after >= sequence.steps.length)
      return failureAt(
        ["patterns", index, "guards", position, "after"],
        "out-of-range",
        "names a step that does not exist.",
      );
  }
  return undefined;
}
