// The event types that an operator names, wherever it names them.
import { type Operator, unreachable } from "@laban/bundle";

/** Each once, in the order of its fields. */
export function typesNamed(operator: Operator): readonly string[] {
  return [...new Set(allNamed(operator))];
}

function allNamed(operator: Operator): readonly string[] {
  switch (operator.operator) {
    case "match":
    case "threshold":
      return operator.on;
    case "sequence":
      return [...operator.steps, ...operator.guards].flatMap(({ events }) => events);
    case "absence":
      return [operator.start, operator.expect, operator.cancel].flatMap((test) => test?.events ?? []);
    case "all_of":
      return [...operator.members, operator.trigger].flatMap((test) => test?.events ?? []);
    case "any_of":
      return [operator.start, ...operator.alternatives].flatMap((test) => test?.events ?? []);
    case "state_machine":
      return operator.transitions.flatMap(({ events }) => events);
    default:
      return unreachable(operator);
  }
}
