// All actions that an operator may ask for, wherever it keeps them.
import type { BundleAction, Operator } from "./bundle.ts";

/** The actions of the outcomes, then those of an operator's parts, in the order of its fields. */
export function actionsOf(operator: Operator): readonly BundleAction[] {
  const ofOutcomes = Object.values(operator.actions);
  return [...ofOutcomes, ...partsOf(operator).flatMap((part) => part?.action ?? [])];
}

function partsOf(operator: Operator): readonly ({ readonly action?: BundleAction } | undefined)[] {
  switch (operator.operator) {
    case "state_machine":
      return [...operator.states.map(({ timeout }) => timeout), ...operator.transitions];
    case "any_of":
      return operator.alternatives;
    default:
      return [];
  }
}
