// Opens what a run's thread steps through: the order's text compiled, and its events found.
import { scenarioStepper, type Stepper } from "./stepper.ts";
import type { RunThreadData } from "./threadMessages.ts";

/** A stepper, or why there is none. */
export type OpenedStepper =
  | { readonly ok: true; readonly stepper: Stepper }
  | { readonly ok: false; readonly problem: { readonly message: string; readonly wayOut: string } };

/** Opens it. */
export function openStepper({ order }: RunThreadData): OpenedStepper {
  return { ok: true, stepper: scenarioStepper(order.text) };
}
