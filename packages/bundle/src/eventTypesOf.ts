// The event types that an operator names, wherever it names them.
import type { EventTest, Operator, SequenceStep } from "./bundle.ts";
import { unreachable } from "./unreachable.ts";

/** In the order of the operator's fields, each once. A strict sequence also looks at events of other types, which it does not name. */
export function eventTypesOf(operator: Operator): readonly string[] {
  return [...new Set(namedBy(operator))];
}

/** The event types that any of these operators names, in order of first mention: a bundle's `needs.events`. */
export function eventTypesOfAll(operators: readonly Operator[]): readonly string[] {
  return [...new Set(operators.flatMap(namedBy))];
}

function namedBy(operator: Operator): readonly string[] {
  switch (operator.operator) {
    case "match":
    case "threshold":
      return operator.on;
    case "sequence":
      return typesIn([...operator.steps, ...operator.guards]);
    case "absence":
      return typesIn([operator.start, operator.expect, operator.cancel]);
    case "state_machine":
      return typesIn(operator.transitions);
    case "all_of":
      return typesIn([...operator.members, operator.trigger]);
    case "any_of":
      return typesIn([operator.start, ...operator.alternatives]);
    default:
      return unreachable(operator);
  }
}

function typesIn(tests: readonly (EventTest | SequenceStep | undefined)[]): readonly string[] {
  return tests.flatMap((test) => test?.events ?? []);
}
