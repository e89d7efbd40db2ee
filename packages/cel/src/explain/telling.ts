// How one part is told: its place, its text, and what it came to.
import type { Planning, Step } from "../plan/step.ts";
import type { CelNode } from "../syntax/ast.ts";
import { celToText } from "../syntax/print.ts";
import { types } from "../types.ts";
import { UnknownValue } from "../values/unknown.ts";
import type { Outcome } from "../values/value.ts";
import { askAlone, type Asking } from "./asking.ts";
import type { ExplainedOutcome, Explanation } from "./explanation.ts";

/** Tells one part. */
export type Explainer = (asking: Asking) => Explanation;

/** What the explainers of one expression share. */
export interface Explaining {
  readonly planning: Planning;
  /** The explainer of a part that stands where macro variables are as they are now. */
  readonly of: (node: CelNode) => Explainer;
}

/** What is below a part. */
export type Inner = (asking: Asking) => Pick<Explanation, "parts" | "partsOmitted" | "loop">;

/** The explainer of a node whose step and parts are known. */
export function explainerWith(
  planning: Planning,
  node: CelNode,
  { step, inner }: { readonly step: Step; readonly inner: Inner },
): Explainer {
  const said = saidOf(planning, node);
  return (asking) => {
    asking.partsLeft -= 1;
    const outcome = askAlone(asking, step, node);
    return { ...said, ...outcomeOf(outcome), ...inner(asking) };
  };
}

/** A part that was not asked. */
export function skipped(planning: Planning, node: CelNode, because: string): Explanation {
  return { ...saidOf(planning, node), outcome: { kind: "skipped", because }, parts: [] };
}

const textMax = 2_000;

function saidOf(planning: Planning, node: CelNode): Pick<Explanation, "node" | "start" | "end" | "text" | "type"> {
  const { start, end, kind } = node;
  const isLong = end - start > textMax;
  const text = isLong ? `${planning.source.slice(start, start + textMax / 10)}…` : celToText(node);
  return { node: kind, start, end, text, type: planning.typeOf.get(node) ?? types.dyn };
}

/** An outcome as it is told. */
export function outcomeOf(outcome: Outcome): {
  readonly outcome: ExplainedOutcome;
  readonly verdict?: boolean | "unknown";
} {
  if (outcome instanceof UnknownValue) {
    const { reason, cause, start, end } = outcome;
    return { outcome: { kind: "unknown", reason, cause, start, end }, verdict: "unknown" };
  }
  const told = { kind: "value", value: outcome } as const;
  return typeof outcome === "boolean" ? { outcome: told, verdict: outcome } : { outcome: told };
}
