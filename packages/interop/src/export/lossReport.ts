// What an export kept of a document and what it lost, construct by construct: in = kept + losses, each exactly once.
import type { JsonObject } from "@laban/model";

/** What kind of thing a construct is, in the words of the text form. */
export type ConstructWhat =
  | "name"
  | "title"
  | "event type"
  | "schema"
  | "sensitive field"
  | "description"
  | "stem"
  | "correlation key"
  | "agent"
  | "capability"
  | "behaviour"
  | "emission"
  | "pattern"
  | "field"
  | "condition"
  | "step"
  | "guard"
  | "member"
  | "alternative"
  | "state"
  | "transition"
  | "action"
  | "scenario"
  | "layout";

/** One thing that a person wrote, at its place in the document: ["patterns", "paid_quickly", "steps", "0"]. */
export interface Construct {
  readonly path: readonly string[];
  readonly what: ConstructWhat;
}

/** A construct that the export does not hold as it is meant. */
export interface ExportLoss extends Construct {
  /** `approximated`: something stands for it that means nearly the same. `lost`: nothing does. */
  readonly fate: "approximated" | "lost";
  /** Why, and what to do about it, in one sentence that names the sub-expression or field. */
  readonly why: string;
}

/** Accounts for every construct: `constructs` = `kept` + `losses.length`. */
export interface LossReport {
  readonly format: string;
  readonly constructs: number;
  readonly kept: number;
  /** In the order of the document. */
  readonly losses: readonly ExportLoss[];
  /** What the format needs to know and the document does not say, as it was chosen: { "region": "any" }. */
  readonly chosen: JsonObject;
}
