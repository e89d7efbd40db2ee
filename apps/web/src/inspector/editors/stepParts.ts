// A step of a sequence in parts: one event, one of several, or all of several, each of the several with a condition of its own.
import { isJsonList, isJsonObject, type Json } from "@laban/model";
import { conditionIn, namesIn, readEventTest, writeEventTest, type EventTest, type Rest } from "./eventTest.ts";

/** What a step waits for. */
export type Takes = "one" | "any" | "all";

/** A step in parts. */
export interface StepParts {
  readonly takes: Takes;
  /** One for "one"; the members otherwise. */
  readonly members: readonly EventTest[];
  readonly when: string | null;
  readonly rest: Rest;
}

/** Takes a step apart, however it is written; what cannot be read is left out. */
export function readStep(value: Json | undefined): StepParts {
  if (value === undefined || !isJsonObject(value)) return together(namesIn(value), null, {});
  const { event, any_of: anyOf, all_of: allOf, when, ...rest } = value;
  const condition = conditionIn(when);
  if (allOf !== undefined) return { takes: "all", members: testsIn(allOf), when: condition, rest };
  if (isJsonList(anyOf) && event === undefined) return { takes: "any", members: testsIn(anyOf), when: condition, rest };
  return together([...namesIn(event), ...namesIn(anyOf)], condition, rest);
}

/** Puts a step together in the shortest way. */
export function writeStep({ takes, members, when, rest }: StepParts): Json {
  if (takes === "one") {
    const [only] = members;
    return writeEventTest({ names: only?.names ?? [], when, rest }, "any_of");
  }
  const field = takes === "all" ? "all_of" : "any_of";
  return {
    [field]: members.map((member) => writeEventTest(member, "any_of")),
    ...(when === null ? {} : { when }),
    ...rest,
  };
}

/**
 * The same step, waiting otherwise. To one: the first of its events stays. To all: each is taken once, so how often goes.
 * A condition of the step stays the step's; one event's own condition becomes the step's where it was the only one.
 */
export function takingOtherwise(step: StepParts, takes: Takes): StepParts {
  const { min: _min, max: _max, ...once } = step.rest;
  if (takes !== "one") return { ...step, takes, rest: takes === "all" ? once : step.rest };
  const [first] = step.members;
  return {
    ...step,
    takes,
    members: [{ names: first?.names ?? [], when: null, rest: {} }],
    when: step.when ?? first?.when ?? null,
  };
}

function together(names: readonly string[], when: string | null, rest: Rest): StepParts {
  const members = names.map((name): EventTest => ({ names: [name], when: null, rest: {} }));
  return { takes: names.length > 1 ? "any" : "one", members, when, rest };
}

function testsIn(value: Json): readonly EventTest[] {
  return (isJsonList(value) ? value : [value]).map((one) => readEventTest(one));
}
