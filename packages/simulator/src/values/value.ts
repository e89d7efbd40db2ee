// Values of payloads as data: what the reader makes of constants and generators, and what a run draws from.
import type { Expression } from "@laban/cel";
import type { Json } from "@laban/model";

/** How a value of a payload is made. `stream` names its random stream or counter. */
export type ValuePlan =
  | { readonly kind: "constant"; readonly value: Json }
  | { readonly kind: "object"; readonly fields: readonly (readonly [string, ValuePlan])[] }
  | { readonly kind: "list"; readonly items: readonly ValuePlan[] }
  | { readonly kind: "sequence"; readonly template: string; readonly from: number; readonly stream: string }
  | {
      readonly kind: "uniform";
      readonly min: number;
      readonly max: number;
      readonly decimals: number;
      readonly stream: string;
    }
  | { readonly kind: "integer"; readonly min: number; readonly max: number; readonly stream: string }
  | {
      readonly kind: "lognormal";
      readonly mu: number;
      readonly sigma: number;
      readonly decimals: number;
      readonly stream: string;
    }
  | {
      readonly kind: "choice";
      readonly options: readonly ValuePlan[];
      readonly weights: readonly number[];
      readonly stream: string;
    }
  | { readonly kind: "cel"; readonly expression: AskingExpression };

/** An expression over the asking event, prepared for every type that this event can have. */
export interface AskingExpression {
  readonly source: string;
  /** By type of the asking event. */
  readonly byType: ReadonlyMap<string, Expression>;
}

/** A distribution of times, in milliseconds. */
export type TimePlan =
  | { readonly kind: "constant"; readonly ms: number }
  | { readonly kind: "uniform"; readonly minMs: number; readonly maxMs: number; readonly stream: string }
  | { readonly kind: "exponential"; readonly meanMs: number; readonly stream: string }
  | { readonly kind: "lognormal"; readonly mu: number; readonly sigma: number; readonly stream: string };
