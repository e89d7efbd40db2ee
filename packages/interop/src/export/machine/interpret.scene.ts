// The obvious reading of a chart, for tests: one key, all events in order, conditions asked as CEL. What the written formats are compared with.
import { type CelType, prepareCondition, type Condition } from "@laban/cel";
import type { ChoreographyEvent, Effect, InstantMs } from "@laban/trace";
import type { Act, Chart, ChartState, Move, Told } from "./chart.ts";

/** An outcome as all readers of charts tell it. */
export interface ChartOutcome extends Told {
  readonly at: InstantMs;
  readonly events: readonly string[];
}

interface AskedCondition {
  readonly condition: Condition;
  readonly steps: CelType | undefined;
}

interface Bound {
  readonly event: ChoreographyEvent;
  readonly step: string | undefined;
}

/** All outcomes of a chart over the events of one key, in order, and how many were unexpected. Time runs on to the end at the end. */
export function interpret(
  chart: Chart,
  log: readonly ChoreographyEvent[],
): { readonly outcomes: readonly ChartOutcome[]; readonly unexpected: number } {
  const conditions = chart.conditions.map(({ when, scope }) => {
    const { condition, issues } = prepareCondition(when, scope);
    if (condition === undefined) throw new Error(`${when}: ${JSON.stringify(issues)}`);
    return { condition, steps: scope["steps"] };
  });
  const outcomes: ChartOutcome[] = [];
  let unexpected = 0;
  let machines: Machine[] = [];
  const machine = (): Machine =>
    new Machine(
      chart,
      conditions,
      (told) => outcomes.push(told),
      () => unexpected++,
    );
  const runTo = (instant: number): void => {
    for (;;) {
      const next = machines.filter(({ due }) => due < instant).toSorted((a, b) => a.due - b.due)[0];
      if (next === undefined) return;
      next.expire();
      machines = machines.filter(({ state }) => !state.isEnd);
    }
  };
  for (const event of log) {
    runTo(event.time);
    if (chart.lives === "one") {
      if (machines.length === 0) machines.push(machine());
      machines[0]?.take(event);
      continue;
    }
    for (const each of machines) each.take(event);
    const fresh = machine();
    fresh.take(event);
    machines = [...machines, fresh].filter(({ state }) => !state.isEnd && state !== chart.states[0]);
  }
  runTo(Infinity);
  return { outcomes, unexpected };
}

/** What readers of charts tell of an effect. */
export function chartOutcomeOf(effect: Effect): ChartOutcome {
  const { at, outcome, detail, events, missing, from, to, alternative, action, capability } = effect;
  const all = { at, outcome, detail, missing, alternative, from, to, events, action, capability };
  return JSON.parse(JSON.stringify(all)) as ChartOutcome;
}

class Machine {
  state: ChartState;
  #enteredAt = 0;
  #runEnteredAt = 0;
  #bound: readonly Bound[] = [];
  #hasGap = false;

  readonly chart: Chart;
  readonly conditions: readonly AskedCondition[];
  readonly tell: (outcome: ChartOutcome) => void;
  readonly onUnexpected: () => void;

  constructor(
    chart: Chart,
    conditions: readonly AskedCondition[],
    tell: (outcome: ChartOutcome) => void,
    onUnexpected: () => void,
  ) {
    this.chart = chart;
    this.conditions = conditions;
    this.tell = tell;
    this.onUnexpected = onUnexpected;
    const [first] = chart.states;
    if (first === undefined) throw new Error("A chart has a state.");
    this.state = first;
  }

  get due(): number {
    return Math.min(this.#stateDue, this.#runDue);
  }

  get #stateDue(): number {
    return this.#enteredAt + (this.state.deadline?.afterMs ?? Infinity);
  }

  get #runDue(): number {
    return this.#runEnteredAt + (this.state.inRun ? (this.chart.withinMs ?? Infinity) : Infinity);
  }

  expire(): void {
    const at = this.due;
    const { deadline, missing } = this.state;
    if (deadline !== undefined && this.#stateDue === at) {
      this.#act(deadline.acts, at, undefined);
      this.#enter(deadline.to, at);
    } else {
      const told = { outcome: "timeout" as const, ...(missing === undefined ? {} : { missing }) };
      this.#act([{ act: "tell", told: { ...told, ...this.chart.withinAction } }], at, undefined);
      this.#enter(this.chart.states[0]?.name ?? "", at);
    }
  }

  take(event: ChoreographyEvent): void {
    const move = this.state.moves.find((each) => this.#fits(each, event));
    if (move === undefined) return;
    this.#act(move.acts, event.time, event);
    if (move.to !== undefined) this.#enter(move.to, event.time, move.acts);
  }

  #fits({ events, others, tests }: Move, event: ChoreographyEvent): boolean {
    const isNamed = this.chart.hears.includes(event.type);
    if (isNamed ? !events.includes(event.type) : !others) return false;
    return tests.every((test) => {
      if (test.test === "noGap") return !this.#hasGap;
      const asked = this.conditions[test.condition];
      if (asked === undefined) throw new Error(`No condition ${test.condition}`);
      const { data, source, time, correlation_id } = event;
      const steps = this.#steps(test.fresh ? [] : this.#bound, asked.steps);
      return asked.condition({ data, event, source, time, correlation_id, steps }) === true;
    });
  }

  #steps(bound: readonly Bound[], type: CelType | undefined): Readonly<Record<string, unknown>> {
    const steps = Object.create(null) as Record<string, unknown>;
    const fields = type?.kind === "object" ? type.fields : {};
    for (const { step, event } of bound) {
      if (step === undefined || !Object.hasOwn(fields, step)) continue;
      const known = steps[step];
      if (fields[step]?.type.kind !== "list") steps[step] = event;
      else steps[step] = Array.isArray(known) ? [...(known as unknown[]), event] : [event];
    }
    return { ...steps };
  }

  #act(acts: readonly Act[], at: InstantMs, event: ChoreographyEvent | undefined): void {
    for (const act of acts) {
      if (act.act === "gap") this.#hasGap = true;
      else if (act.act === "unexpected") this.onUnexpected();
      else if (act.act === "tell") {
        const { timeoutMs: _timeoutMs, ...told } = act.told;
        this.tell({ at, ...told, events: this.#bound.map(({ event: { id } }) => id) });
      } else if (event !== undefined) {
        const one = { event, step: act.step };
        if (act.how === "open") this.#bound = [one];
        else if (act.how === "add") this.#bound = [...this.#bound, one];
        else this.#bound = [...this.#bound.slice(0, 1), one];
        this.#hasGap = false;
      }
    }
  }

  #enter(name: string, at: InstantMs, acts: readonly Act[] = []): void {
    const state = this.chart.states.find((each) => each.name === name);
    if (state === undefined) throw new Error(`No state ${name}`);
    const isAnew = !this.state.inRun || acts.some((act) => act.act === "bind" && act.how === "open");
    if (state.inRun && isAnew) this.#runEnteredAt = at;
    this.state = state;
    this.#enteredAt = at;
  }
}
