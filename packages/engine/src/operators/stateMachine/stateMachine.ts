// `state_machine`: the state of each key, moved by events and by time. The machine of a key is a run from the first event of a type that
// some transition names until a final state. Compared with stateMachine.reference.ts on random logs.
import type { StateMachineOperator } from "@laban/bundle";
import type { Json } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import { Expiring } from "../../expiring.ts";
import type { Key } from "../../keys.ts";
import { openedAt } from "../../lives.ts";
import type { Pattern } from "../../pattern.ts";
import { KeyedRuns, type Run } from "../../run.ts";
import { fieldOf, integerOf, pairsOf } from "../../snapshot/read.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import type { OperatorContext, StatefulOperator } from "../operator.ts";
import {
  type MachinePlan,
  type PlannedMove,
  type PlannedState,
  type PlannedTransition,
  planMachine,
  stateAt,
} from "./machinePlan.ts";

/** The machine of a key. It has bound the event that began it and, if that is another, the one that moved it last. */
interface Machine extends Run {
  state: PlannedState;
  /** Deadlines that have moved it since the last event did: they tell effects of one event apart. */
  timeouts: number;
}

/** A running `state_machine`. */
export class StateMachine implements StatefulOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean = false;
  readonly #operator: StateMachineOperator;
  readonly #context: OperatorContext;
  readonly #plan: MachinePlan;
  readonly #machines = new KeyedRuns<Machine>();
  /** The keys whose machines have ended, since when. */
  readonly #ended: Expiring;

  constructor(operator: StateMachineOperator, context: OperatorContext) {
    this.pattern = context.pattern;
    this.#operator = operator;
    this.#context = context;
    this.#plan = planMachine(operator, context.questions);
    this.types = new Set(operator.transitions.flatMap(({ events }) => events));
    this.#ended = new Expiring(context.limits.keysMax);
  }

  handle(admitted: Admitted, key: Key): void {
    const [known] = this.#machines.of(key);
    if (known === undefined && this.#hasEnded(key, admitted)) {
      this.#unexpected(admitted, () => "The machine of this key has ended.");
      return;
    }
    const machine = known ?? this.#open(admitted, key);
    const transition = this.#transitionFor(machine.state, admitted);
    if (transition !== undefined) this.#moveBy(machine, transition, admitted);
    else this.#unexpected(admitted, () => `The state ${machine.state.name} does not take ${admitted.event.type}.`);
  }

  /** The deadline of a state moves the machine at its due time, under the event that moved it last. */
  expire(run: Machine): void {
    const { timeout } = run.state;
    const last = run.bound.at(-1);
    if (timeout === undefined || last === undefined)
      throw new Error(`Invariant: run ${run.number} of "${this.pattern.operator.id}" has no deadline.`);
    run.timeouts++;
    this.#move(run, timeout, { at: run.due, by: undefined, last });
  }

  #moveBy(machine: Machine, transition: PlannedTransition, by: Admitted): void {
    if (machine.bound[0] !== by) machine.bound[1] = by;
    machine.timeouts = 0;
    this.#move(machine, transition, { at: by.at, by, last: by });
  }

  #move(
    machine: Machine,
    { to, action }: PlannedMove,
    cause: { readonly at: number; readonly by: Admitted | undefined; readonly last: Admitted },
  ): void {
    const { lives, reporter } = this.#context;
    const { at, by, last } = cause;
    const outcome = by === undefined ? "timeout" : "matched";
    const next = stateAt(this.#plan.states, to);
    const moved = { from: machine.state.name, to: next.name };
    // An event moves it once; deadlines may follow each other without one.
    const repetition = Math.max(1, machine.timeouts);
    const hadDeadline = this.#context.lives.timers.has(machine);
    machine.state = next;
    if (next.isFinal) {
      lives.advance(machine, { ...last, at }, next.name, undefined);
      this.#ended.remember(machine.key.text, at);
      lives.end(this.#machines, machine, { outcome, by, moved, action, repetition });
      return;
    }
    machine.due = at + next.afterMs;
    if (hadDeadline && machine.due === Infinity) lives.timers.remove(machine);
    else if (!hadDeadline && machine.due !== Infinity) lives.timers.push(machine);
    lives.advance(machine, { ...last, at }, next.name, next.waitingFor);
    reporter.outcome({
      pattern: this.pattern,
      key: machine.key,
      outcome,
      detail: "moved",
      bound: machine.bound,
      by,
      at,
      moved,
      // What the pattern itself asks belongs to the end.
      action: action ?? null,
      latencyMs: at - openedAt(machine),
      repetition,
    });
  }

  #transitionFor(state: PlannedState, admitted: Admitted): PlannedTransition | undefined {
    const { reporter, scopes } = this.#context;
    return state.takes
      .get(admitted.event.type)
      ?.find(
        ({ question }) =>
          question === undefined || reporter.holds(question.condition(scopes.of(admitted)), this.pattern, admitted),
      );
  }

  #hasEnded(key: Key, { at }: Admitted): boolean {
    this.#ended.dropBefore(at - this.#operator.keepFinalMs);
    return this.#ended.has(key.text);
  }

  #unexpected(admitted: Admitted, reason: () => string): void {
    const { reporter } = this.#context;
    this.pattern.counters.unexpected++;
    if (reporter.observe !== undefined) reporter.noMatch(this.pattern, admitted, "unexpected", { reason: reason() });
  }

  #open(admitted: Admitted, key: Key): Machine {
    const { lives, limits } = this.#context;
    if (this.#machines.keyCount >= limits.keysMax) {
      for (const oldest of this.#machines.ofOldestKey().slice())
        lives.end(this.#machines, oldest, { outcome: "evicted", by: admitted });
    }
    const { initial } = this.#plan;
    const machine: Machine = {
      number: lives.nextNumber(),
      key,
      pattern: this.pattern,
      bound: [admitted],
      due: admitted.at + initial.afterMs,
      queuedDue: -Infinity,
      slot: -1,
      isLive: true,
      state: initial,
      timeouts: 0,
    };
    lives.open(this.#machines, machine, admitted, { step: initial.name, waitingFor: initial.waitingFor });
    return machine;
  }

  saveRuns(writer: RunWriter): readonly Json[] {
    return [...this.#machines.all()].map((machine) =>
      writer.write(machine, { state: machine.state.index, timeouts: machine.timeouts }),
    );
  }

  restoreRuns(states: readonly unknown[], reader: RunReader): void {
    for (const state of states) {
      const index = reader.integer(state, "state");
      reader.expectBelow(index, this.#plan.states.length, "state");
      const run = reader.read(state, this.pattern);
      const machine = { ...run, state: stateAt(this.#plan.states, index), timeouts: reader.integer(state, "timeouts") };
      this.#machines.add(machine);
      if (machine.due !== Infinity) this.#context.lives.timers.push(machine);
    }
  }

  saveMore(): Json {
    return this.#ended.save();
  }

  restoreMore(state: unknown): void {
    const place = `the ended machines of "${this.pattern.operator.id}"`;
    this.#ended.restore(
      integerOf(fieldOf(state, "forgotten", place), place),
      pairsOf(fieldOf(state, "entries", place), place),
    );
  }
}
