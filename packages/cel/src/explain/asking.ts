// One explanation in the making: the values of the scope and what may still be spent on telling more.
import type { Context, Step } from "../plan/step.ts";
import type { Outcome } from "../values/value.ts";
import type { ExplainLimits } from "./explanation.ts";

/** The state of one explanation. */
export interface Asking {
  readonly context: Context;
  readonly limits: ExplainLimits;
  partsLeft: number;
  workLeft: number;
}

// Every part is asked for itself, so deep trees are asked again and again: about a character of source or a step of evaluation each.
const workMax = 1_000_000;

/** Begins an explanation. */
export function startAsking(context: Context, limits: ExplainLimits): Asking {
  return { context, limits, partsLeft: limits.partsMax, workLeft: workMax };
}

/** True where nothing more may be told. */
export function isSpentOut(asking: Asking): boolean {
  return asking.partsLeft <= 0 || asking.workLeft <= 0;
}

/** Asks one part for itself: with a whole budget, and without touching that of what is around it. */
export function askAlone(asking: Asking, step: Step, range: { readonly start: number; readonly end: number }): Outcome {
  const { context } = asking;
  const outer = context.spent;
  context.spent = 0;
  const outcome = step(context);
  asking.workLeft -= context.spent + range.end - range.start;
  context.spent = outer;
  return outcome;
}
