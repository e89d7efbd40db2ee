// Random operators and logs for property tests: few types, keys and instants, so that ties, repeats and late events are common.
import type {
  AbsenceOperator,
  Bundle,
  EventTest,
  MatchOperator,
  Operator,
  SequenceOperator,
  SequenceStep,
} from "@laban/bundle";
import type { ChoreographyEvent, Effect, JsonObject } from "@laban/trace";
import * as fc from "fast-check";
import type { Happened, Holds, ReferenceOutcome } from "../operators/reference.ts";
import { bundleOf, event } from "./make.scene.ts";

const types = ["a", "b", "c", "d"];
/** The names of a random sequence's steps; the first always binds one event, so that conditions can speak of it. */
const stepNames = ["first", "second", "third", "fourth"];

/** The conditions that random operators use, with what the twins take them to mean. */
const conditions: Readonly<Record<string, (data: JsonObject, first: JsonObject | undefined) => boolean>> = {
  "data.v > 1": ({ v }) => typeof v === "number" && v > 1,
  "data.v != 2": ({ v }) => typeof v === "number" && v !== 2,
  // Three-valued: a missing w is unknown, which "or" passes over when the other side holds.
  "data.w == 1 || data.v == 0": ({ v, w }) => w === 1 || v === 0,
};
const laterConditions: typeof conditions = {
  ...conditions,
  "data.v >= steps.first.data.v": ({ v }, first) =>
    typeof v === "number" && typeof first?.["v"] === "number" && v >= first["v"],
};
const obligationConditions: typeof conditions = {
  ...conditions,
  "data.v == steps.start.data.v": ({ v }, start) => typeof v === "number" && v === start?.["v"],
};

/** Answers as CEL would. */
export const holds: Holds = (when, { data }, bound) => {
  const meaning = { ...laterConditions, ...obligationConditions }[when];
  if (meaning === undefined) throw new Error(`No meaning for ${when}`);
  const [only] = bound.get("start") ?? bound.get("first") ?? [];
  return meaning(data, only?.data);
};

const someTypes = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...types.slice(0, 3)).map((type) => [type]) },
  fc.subarray(types, { minLength: 1, maxLength: 3 }),
);
const someOf = (from: typeof conditions): fc.Arbitrary<{ when?: string }> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    fc.constantFrom(...Object.keys(from)).map((when) => ({ when })),
  );
const optional = <T extends object>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | object> =>
  fc.oneof(fc.constant({}), arbitrary);
const base = { priority: 0, scope: "key", actions: {} } as const;

/** A sequence of up to four steps with everything that steps can have. */
export const someSequence: fc.Arbitrary<SequenceOperator> = fc
  .tuple(
    fc.array(
      fc
        .tuple(
          someTypes,
          someOf(laterConditions),
          fc.constantFrom(1, 1, 1, 0, 2),
          fc.constantFrom(0, 0, 0, 1, 2, null),
          fc.constantFrom(false, false, true),
        )
        .map(([events, when, min, extra, strict]): Omit<SequenceStep, "name"> => {
          const max = extra === null ? null : Math.max(1, min + extra);
          return { events, ...when, min, max, strict };
        }),
      { minLength: 0, maxLength: 3 },
    ),
    someTypes,
    someOf(conditions),
    fc.array(
      fc
        .tuple(someTypes, someOf(laterConditions), optional(fc.record({ after: fc.nat(3) })))
        .map(([events, when, after]) => ({ events, ...when, ...after })),
      { maxLength: 1, size: "xsmall" },
    ),
    optional(fc.record({ withinMs: fc.nat(40) })),
    optional(fc.record({ maxIntervalMs: fc.nat(20) })),
    fc.constantFrom("one" as const, "restart" as const, "overlap" as const, "overlap" as const),
    fc.constantFrom("consume" as const, "all" as const),
  )
  .map(([later, firstTypes, firstWhen, guards, within, interval, starts, afterMatch]) => ({
    operator: "sequence",
    id: "sequence",
    ...base,
    steps: [{ events: firstTypes, ...firstWhen, min: 1, max: 1, strict: false }, ...later].map((step, index) =>
      Object.assign(step, { name: stepNames[index] ?? "" }),
    ),
    guards: guards.map((guard) =>
      "after" in guard && typeof guard.after === "number" && guard.after > later.length
        ? { events: guard.events }
        : guard,
    ),
    ...within,
    ...interval,
    starts,
    afterMatch,
  }));

