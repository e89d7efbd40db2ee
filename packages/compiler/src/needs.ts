// What a bundle needs of its host: who must be there, and which patterns cannot be spread over partitions.
import { actionsOf, type Bundle, type Operator } from "@laban/bundle";

// Names of a condition that look beyond one key (semantics, section 3).
const BEYOND_THE_KEY = /\b(recent_events|event_count|source_event_count)\b/;

/** Capabilities in order of first mention; unpartitionable patterns in declaration order. */
export function needsOf(operators: readonly Operator[]): Bundle["needs"] {
  const actions = operators.flatMap(actionsOf);
  return {
    capabilities: [...new Set(actions.map(({ capability }) => capability))],
    unpartitionable: operators.filter(isUnpartitionable).map(({ id }) => id),
  };
}

function isUnpartitionable(operator: Operator): boolean {
  return operator.scope === "global" || conditionsOf(operator).some((condition) => BEYOND_THE_KEY.test(condition));
}

function conditionsOf(operator: Operator): readonly string[] {
  switch (operator.operator) {
    case "match":
      return operator.when === undefined ? [] : [operator.when];
    case "sequence":
      return [...operator.steps, ...operator.guards].flatMap(({ when }) => when ?? []);
    case "absence":
      return [operator.start, operator.expect, operator.cancel].flatMap((test) => test?.when ?? []);
    case "state_machine":
      return operator.transitions.flatMap(({ when }) => when ?? []);
    case "all_of":
      return [...operator.members, operator.trigger].flatMap((test) => test?.when ?? []);
    case "any_of":
      return [operator.start, ...operator.alternatives].flatMap((test) => test?.when ?? []);
    case "threshold":
      return [operator.when, operator.of].flatMap((text) => text ?? []);
    default:
      return unreachable(operator);
  }
}

function unreachable(operator: never): never {
  throw new Error(`Invariant: no conditions known for ${JSON.stringify(operator)}`);
}
