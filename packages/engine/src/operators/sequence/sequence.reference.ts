// The slow, obvious twin of sequence.ts: the whole log of one key at once, no timers, no index, and "where can it go from here" asked of
// the definition (which step numbers may stand one after the other) instead of worked out beforehand. Tests compare the two.
import type { SequenceOperator, SequenceStep } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import type { Happened, Holds, ReferenceOutcome } from "../reference.ts";

interface Life {
  readonly bound: readonly Happened[];
  /** The step number of each bound event. */
  readonly trail: readonly number[];
  /** The member of the step that each bound event filled; -1 where it has none. */
  readonly members: readonly number[];
  readonly hasGap: boolean;
}

/** All outcomes of a sequence over the log of one key, in order; every run with a deadline is closed at the end. */
export function sequenceOutcomes(
  operator: SequenceOperator,
  log: readonly Happened[],
  holds: Holds,
): readonly ReferenceOutcome[] {
  const { steps, guards, withinMs = Infinity, maxIntervalMs = Infinity, runsPerKeyMax = Infinity } = operator;
  const outcomes: ReferenceOutcome[] = [];
  let lives: readonly Life[] = [];

  for (const happened of log) {
    closeBefore(happened.at);
    let hasAdvanced = false;
    let isConsumed = false;
    for (const life of lives) {
      if (!lives.includes(life)) continue;
      if (isViolated(life, happened)) {
        end(life, "violated", happened.at);
        continue;
      }
      const step = isConsumed ? undefined : stepFor(life, happened);
      if (step !== undefined) {
        hasAdvanced = true;
        const longer = bindTo(life, step, happened);
        replace(life, longer);
        if (missing(longer.trail) !== undefined) continue;
        end(longer, "matched", happened.at);
        if (operator.afterMatch !== "consume") continue;
        isConsumed = true;
        for (const other of lives)
          if (other.bound.some((event) => longer.bound.includes(event))) end(other, "cancelled", happened.at);
      } else if (waysOn(life.trail).every((way) => stepAt(way).strict)) end(life, "broken", happened.at);
      else replace(life, { ...life, hasGap: true });
    }
    if (hasAdvanced || (operator.starts === "one" && lives.length > 0)) continue;
    const empty: Life = { bound: [], trail: [], members: [], hasGap: false };
    const first = stepFor(empty, happened);
    if (first === undefined) continue;
    if (operator.starts === "restart") for (const life of lives) end(life, "cancelled", happened.at, "restarted");
    const [oldest] = lives;
    if (oldest !== undefined && lives.length >= runsPerKeyMax) end(oldest, "evicted", happened.at);
    const opened = bindTo(empty, first, happened);
    lives = lives.concat(opened);
    if (missing(opened.trail) === undefined) end(opened, "matched", happened.at);
  }
  closeBefore(Infinity);
  return outcomes;

  function bindTo(life: Life, step: number, happened: Happened): Life {
    return {
      bound: [...life.bound, happened],
      trail: [...life.trail, step],
      members: [...life.members, memberFor(life, step, happened) ?? -1],
      hasGap: false,
    };
  }

  function due({ bound }: Life): number {
    return Math.min((bound[0]?.at ?? 0) + withinMs, (bound.at(-1)?.at ?? 0) + maxIntervalMs);
  }

  function closeBefore(instant: number): void {
    const past = lives.filter((life) => due(life) < instant);
    for (const life of past.toSorted((a, b) => due(a) - due(b))) end(life, "timeout", due(life));
  }

  function end(life: Life, outcome: ReferenceOutcome["outcome"], at: number, detail?: "restarted"): void {
    lives = lives.filter((other) => other !== life);
    const lacking = outcome === "matched" ? undefined : missing(life.trail);
    outcomes.push({
      at,
      outcome,
      ...(detail === undefined ? {} : { detail }),
      events: life.bound.map(({ event }) => event.id),
      ...(lacking === undefined ? {} : { missing: stepAt(lacking).name }),
      latencyMs: at - (life.bound[0]?.at ?? 0),
    });
  }

  function replace(life: Life, by: Life): void {
    lives = lives.map((other) => (other === life ? by : other));
  }

  function isViolated(life: Life, { event }: Happened): boolean {
    return guards.some(
      ({ events, when, after }) =>
        (after === undefined || after === life.trail.at(-1)) &&
        events.includes(event.type) &&
        (when === undefined || holds(when, event, boundSteps(life))),
    );
  }

  /** A later step before another turn of the loop. */
  function stepFor(life: Life, happened: Happened): number | undefined {
    const { event } = happened;
    return waysOn(life.trail).find((way) => {
      const { events, when, strict } = stepAt(way);
      if (!events.includes(event.type) || (strict && life.hasGap)) return false;
      if (when !== undefined && !holds(when, event, boundSteps(life))) return false;
      return memberFor(life, way, happened) !== undefined;
    });
  }

  /** The member of a step that an event goes to: of all the first that is unfilled, of any the first; -1 for a step without members. */
  function memberFor(life: Life, step: number, { event }: Happened): number | undefined {
    const { any, all } = stepAt(step);
    const members = all ?? any;
    if (members === undefined) return -1;
    const filled = all === undefined ? [] : life.members.filter((_member, position) => life.trail[position] === step);
    const found = members.findIndex(
      ({ events, when }, index) =>
        !filled.includes(index) &&
        events.includes(event.type) &&
        (when === undefined || holds(when, event, boundSteps(life))),
    );
    return found < 0 ? undefined : found;
  }

  /** The step numbers that may come next: later ones in order, then the current one again. */
  function waysOn(trail: readonly number[]): readonly number[] {
    const current = trail.at(-1) ?? -1;
    const numbers = steps.map((_step, index) => index);
    const later = numbers.filter((index) => index > current && isAllowed([...trail, index]));
    return current >= 0 && isAllowed([...trail, current]) ? [...later, current] : later;
  }

  /** Nothing before the last step is short of its minimum, and nothing is over its maximum. */
  function isAllowed(trail: readonly number[]): boolean {
    const last = trail.at(-1) ?? -1;
    return steps.every((step, index) => {
      const count = trail.filter((bound) => bound === index).length;
      return count <= (step.max ?? Infinity) && (index >= last || isSatisfied(step, count));
    });
  }

  /** A step that takes all of its members has all or, if it is optional, none. */
  function isSatisfied({ min, all }: SequenceStep, count: number): boolean {
    return all === undefined ? count >= min : count === all.length || (min === 0 && count === 0);
  }

  /** The first step that is short of its minimum. */
  function missing(trail: readonly number[]): number | undefined {
    const index = steps.findIndex((step, at) => !isSatisfied(step, trail.filter((bound) => bound === at).length));
    return index < 0 ? undefined : index;
  }

  function boundSteps(life: Life): ReadonlyMap<string, readonly ChoreographyEvent[]> {
    const entries = steps.map(({ name }, index): [string, ChoreographyEvent[]] => [
      name,
      life.bound.filter((_bound, position) => life.trail[position] === index).map(({ event }) => event),
    ]);
    return new Map(entries);
  }

  function stepAt(index: number): SequenceStep {
    const step = steps[index];
    if (step === undefined) throw new Error(`Invariant: no step ${index}.`);
    return step;
  }
}
