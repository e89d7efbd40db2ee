// A state machine made ready: from each state, by event type, the transitions to try; worked out once per bundle.
import type { BundleAction, StateMachineOperator } from "@laban/bundle";
import type { Question, Questions } from "../../conditions.ts";

/** A state, ready to be in. */
export interface PlannedState {
  readonly index: number;
  readonly name: string;
  readonly isFinal: boolean;
  /** How long until its deadline; Infinity without one. */
  readonly afterMs: number;
  readonly timeout: PlannedMove | undefined;
  /** What may be taken on an event of a type, in declaration order. */
  readonly takes: ReadonlyMap<string, readonly PlannedTransition[]>;
  /** The types that it takes, for people: "paid | cancelled". */
  readonly waitingFor: string | undefined;
}

/** Where to, and what is asked on the way. */
export interface PlannedMove {
  readonly to: number;
  readonly action: BundleAction | undefined;
}

/** A transition, ready to be asked. */
export interface PlannedTransition extends PlannedMove {
  readonly question: Question | undefined;
}

/** The whole machine. */
export interface MachinePlan {
  readonly states: readonly PlannedState[];
  readonly initial: PlannedState;
}

/** Makes a machine ready. */
export function planMachine(operator: StateMachineOperator, questions: Questions): MachinePlan {
  const indexes = new Map(operator.states.map(({ name }, index) => [name, index]));
  const indexOf = (name: string): number => {
    const index = indexes.get(name);
    if (index === undefined) throw new Error(`Invariant: the state machine "${operator.id}" has no state "${name}".`);
    return index;
  };
  const states = operator.states.map(({ name, final, timeout }, index): PlannedState => {
    const takes = new Map<string, PlannedTransition[]>();
    for (const [at, { from, events, to, action }] of operator.transitions.entries()) {
      if (!from.includes(name)) continue;
      const transition = { to: indexOf(to), action, question: questions.get(`transitions.${at}.when`) };
      for (const type of new Set(events)) {
        const others = takes.get(type);
        if (others === undefined) takes.set(type, [transition]);
        else others.push(transition);
      }
    }
    return {
      index,
      name,
      isFinal: final,
      afterMs: timeout?.afterMs ?? Infinity,
      timeout: timeout === undefined ? undefined : { to: indexOf(timeout.to), action: timeout.action },
      takes,
      waitingFor: takes.size === 0 ? undefined : [...takes.keys()].join(" | "),
    };
  });
  return { states, initial: stateAt(states, indexOf(operator.initial)) };
}

/** The state with this number, which comes from the plan itself or from a checked snapshot. */
export function stateAt(states: readonly PlannedState[], index: number): PlannedState {
  const state = states[index];
  if (state === undefined) throw new Error(`Invariant: the state machine has no state ${index}.`);
  return state;
}
