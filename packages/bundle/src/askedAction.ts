// Which action of a pattern an effect carries: the outcome's own, or that of the part that brought it about.
import type { BundleAction, Operator } from "./bundle.ts";

/** What an effect says of itself. */
export interface AskingEffect {
  readonly outcome: "matched" | "timeout" | "violated" | "broken" | "cancelled" | "evicted";
  readonly detail?: string;
  readonly action?: string;
  readonly capability?: string;
  readonly alternative?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The action that the effect asks for, with how long it may take; undefined where it asks for nothing. */
export function askedAction(operator: Operator, effect: AskingEffect): BundleAction | undefined {
  const { outcome, detail, action, capability } = effect;
  if (action === undefined) return undefined;
  const outcomes = operator.actions;
  const own = [...partsOf(operator, effect), detail === "recovered" ? outcomes.recovered : outcomes[outcome]];
  // Several transitions may lead the same way: what was asked tells them apart.
  return own.find((each) => each?.action === action && each.capability === capability);
}

function partsOf(operator: Operator, effect: AskingEffect): readonly (BundleAction | undefined)[] {
  const { outcome, alternative, from, to } = effect;
  switch (operator.operator) {
    case "any_of":
      return outcome === "matched"
        ? operator.alternatives.flatMap((each) => (each.name === alternative ? each.action : []))
        : [];
    case "state_machine":
      return outcome === "timeout"
        ? operator.states.flatMap(({ name, timeout }) => (name === from ? timeout?.action : []))
        : operator.transitions.flatMap((each) => (each.from.includes(from ?? "") && each.to === to ? each.action : []));
    default:
      return [];
  }
}
