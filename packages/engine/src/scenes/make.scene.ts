// Short ways to write bundles and events down in tests: every field that a test does not speak of has its default.
import {
  type AbsenceOperator,
  type AllOfMember,
  type AllOfOperator,
  type Alternative,
  type AnyOfOperator,
  type Bundle,
  type EventTest,
  eventTypesOfAll,
  type MatchOperator,
  type Operator,
  sealBundle,
  type SequenceOperator,
  type SequenceStep,
  type ThresholdOperator,
} from "@laban/bundle";
import type { ChoreographyEvent, JsonObject } from "@laban/trace";

type Base = "operator" | "id" | "priority" | "scope" | "actions";

const base = { priority: 0, scope: "key", actions: {} } as const;

/** A `match`. */
export function match(
  id: string,
  on: string,
  more: Partial<Omit<MatchOperator, "operator" | "id">> = {},
): MatchOperator {
  return { operator: "match", id, ...base, on: [on], ...more };
}

/** A step: "paid", or a record with what differs from the defaults. */
export type StepSketch = string | (Partial<SequenceStep> & { readonly name: string });

/** A `sequence`. */
export function sequence(
  id: string,
  steps: readonly StepSketch[],
  more: Partial<Omit<SequenceOperator, Base | "steps">> & Partial<Pick<SequenceOperator, Base>> = {},
): SequenceOperator {
  return {
    operator: "sequence",
    id,
    ...base,
    steps: steps.map((step, index) => stepOf(step, index, steps)),
    guards: [],
    starts: "one",
    afterMatch: "consume",
    ...more,
  };
}

function stepOf(sketch: StepSketch, index: number, all: readonly StepSketch[]): SequenceStep {
  const step = typeof sketch === "string" ? { name: sketch } : sketch;
  const isRepeated = all.some(
    (other, at) => at < index && (typeof other === "string" ? other : other.name) === step.name,
  );
  const name = isRepeated ? `${step.name}_${index + 1}` : step.name;
  return Object.assign({ events: [step.name], min: 1, max: 1, strict: false }, step, { name });
}

/** An `absence`; `start` and `expect` are types or tests. */
export function absence(
  id: string,
  start: string | EventTest,
  expect: string | EventTest,
  withinMs: number,
  more: Partial<Omit<AbsenceOperator, "start" | "expect" | "withinMs" | "operator" | "id">> = {},
): AbsenceOperator {
  const test = (sketch: string | EventTest): EventTest => (typeof sketch === "string" ? { events: [sketch] } : sketch);
  return {
    operator: "absence",
    id,
    ...base,
    start: test(start),
    expect: test(expect),
    withinMs,
    starts: "overlap",
    repeat: 1,
    ...more,
  };
}

/** An `all_of`; a member is a type, or a record with what differs from the defaults. */
export function allOf(
  id: string,
  members: readonly (string | (Partial<AllOfMember> & { readonly name: string }))[],
  withinMs: number,
  more: Partial<Omit<AllOfOperator, "members" | "withinMs" | "operator" | "id">> = {},
): AllOfOperator {
  return {
    operator: "all_of",
    id,
    ...base,
    members: members.map((sketch) => {
      const member = typeof sketch === "string" ? { name: sketch } : sketch;
      return Object.assign({ events: [member.name], count: 1 }, member);
    }),
    withinMs,
    anchor: "sliding",
    afterMatch: "consume",
    ...more,
  };
}

/** An `any_of`; an alternative is a type, or a record with what differs from the defaults. */
export function anyOf(
  id: string,
  alternatives: readonly (string | (Partial<Alternative> & { readonly name: string }))[],
  more: Partial<Omit<AnyOfOperator, "alternatives" | "operator" | "id">> = {},
): AnyOfOperator {
  return {
    operator: "any_of",
    id,
    ...base,
    alternatives: alternatives.map((sketch) => {
      const alternative = typeof sketch === "string" ? { name: sketch } : sketch;
      return Object.assign({ events: [alternative.name] }, alternative);
    }),
    starts: "one",
    ...more,
  };
}

/** A `threshold` on one type: at least so many, unless said otherwise. */
export function threshold(
  id: string,
  on: string,
  value: number,
  more: Partial<Omit<ThresholdOperator, "value" | "operator" | "id">> = {},
): ThresholdOperator {
  return {
    operator: "threshold",
    id,
    ...base,
    on: [on],
    measure: "count",
    comparison: "at_least",
    value,
    fires: "edge",
    ...more,
  };
}

/** A sealed bundle of these patterns, keyed by the correlation id unless said otherwise. */
export function bundleOf(
  patterns: readonly Operator[],
  more: Partial<Pick<Bundle, "events" | "defaultKey">> = {},
): Bundle {
  return sealBundle({
    laban_bundle: 2,
    semantics: 1,
    flags: [],
    name: "test",
    defaultKey: [["correlation_id"]],
    events: {},
    patterns,
    needs: { events: eventTypesOfAll(patterns), capabilities: [], unpartitionable: [] },
    ...more,
  });
}

/** An event; `id` must be unique per source in a test, unless a repeat is meant. */
export function event(
  id: string,
  type: string,
  time: number,
  correlation: string | undefined,
  data: JsonObject = {},
  source: string = "test",
): ChoreographyEvent {
  return { id, type, source, time, ...(correlation === undefined ? {} : { correlation_id: correlation }), data };
}
