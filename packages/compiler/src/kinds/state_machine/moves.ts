// What a state machine can do, worked out from a reading: which states a transition leaves, which are reached, and where time alone goes round.
import type { StateMachineReading, StateReading, TransitionReading } from "./read.ts";

/** The names of the states that a transition leaves; of "*" every declared state that is not final. */
export function sourcesOf(reading: StateMachineReading, transition: TransitionReading): readonly string[] {
  if (!transition.fromAny) return [...new Set(transition.from.map(({ name }) => name))];
  const finals = new Set(reading.finals.map(({ name }) => name));
  return reading.states.map(({ name }) => name).filter((name) => !finals.has(name));
}

/** The states that a machine can be in, from the initial one on. */
export function reachedStates(reading: StateMachineReading): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = reading.initial === undefined ? [] : [reading.initial.name];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...targetsOf(reading, name));
  }
  return reached;
}

/** The states to which something leads from this one: transitions and its deadline. */
export function targetsOf(reading: StateMachineReading, state: string): readonly string[] {
  const deadline = reading.states.find(({ name }) => name === state)?.to;
  const transitions = reading.transitions.filter((transition) => sourcesOf(reading, transition).includes(state));
  return [...transitions.map(({ to }) => to), deadline].flatMap((to) => (to === undefined ? [] : [to.name]));
}

/** The states whose deadlines lead back to them without any event: such a machine would never come to rest. */
export function clockwork({ states }: StateMachineReading): readonly StateReading[] {
  const next = new Map(states.map(({ name, to }) => [name, to?.name]));
  return states.filter(({ name }) => {
    let at = next.get(name);
    for (let count = 0; at !== undefined && count <= states.length; count++) {
      if (at === name) return true;
      at = next.get(at);
    }
    return false;
  });
}