/** An absence, with or without cancel, conditions and repeats. */
export const someAbsence: fc.Arbitrary<AbsenceOperator> = fc
  .tuple(
    fc.tuple(someTypes, someOf(conditions)).map(([events, when]): EventTest => ({ events, ...when })),
    fc.tuple(someTypes, someOf(obligationConditions)).map(([events, when]): EventTest => ({ events, ...when })),
    optional(
      fc.tuple(someTypes, someOf(obligationConditions)).map(([events, when]) => ({ cancel: { events, ...when } })),
    ),
    fc.nat(15),
    fc.constantFrom("overlap" as const, "restart" as const),
    fc.constantFrom(1, 1, 2, 3),
  )
  .map(([start, expect, cancel, withinMs, starts, repeat]) => ({
    operator: "absence",
    id: "absence",
    ...base,
    start,
    expect,
    ...cancel,
    withinMs,
    starts,
    repeat,
  }));

/** A match, with or without condition and cool-down. */
export const someMatch: fc.Arbitrary<MatchOperator> = fc
  .tuple(someTypes, someOf(conditions), optional(fc.record({ cooldownMs: fc.nat(10) })))
  .map(([on, when, cooldown]) => ({ operator: "match", id: "match", ...base, on, ...when, ...cooldown }));

/** A bundle of one to four random patterns with their own priorities and ids. */
export const someBundle: fc.Arbitrary<Bundle> = fc
  .array(fc.tuple(fc.oneof(someSequence, someAbsence, someMatch), fc.integer({ min: -1, max: 1 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((patterns) =>
    bundleOf(
      patterns.map(([operator, priority], index): Operator =>
        Object.assign({ ...operator }, { id: `p${index}`, priority }),
      ),
    ),
  );

/** Events of few keys at few instants; `time` is not in order. */
export const someArrivals: fc.Arbitrary<readonly ChoreographyEvent[]> = fc
  .array(
    fc.record({
      type: fc.constantFrom("a", "a", "b", "b", "c", "c", "d"),
      time: fc.nat(60),
      key: fc.constantFrom("k1", "k1", "k1", "k1", "k2", undefined),
      data: fc.oneof(
        { weight: 4, arbitrary: fc.nat(3).map((v): JsonObject => ({ v })) },
        fc.constant<JsonObject>({}),
        fc.nat(1).map((w): JsonObject => ({ w })),
      ),
      isRepeat: fc.nat(9).map((dice) => dice === 0),
    }),
    { maxLength: 40, size: "large" },
  )
  .map((sketches) => {
    const events: ChoreographyEvent[] = [];
    for (const [index, { type, time, key, data, isRepeat }] of sketches.entries()) {
      const [earlier] = events.slice(-3);
      events.push(isRepeat && earlier !== undefined ? earlier : event(`e${index}`, type, time, key, data));
    }
    return events;
  });

/** The same in (time, arrival) order, each once. */
export const someLog: fc.Arbitrary<readonly ChoreographyEvent[]> = someArrivals.map((events) =>
  [...new Set(events)].toSorted((a, b) => a.time - b.time),
);

/** The part of an effect that the twins work out. */
export function comparable({ at, outcome, detail, events, missing, latencyMs }: Effect): ReferenceOutcome {
  return {
    at,
    outcome,
    ...(detail === undefined ? {} : { detail }),
    events,
    ...(missing === undefined ? {} : { missing }),
    latencyMs: latencyMs ?? 0,
  };
}

/** The log of one key. */
export function logOf(key: string, log: readonly Happened[]): readonly Happened[] {
  return log.filter(({ event }) => event.correlation_id === key);
}
