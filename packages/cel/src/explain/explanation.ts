// What an explanation is: the tree of an expression with what every part of it came to for one event.
import type { CelType, ConditionScope, UnknownCause } from "../door.ts";
import type { CelNode } from "../syntax/ast.ts";
import type { CelValue } from "../values/value.ts";

/** What a part came to: a value, an unknown with its reason, or nothing, because it was not asked. */
export type ExplainedOutcome =
  | { readonly kind: "value"; readonly value: CelValue }
  | {
      readonly kind: "unknown";
      readonly reason: string;
      readonly cause: UnknownCause;
      /** The range that is to blame; often a part of this one. */
      readonly start: number;
      readonly end: number;
    }
  /** `because` is the end of a sentence: "data.x > 1 is false". */
  | { readonly kind: "skipped"; readonly because: string };

/** One sub-expression, what it came to, and its own parts. Offsets are UTF-16 positions in the source, end exclusive. */
export interface Explanation {
  readonly node: CelNode["kind"];
  readonly start: number;
  readonly end: number;
  /** Canonical CEL; of a very long sub-expression its beginning, ending in "…". */
  readonly text: string;
  /** What the checker found; `dyn` where it found nothing. */
  readonly type: CelType;
  readonly outcome: ExplainedOutcome;
  /** The outcome as an answer; absent for values that are neither true nor false, and for what was not asked. */
  readonly verdict?: boolean | "unknown";
  /** The sub-expressions, in the order in which they are asked. */
  readonly parts: readonly Explanation[];
  /** How many parts are not listed, because the explanation's own budget was used up. */
  readonly partsOmitted?: number;
  /** What a macro over a list or a map did with its items; `parts` has the list itself. */
  readonly loop?: ExplainedLoop;
}

/** The items that a macro visited: all are counted, some are told. */
export interface ExplainedLoop {
  readonly itemCount: number;
  /** Fewer than there are where an item decided. */
  readonly visitedCount: number;
  /** What the body came to, counted; an item that the filter left out counts as false. */
  readonly counts: { readonly true: number; readonly false: number; readonly unknown: number; readonly values: number };
  /** The first items, and those that made the result: for `all` the false one, for `exists` the true one, unknown ones always. */
  readonly told: readonly ExplainedItem[];
}

/** One item of a macro. */
export interface ExplainedItem {
  /** From 0. */
  readonly position: number;
  readonly variables: readonly { readonly name: string; readonly value: CelValue; readonly type: CelType }[];
  /** The body's, or an unknown where the item is not of the type that the schema says. */
  readonly outcome: ExplainedOutcome;
  readonly filter?: Explanation;
  /** Absent where the filter left the item out. */
  readonly body?: Explanation;
}

/** Limits of one explanation. Past them parts are left out, and counted. */
export interface ExplainLimits {
  /** Most sub-expressions that are told, those of items included. */
  readonly partsMax: number;
  /** Most items that are told of each macro: this many first ones, and this many that made the result. */
  readonly itemsMax: number;
}

/** The limits that hold where a caller states none. */
export const defaultExplainLimits: ExplainLimits = { partsMax: 2_000, itemsMax: 3 };

/** Explains an expression for one event. Pure; never throws; bounded by its limits. Nothing of it is made before it is called first. */
export type Explain = (scope: ConditionScope, limits?: Partial<ExplainLimits>) => Explanation;
