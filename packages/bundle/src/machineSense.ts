// What a state machine of a bundle must be beyond its shape: states that exist, finals that are final, and no clockwork without end.
import type { MachineState, StateMachineOperator } from "./bundle.ts";
import { type BundleFailure, failureAt, type Place } from "./shape.ts";

/** The first thing in a well-formed state machine that makes no sense, if any. */
export function findMachineNonsense(machine: StateMachineOperator, index: number): BundleFailure | undefined {
  const at = (...below: Place): Place => ["patterns", index, ...below];
  const states = new Map<string, MachineState>();
  for (const [position, state] of machine.states.entries()) {
    if (states.has(state.name))
      return failureAt(
        at("states", position, "name"),
        "duplicate-id",
        `"${state.name}" is taken by an earlier state; rename one.`,
      );
    states.set(state.name, state);
  }
  const nowhere = (place: Place, name: string): BundleFailure | undefined =>
    states.has(name) ? undefined : failureAt(place, "unknown-state", `names "${name}", which is no state.`);
  const leavesFinal = (place: Place, name: string): BundleFailure | undefined =>
    states.get(name)?.final === true
      ? failureAt(place, "contradiction", `leaves "${name}", which is final; remove it.`)
      : undefined;

  const initial = nowhere(at("initial"), machine.initial) ?? leavesFinal(at("initial"), machine.initial);
  if (initial !== undefined) return initial;
  for (const [position, { name, timeout }] of machine.states.entries()) {
    if (timeout === undefined) continue;
    const place = at("states", position, "timeout");
    const failure = nowhere([...place, "to"], timeout.to) ?? leavesFinal(place, name);
    if (failure !== undefined) return failure;
    if (timeoutsReturn(states, name))
      return failureAt(
        place,
        "contradiction",
        `comes back to "${name}" by time alone, for ever; let an event come between.`,
      );
  }
  for (const [position, { from, to }] of machine.transitions.entries()) {
    for (const [which, name] of from.entries()) {
      const place = at("transitions", position, "from", which);
      const failure = nowhere(place, name) ?? leavesFinal(place, name);
      if (failure !== undefined) return failure;
    }
    const failure = nowhere(at("transitions", position, "to"), to);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Whether timeouts alone lead from a state back to it. O(states). */
function timeoutsReturn(states: ReadonlyMap<string, MachineState>, name: string): boolean {
  let next = states.get(name)?.timeout?.to;
  for (let count = 0; next !== undefined && count <= states.size; count++) {
    if (next === name) return true;
    next = states.get(next)?.timeout?.to;
  }
  return false;
}
