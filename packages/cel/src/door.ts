// The contract of this package with its readers (compiler, engine, editor): the shapes that go in and come out.

/** The types that conditions are checked with. `dyn` is "anything": what a schema does not say. */
export type CelType =
  | {
      readonly kind:
        | "bool"
        | "int"
        | "uint"
        | "double"
        | "string"
        | "bytes"
        | "null"
        | "timestamp"
        | "duration"
        | "dyn";
    }
  | { readonly kind: "list"; readonly of: CelType }
  /** `key` is the type of the keys; without it they are strings, as in JSON. */
  | { readonly kind: "map"; readonly of: CelType; readonly key?: CelType }
  /** A value that may be there or not: what `data.?field` gives. */
  | { readonly kind: "optional"; readonly of: CelType }
  /** A type as a value: what `type(x)` gives. */
  | { readonly kind: "type"; readonly of?: CelType }
  /** A type that only a host knows, by its name and the types inside it. */
  | { readonly kind: "opaque"; readonly name: string; readonly of: readonly CelType[] }
  /** An object with known fields; `open` allows others (of type dyn). `optional` fields may be missing. */
  | { readonly kind: "object"; readonly fields: Readonly<Record<string, CelField>>; readonly open: boolean };

/** A field of an object type. */
export interface CelField {
  readonly type: CelType;
  readonly optional: boolean;
  /** From the schema; shown in completions. */
  readonly description?: string;
  readonly sensitive?: boolean;
  /** The values that the schema lists (enum, const). */
  readonly values?: readonly (string | number | boolean)[];
}

/** The names that a condition may use, with their types. */
export type ScopeTypes = Readonly<Record<string, CelType>>;

/** A problem in a condition: data about the user's text. Offsets are UTF-16 positions in the source, end exclusive. */
export interface CelIssue {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Replace [start, end) by `text`. */
  readonly fix?: { readonly title: string; readonly start: number; readonly end: number; readonly text: string };
}

/** Why a condition has no answer: a missing field, a type mismatch, an exhausted budget. */
export interface Unknown {
  readonly unknown: true;
  readonly reason: string;
  readonly start: number;
  readonly end: number;
  /** The reason for programs. */
  readonly cause?: UnknownCause;
}

/**
 * A field that is not there; null, or another kind of value, where something else is needed; an operation without a result
 * (an overflow, a division by zero, a text that is no number); a budget that is used up.
 */
export type UnknownCause = "missing" | "null" | "type" | "error" | "budget";

/** Three-valued: an error never looks like "no match". */
export type Verdict = true | false | Unknown;

/** The values of the names in scope. `data` and what hangs below it is parsed JSON; `time` is milliseconds. */
export interface ConditionScope {
  readonly [name: string]: unknown;
}

/** A condition ready to be asked. Pure; never throws; costs are bounded by the limits it was prepared with. */
export type Condition = (scope: ConditionScope) => Verdict;
