// All actions that an operator may ask for, wherever it keeps them.
import type { BundleAction, Operator } from "./bundle.ts";

/** The actions of the outcomes, then those of an operator's parts, in the order of its fields. */
export function actionsOf(operator: Operator): readonly BundleAction[] {
  const ofOutcomes = Object.values(operator.actions);
  if (operator.operator !== "state_machine") return ofOutcomes;
  const ofParts = [...operator.states.map(({ timeout }) => timeout), ...operator.transitions];
  return [...ofOutcomes, ...ofParts.flatMap((part) => part?.action ?? [])];
}
