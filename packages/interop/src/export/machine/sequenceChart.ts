// A sequence as a chart: one state per position of its run, unrolled; guards first, then the ways on, then strictness, then a new start.
import type { Bundle, SequenceOperator } from "@laban/bundle";
import { type Act, type ChartLoss, type ChartReading, type ChartState, type Move, tell } from "./chart.ts";
import { both, Conditions, type Fit, fresh, move, typesOf } from "./fits.ts";
import { missingAt, type Position, positionText, type Way, waysOn } from "./positions.ts";

/** More positions than this make no chart that anyone would read. */
export const chartStatesMax: number = 200;

const idle = "waiting for the first step";

/** The chart of a sequence. Runs that overlap are more than one machine: they are said as one, and reported. */
export function sequenceChart(operator: SequenceOperator, events: Bundle["events"]): ChartReading {
  const unrolled = new Unrolling(operator, new Conditions(operator, events));
  const states = unrolled.states();
  if (states === undefined) {
    const why = `Its steps unroll into more than ${chartStatesMax} states; give steps smaller counts or fewer members.`;
    return { chart: undefined, losses: [{ path: [], fate: "lost", why }] };
  }
  const chart = {
    pattern: operator.id,
    operator: "sequence" as const,
    lives: "one" as const,
    hears: typesOf(...operator.steps, ...operator.guards),
    hearsOthers: operator.steps.some(({ strict }) => strict),
    conditions: unrolled.conditions.list,
    withinMs: operator.withinMs,
    withinAction: operator.actions.timeout,
    states,
  };
  return { chart, losses: operator.starts === "overlap" ? [overlapping] : [] };
}

const overlapping: ChartLoss = {
  path: ["starts"],
  fate: "approximated",
  why: "Runs that overlap share events, which machines of their own cannot; the chart follows one run at a time, as with starts: one.",
};

class Unrolling {
  readonly conditions: Conditions;
  readonly #operator: SequenceOperator;
  readonly #hears: readonly string[];
  /** What an event must be to go each of the ways into a run. */
  readonly #openings: readonly { readonly fit: Fit; readonly acts: readonly Act[]; readonly to: string }[];
  readonly #names = new Map<string, string>();
  readonly #queue: Position[] = [];

  constructor(operator: SequenceOperator, conditions: Conditions) {
    this.#operator = operator;
    this.conditions = conditions;
    this.#hears = typesOf(...operator.steps, ...operator.guards);
    this.#openings = waysOn(operator.steps, undefined).map((way) => {
      const { acts, to } = this.#taking(way, "open");
      return { fit: fresh(this.#fitOf(way)), acts, to };
    });
  }

  /** All states, or undefined where they are too many. */
  states(): readonly ChartState[] | undefined {
    const states: ChartState[] = [
      {
        name: idle,
        inRun: false,
        missing: undefined,
        isEnd: false,
        isFinal: false,
        moves: this.#openings.map(({ fit, acts, to }) => move(fit, acts, to)),
        deadline: undefined,
      },
    ];
    for (let position = this.#queue.shift(); position !== undefined; position = this.#queue.shift()) {
      if (states.length >= chartStatesMax) return undefined;
      states.push(this.#stateAt(position));
    }
    return states;
  }

  #stateAt(position: Position): ChartState {
    const { steps, guards, maxIntervalMs, actions, starts } = this.#operator;
    const missing = missingAt(steps, position)?.name ?? "";
    const ways = waysOn(steps, position);
    const violated = [tell({ outcome: "violated", missing }, actions.violated)];
    const broken = [tell({ outcome: "broken", missing }, actions.broken)];
    const restarted = [tell({ outcome: "cancelled", detail: "restarted", missing }, actions.cancelled)];
    const isStrict = ways.map(({ step }) => steps[step]?.strict === true);
    const any: Omit<Move, "acts" | "to"> = { events: this.#hears, others: true, tests: [] };
    const moves: Move[] = [
      ...guards.flatMap((guard, index) =>
        guard.after === undefined || guard.after === position.step
          ? this.#endingBy(this.conditions.fit(guard, ["guards", index]), violated)
          : [],
      ),
      ...ways.map((way) => {
        const { acts, to } = this.#taking(way, "add");
        return move(this.#fitOf(way), acts, to);
      }),
    ];
    if (isStrict.every(Boolean)) {
      moves.push(...this.#reopening(broken), { ...any, acts: broken, to: idle });
    } else {
      if (starts === "restart") moves.push(...this.#reopening(restarted));
      if (isStrict.includes(true)) moves.push({ ...any, acts: [{ act: "gap" }], to: undefined });
    }
    const late = [tell({ outcome: "timeout", missing }, actions.timeout)];
    return {
      name: this.#nameOf(position),
      inRun: true,
      missing,
      isEnd: false,
      isFinal: false,
      moves,
      deadline: maxIntervalMs === undefined ? undefined : { afterMs: maxIntervalMs, acts: late, to: idle },
    };
  }

  /** The run ends by an event that fits; the same event may open the next. */
  #endingBy(fit: Fit, acts: readonly Act[]): readonly Move[] {
    const again = this.#openings.map((opening) => move(both(fit, opening.fit), [...acts, ...opening.acts], opening.to));
    return [...again.filter(({ events }) => events.length > 0), move(fit, acts, idle)];
  }

  #reopening(acts: readonly Act[]): readonly Move[] {
    return this.#openings.map((opening) => move(opening.fit, [...acts, ...opening.acts], opening.to));
  }

  #taking({ step, position }: Way, how: "open" | "add"): { readonly acts: readonly Act[]; readonly to: string } {
    const { steps, actions } = this.#operator;
    const missing = missingAt(steps, position)?.name;
    const bind: Act = { act: "bind", how, step: steps[step]?.name, missing };
    if (missing !== undefined) return { acts: [bind], to: this.#nameOf(position) };
    return { acts: [bind, tell({ outcome: "matched" }, actions.matched)], to: idle };
  }

  #fitOf({ step: index, member: at }: Way): Fit {
    const step = this.#operator.steps[index];
    if (step === undefined) throw new Error(`Invariant: no step ${index}.`);
    const whole = this.conditions.fit(step, ["steps", index]);
    const strict: Fit = { ...whole, tests: step.strict ? [...whole.tests, { test: "noGap" }] : whole.tests };
    const list = step.all === undefined ? "any" : "all";
    const member = at === undefined ? undefined : step[list]?.[at];
    if (at === undefined || member === undefined) return strict;
    return both(strict, this.conditions.fit(member, ["steps", index, list, at]));
  }

  #nameOf(position: Position): string {
    const text = positionText(position);
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const { steps } = this.#operator;
    const step = steps[position.step];
    const isPlain = step?.all === undefined && step?.max === 1;
    const counted = step?.all === undefined ? `${position.count} times` : `members ${position.filled.join(", ")}`;
    const base = `after ${step?.name ?? ""}${isPlain ? "" : ` (${counted})`}`;
    // Two steps may have names that make the same words; the number of the step keeps them apart.
    const name = [...this.#names.values(), idle].includes(base) ? `${base}, step ${position.step + 1}` : base;
    this.#names.set(text, name);
    this.#queue.push(position);
    return name;
  }
}
