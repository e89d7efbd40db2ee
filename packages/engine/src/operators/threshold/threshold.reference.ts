// The slow, obvious twin of threshold.ts: at every instant the window is filtered out of the whole log and measured from nothing.
import type { ThresholdOperator } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import type { Happened, Holds, ReferenceOutcome } from "../reference.ts";

/** The value of an event for the twin: undefined where it cannot be measured. */
export type ValueOf = (of: string, event: ChoreographyEvent) => number | string | undefined;

interface Taken extends Happened {
  readonly value: number | string;
}

/** All effects of a threshold over the log of one key, in order. With `tellsRecovery` those of recovering, too. */
export function thresholdOutcomes(
  operator: ThresholdOperator,
  log: readonly Happened[],
  asks: { readonly holds: Holds; readonly valueOf: ValueOf; readonly tellsRecovery: boolean },
): readonly ReferenceOutcome[] {
  const { on, when, of, withinMs = Infinity, last = Infinity, fires } = operator;
  const taken = log.flatMap((happened): readonly Taken[] => {
    const { event } = happened;
    if (!on.includes(event.type) || (when !== undefined && !asks.holds(when, event, new Map()))) return [];
    const value = of === undefined ? 1 : asks.valueOf(of, event);
    return value === undefined ? [] : [{ ...happened, value }];
  });
  const outcomes: ReferenceOutcome[] = [];
  const idsOf = (events: readonly Happened[]): readonly string[] => events.map(({ event }) => event.id);
  let consumed = 0;
  let rise: Taken | undefined;

  const recover = (at: number, lastOne: Taken | undefined, value: number | undefined): void => {
    if (rise === undefined) return;
    const events = idsOf(lastOne === undefined || lastOne === rise ? [rise] : [rise, lastOne]);
    const measured = value === undefined ? {} : { value };
    if (asks.tellsRecovery)
      outcomes.push({ at, outcome: "matched", detail: "recovered", events, latencyMs: at - rise.at, ...measured });
    rise = undefined;
  };
  /** What is in the window once the events up to `end` have come, at an instant or just after it. */
  const windowOf = (end: number, isIn: (taken: Taken) => boolean): readonly Taken[] => {
    const come = taken.slice(consumed, end);
    return come.slice(Math.max(0, come.length - last)).filter(isIn);
  };

  for (const [position, next] of [...taken, undefined].entries()) {
    // Between two events the window only loses: each time one leaves, the condition may be false.
    const before = next?.at ?? Infinity;
    const since = taken[position - 1]?.at ?? -Infinity;
    const leaving = windowOf(position, () => true).map(({ at }) => at + withinMs);
    for (const instant of leaving.filter((each) => each >= since && each < before)) {
      const left = windowOf(position, ({ at }) => at + withinMs > instant);
      const lastOne = windowOf(position, ({ at }) => at + withinMs >= instant).at(-1);
      if (!isTrue(operator, left)) recover(instant, lastOne, measure(operator, left) ?? nothing(operator));
    }
    if (next === undefined) return outcomes;
    const { at } = next;
    const window = windowOf(position + 1, (each) => each.at + withinMs >= at);
    const value = measure(operator, window);
    if (!isTrue(operator, window)) {
      recover(at, next, value);
      continue;
    }
    const fired = { at, outcome: "matched" as const, latencyMs: 0, ...(value === undefined ? {} : { value }) };
    if (fires === "every") outcomes.push({ ...fired, events: [next.event.id] });
    else if (rise === undefined) {
      outcomes.push({ ...fired, events: idsOf(window) });
      if (fires === "edge") rise = next;
      else consumed = position + 1;
    }
  }
  return outcomes;
}

function isTrue({ comparison, value, ...operator }: ThresholdOperator, window: readonly Taken[]): boolean {
  const measured = measure({ ...operator, comparison, value }, window);
  if (measured === undefined) return false;
  return {
    at_least: measured >= value,
    more_than: measured > value,
    at_most: measured <= value,
    less_than: measured < value,
  }[comparison];
}

function measure({ measure: by }: ThresholdOperator, window: readonly Taken[]): number | undefined {
  if (window.length === 0) return undefined;
  const numbers = window.map(({ value }) => Number(value));
  switch (by) {
    case "count":
      return window.length;
    case "distinct":
      return new Set(window.map(({ value }) => value)).size;
    case "sum":
      return slowSum(numbers);
    case "avg":
      return slowSum(numbers) / window.length;
    case "min":
      return Math.min(...numbers);
    case "max":
      return Math.max(...numbers);
  }
}

/** What an empty window measures: nothing, where there can be nothing of it. */
function nothing({ measure: by }: ThresholdOperator): number | undefined {
  return by === "count" || by === "sum" || by === "distinct" ? 0 : undefined;
}

/** The exact sum in whole multiples of a small enough power of two, rounded once. */
export function slowSum(numbers: readonly number[]): number {
  let scale = 1;
  while (numbers.some((number) => !Number.isInteger(number * scale))) scale *= 2;
  const total = numbers.reduce((sum, number) => sum + BigInt(number * scale), 0n);
  return Number(total) / scale;
}
